import { LitElement, css, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { count, plural } from '../state/format.js';
import { part } from '../state/parts.js';
import { Watch } from '../state/store.js';
import { ended, loadTasks, newestFirst, tasks } from '../state/tasks.js';
import { taskOf, uploads } from '../state/uploads.js';
import { href } from '../state/url.js';
import { controls } from '../styles/controls.js';
import { skeleton } from '../styles/skeleton.js';
import './problem-note.js';

const fileCard = part(() => import('./file-card.js'));

/** So many of the files that wait are named. */
const NAMED = 3;

/**
 * Files and where they are: those that this page sends first, then the server's, newest first.
 *
 * @typedef {object} Card
 * @property {string} key
 * @property {import('../state/uploads.js').Upload | null} upload
 * @property {Server.Task | null} task
 *
 * @typedef {object} Props
 * @prop {string} show `active` for what is being sent or is under way, `settled` for the rest, else all.
 *     Where figures are the matter, several that wait for their owner are told in one line
 * @prop {string} of the dataset that is looked at: what goes to others is not told, unless this page sends it
 * @prop {number} limit how many of the server's to show
 * @prop {string} heading stands above them, if there are any
 *
 * @extends {LitElement<Props>}
 */
class FileList extends LitElement {
  #watch = new Watch(this, tasks, uploads);
  static properties = { show: {}, of: {}, limit: { type: Number }, heading: {} };

  constructor() {
    super();
    this.limit = 50;
  }

  render() {
    const { known, problem } = tasks.value;
    const { cards, waiting } = this.#shown();
    this.hidden = this.show !== undefined && cards.length + waiting.length === 0;
    if (cards.length + waiting.length === 0) {
      return this.hidden ? nothing : this.#none(known, problem);
    }
    if (cards.length > 0) {
      fileCard();
    }
    return html`
      ${this.show === 'active' ? html`<h2 class="only-read">Files on their way</h2>` : nothing}
      ${waiting.length > 0 ? this.#waiting(waiting) : nothing}
      ${this.heading ? html`<h2>${this.heading}</h2>` : nothing}
      <ul aria-label="Files">
        ${repeat(
          cards,
          ({ key }) => key,
          ({ upload, task }) => html`
          <li><file-card .upload=${upload} .task=${task} ?open=${upload !== null}></file-card></li>
        `,
        )}
      </ul>
      ${this.#rest(cards)}
    `;
  }

  /** @returns {{cards: Card[], waiting: Card[]}} */
  #shown() {
    const cards = this.#cards();
    const waiting = cards.filter(({ upload, task }) => !upload && task.state === 'AWAITING_MAPPING');
    return this.show === 'active' && waiting.length > 1
      ? { cards: cards.filter((card) => !waiting.includes(card)), waiting }
      : { cards, waiting: [] };
  }

  #waiting(files) {
    const link = ({ task }, at) => html`${at > 0 ? ', ' : ''}<a href=${href({ path: `/files/${task.task_id}` })} data-route>${task.original_filename}</a>`;
    const rest = files.length - NAMED;
    const more = html` and <a href=${href({ path: '/data-ingestion' })} data-route>${count(rest)} more</a>`;
    return html`<p class="waiting">${plural(files.length, 'file')} wait for you: ${files.slice(0, NAMED).map(link)}${rest > 0 ? more : nothing}</p>`;
  }

  #cards() {
    const own = uploads.value.list.map((upload) => ({
      key: upload.key,
      upload,
      task: taskOf(upload),
    }));
    const taken = new Set(own.map(({ task }) => task?.task_id));
    const others = newestFirst()
      .filter((task) => !taken.has(task.task_id) && (!this.of || task.datasource_name === this.of))
      .map((task) => ({ key: task.task_id, upload: null, task }));
    const under = others.filter(({ task }) => !ended(task));
    switch (this.show) {
      case 'active':
        return [...own, ...under];
      case 'settled':
        return others.filter(({ task }) => ended(task)).slice(0, this.limit);
      default:
        return [...own, ...others.slice(0, this.limit)];
    }
  }

  #none(known, problem) {
    if (problem) {
      return html`<problem-note .problem=${problem} again @again=${loadTasks}></problem-note>`;
    }
    if (!known) {
      return html`<ul aria-busy="true">${[1, 2, 3].map(() => html`<li class="skeleton">&nbsp;</li>`)}</ul>`;
    }
    return html`<p class="muted none">No file has been sent yet.</p>`;
  }

  #rest(cards) {
    const hidden = tasks.value.total - cards.filter(({ task }) => task).length;
    return this.show === undefined && hidden > 0
      ? html`<p><a class="button" href=${href({ own: { from: `${this.limit}` } })} data-route>${plural(hidden, 'older file')}</a></p>`
      : nothing;
  }

  static styles = [
    controls,
    skeleton,
    css`
    :host {
      display: block;
    }
    ul {
      display: grid;
      gap: var(--space-2);
    }
    li {
      min-width: 0;
    }
    li.skeleton {
      width: 100%;
      height: 62px;
      border-radius: var(--radius);
    }
    h2 {
      margin-bottom: var(--space-3);
      font-size: var(--size-16);
      font-weight: 600;
      letter-spacing: -0.01em;
    }
    p {
      padding: var(--space-3) 0;
    }
    .waiting {
      padding: var(--space-3) var(--space-4);
      border-radius: var(--radius-small);
      background: var(--caution-soft);
      overflow-wrap: anywhere;
    }
    .waiting:not(:last-child) {
      margin-bottom: var(--space-2);
    }
  `,
  ];
}
customElements.define('file-list', FileList);
