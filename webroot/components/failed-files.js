import { LitElement, css, html } from 'lit';
import { ago, dateTime } from '../state/format.js';
import { href } from '../state/url.js';
import { controls } from '../styles/controls.js';

/**
 * Files that did not get through: why, and the way to what can be done about it.
 *
 * @typedef {object} Props
 * @prop {Server.Failed[]} tasks
 *
 * @extends {LitElement<Props>}
 */
class FailedFiles extends LitElement {
  static properties = { tasks: { attribute: false } };

  render() {
    return this.tasks.length === 0
      ? html`<p class="muted small">Every file of this time got through.</p>`
      : html`<ul>${this.tasks.map((task) => this.#file(task))}</ul>`;
  }

  #file({ task_id: id, original_filename: name, datasource_name: dataset, error, at }) {
    return html`
      <li>
        <div>
          <p><a href=${href({ path: `/files/${id}` })} data-route>${name}</a> <span class="muted">${dataset ? `for ${dataset}` : ''}</span></p>
          <p>${error?.title ?? 'It did not get through'}${error?.detail ? html`<span class="muted">: ${error.detail}</span>` : ''}</p>
        </div>
        <time class="muted small" datetime=${at} title=${dateTime(at)}>${ago(at)}</time>
      </li>
    `;
  }

  static styles = [
    controls,
    css`
    li {
      display: flex;
      justify-content: space-between;
      gap: var(--space-4);
      padding: var(--space-3) 0;
      border-top: 1px solid var(--line);
      font-size: var(--size-13);
      overflow-wrap: anywhere;
    }
    li:first-child {
      border-top: 0;
    }
    time {
      flex: none;
    }
  `,
  ];
}
customElements.define('failed-files', FailedFiles);
