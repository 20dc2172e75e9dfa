import { LitElement, css, html, nothing } from 'lit';
import { ago, count, dateTime } from '../state/format.js';
import { href } from '../state/url.js';
import { controls } from '../styles/controls.js';

/**
 * Files that did not get through: why, and the way to what can be done about it.
 *
 * @typedef {object} Props
 * @prop {Server.Failed[]} tasks the newest of them
 * @prop {number} all how many there are
 *
 * @extends {LitElement<Props>}
 */
class FailedFiles extends LitElement {
  static properties = { tasks: { attribute: false }, all: { attribute: false } };

  render() {
    return this.tasks.length === 0
      ? html`<p class="muted small">Every file of this time got through.</p>`
      : html`<ul>${this.tasks.map((task) => this.#file(task))}</ul>${this.#rest()}`;
  }

  #rest() {
    const there = href({ path: '/data-ingestion', own: { fate: 'failed' } });
    return this.all > this.tasks.length
      ? html`<p class="small"><a class="reach" href=${there} data-route>The newest ${count(this.tasks.length)} of ${count(this.all)}; look at all that were not loaded</a></p>`
      : nothing;
  }

  #file({ task_id: id, original_filename: name, datasource_name: dataset, error, at }) {
    return html`
      <li>
        <div>
          <p><a class="reach" href=${href({ path: `/files/${id}` })} data-route>${name}</a> <span class="muted">${dataset ? `for ${dataset}` : ''}</span></p>
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
