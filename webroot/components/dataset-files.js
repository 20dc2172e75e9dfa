import { LitElement, css, html, nothing } from 'lit';
import { duplicateOf } from '../state/abilities.js';
import { count, date, dateTime, percent, plural } from '../state/format.js';
import { Watch } from '../state/store.js';
import { tasks } from '../state/tasks.js';
import { href } from '../state/url.js';
import { controls } from '../styles/controls.js';
import './file-actions.js';
import './problem-note.js';

/**
 * The files of a dataset: which of them the dashboard shows, and taking them off and putting them
 * back.
 *
 * @typedef {object} Props
 * @prop {Server.Ingestion[]} ingestions
 *
 * @extends {LitElement<Props>}
 */
class DatasetFiles extends LitElement {
  #watch = new Watch(this, tasks);
  static properties = { ingestions: { attribute: false }, problem: { state: true } };

  render() {
    const newest = [...this.ingestions].sort((a, b) => (b.shown_at ?? '').localeCompare(a.shown_at ?? ''));
    return html`
      ${this.problem ? html`<problem-note .problem=${this.problem}></problem-note>` : nothing}
      <ul class="card">${newest.map((one) => this.#row(one))}</ul>
    `;
  }

  #row(one) {
    const { task_id: id, original_filename: name, rows, rejected_rows: aside, visible } = one;
    const first = one.min_time ? `${date(one.min_time)} – ${date(one.max_time)}` : '';
    const valid = one.quality ? `${percent(one.quality.validity)} accepted` : '';
    return html`
      <li class=${visible ? 'visible' : ''}>
        <div class="who">
          <a class="reach" href=${href({ path: `/files/${id}` })} data-route title=${name}>${name}</a>
          <span class="muted">${one.demo ? 'Made up · ' : nothing}${first}</span>
        </div>
        <span>
          ${plural(rows, 'row')}${aside > 0 ? html`<span class="muted">, ${count(aside)} set aside</span>` : nothing}
          <span class="muted">${valid ? ` · ${valid}` : ''}</span>
        </span>
        <span class="state">${this.#state(one)}</span>
        <file-actions .upload=${null} .task=${this.#taskOf(one)} @trouble=${this.#trouble}></file-actions>
      </li>
    `;
  }

  /** @param {Server.Ingestion} one */
  #state({ task_id: id, original_filename: name, visible, replaced_by: by, purge_at: until, shown_at: at }) {
    if (visible) {
      return html`<b>On the dashboard</b> <span class="muted">since <time datetime=${at} title=${dateTime(at)}>${date(at)}</time>${this.#inPlaceOf(id, name)}</span>`;
    }
    const why = by ? `Replaced by ${this.#nameOf(by)}` : 'Taken off';
    const back = until && Date.parse(until) > Date.now() ? `; kept until ${date(until)}` : '';
    return html`<span class="muted">${why}${back}</span>`;
  }

  #inPlaceOf(id, name) {
    const old = this.ingestions.filter(({ replaced_by: by }) => by === id);
    const first = old[0]?.original_filename;
    switch (old.length) {
      case 0:
        return '';
      case 1:
        return first === name ? ', in the place of what it was before' : `, in the place of ${first}`;
      default:
        return `, in the place of ${plural(old.length, 'file')}`;
    }
  }

  #nameOf(id) {
    return this.ingestions.find(({ task_id }) => task_id === id)?.original_filename ?? 'another file';
  }

  /** What may be done with it hangs on its newest state, which the feed tells first. */
  #taskOf(one) {
    return tasks.value.byId.get(one.task_id) ?? one;
  }

  #trouble({ detail }) {
    this.problem = duplicateOf(detail) ? { ...detail, errors: [] } : detail;
  }

  static styles = [
    controls,
    css`
    :host {
      display: grid;
      gap: var(--space-2);
      min-width: 0;
    }
    li {
      display: grid;
      grid-template-columns: minmax(0, 4fr) minmax(0, 4fr) minmax(0, 4fr) 100px;
      align-items: center;
      gap: var(--space-1) var(--space-4);
      min-height: 56px;
      padding: var(--space-2) var(--space-4);
      font-size: var(--size-13);
    }
    li + li {
      border-top: 1px solid var(--line);
    }
    .who {
      display: grid;
      min-width: 0;
    }
    .who a {
      overflow: hidden;
      font-size: var(--size-14);
      font-weight: 600;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
    b {
      color: var(--positive);
      font-weight: 500;
    }
    li:not(.visible) .who a {
      color: var(--text-muted);
    }
    file-actions {
      justify-content: flex-end;
    }
    @media (max-width: 900px) {
      li {
        grid-template-columns: minmax(0, 1fr) auto;
      }
      li > span {
        grid-column: 1;
      }
      file-actions {
        grid-row: 1 / span 2;
        grid-column: 2;
        align-self: start;
      }
    }
  `,
  ];
}
customElements.define('dataset-files', DatasetFiles);
