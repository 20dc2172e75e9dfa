import { LitElement, html, nothing } from 'lit';
import { abilities, duplicateOf, replacedBy } from '../state/abilities.js';
import { elsewhere } from '../state/elsewhere.js';
import { ago, bytes, dateTime } from '../state/format.js';
import { part } from '../state/parts.js';
import { isUnclear } from '../state/refusals.js';
import { Watch } from '../state/store.js';
import { story } from '../state/story.js';
import { tasks } from '../state/tasks.js';
import { dismiss } from '../state/uploads.js';
import { href } from '../state/url.js';
import { controls } from '../styles/controls.js';
import { look } from '../styles/file-card.js';
import { chevron, cross, fileIcon } from './icons.js';
import './file-actions.js';
import './file-place.js';
import './problem-note.js';

const inside = part(() => import('./file-inside.js'));

/**
 * One file's story, from the drop to the dashboard.
 *
 * @typedef {object} Props
 * @prop {import('../state/uploads.js').Upload | null} upload if this page sends or sent it
 * @prop {Server.Task | null} task what the server says of it
 * @prop {boolean} open whether its steps are shown
 *
 * @extends {LitElement<Props>}
 */
class FileCard extends LitElement {
  #watch = new Watch(this, elsewhere);
  static properties = {
    upload: { attribute: false },
    task: { attribute: false },
    open: { type: Boolean },
    problem: { state: true },
  };

  render() {
    const { upload, task } = this;
    const told = story(upload, task);
    const can = abilities(upload, task);
    const moving = told.mood === 'moving';
    const open = (this.open || moving) && upload?.phase !== 'queued';
    return html`
      <article class="card ${told.mood}" aria-labelledby="name">
        <div class="head">
          <span class="icon">${fileIcon}</span>
          <div class="who">
            <h3 id="name" title=${told.filename}>${told.filename}</h3>
            <p class="muted small">${this.#about(told)}</p>
          </div>
          <p class="headline">${can.cancelling ? 'Being cancelled' : told.headline}</p>
          <div class="actions">
            <file-actions .upload=${upload} .task=${task} @trouble=${this.#trouble}></file-actions>
            ${this.#away(moving, open)}
          </div>
        </div>
        ${told.percent !== null ? this.#bar(told) : nothing} ${open ? this.#story(told, can) : nothing}
      </article>
    `;
  }

  #about({ dataset, size }) {
    const at = this.task?.created_at;
    const when = html` · <time datetime=${at} title=${dateTime(at)}>${ago(at)}</time>`;
    const there = href({ path: '/overview', dataset, start: null, end: null });
    const to = dataset ? html`to <a class="reach" href=${there} data-route>${dataset}</a>` : 'refused before its dataset was named';
    return html`${to} · ${bytes(size)}${at ? when : nothing}<file-place .upload=${this.upload} .task=${this.task}></file-place>`;
  }

  #bar({ filename, percent }) {
    const width = percent === null ? 0 : Math.max(1, Math.min(100, percent));
    return html`
      <svg
        class="bar"
        role="progressbar"
        aria-label="Progress of ${filename}"
        aria-valuemin="0"
        aria-valuemax="100"
        aria-valuenow=${percent === null ? nothing : Math.round(width)}
      >
        <rect class="rest" width="100%" height="4" rx="2"></rect>
        <rect class="part" width="${width}%" height="4" rx="2"></rect>
      </svg>
    `;
  }

  #story({ steps }, can) {
    inside();
    const { task } = this;
    const problem = this.problem ? { ...this.problem, asked: true } : this.#cause();
    const notes = task?.notes ?? [];
    return html`
      <div class="body">
        ${steps.length > 0 ? html`<stage-track .steps=${steps}></stage-track>` : nothing}
        ${this.upload?.note ? html`<file-notes .notes=${[{ kind: 'INFO', column: null, message: this.upload.note }]}></file-notes>` : nothing}
        ${problem ? this.#problem(problem) : nothing}
        ${notes.length > 0 ? html`<file-notes .notes=${notes}></file-notes>` : nothing}
        ${task && (task.rejected_rows ?? 0) > 0 ? html`<rows-aside .task=${task} ?listed=${problem?.errors?.length > 0}></rows-aside>` : nothing}
        ${task && can.look ? this.#more(task, can) : nothing}
      </div>
    `;
  }

  #more(task, can) {
    return html`
      <div class="more small">
        ${this.#wayTo(task.task_id, 'How it was read')}
        ${can.change ? html`<file-changes .task=${task} @trouble=${this.#trouble}></file-changes>` : nothing}
      </div>
    `;
  }

  #problem(problem) {
    const earlier = duplicateOf(problem);
    const faster = replacedBy(problem);
    const detail = (!problem.asked && earlier && this.#again(earlier)) || problem.detail;
    const shown = earlier ? { ...problem, errors: [], detail } : problem;
    return html`
      <problem-note .problem=${shown} ?mild=${earlier !== null || isUnclear(problem)}></problem-note>
      ${earlier ? html`<p class="small">${this.#wayTo(earlier, 'Look at the earlier file')}</p>` : nothing}
      ${faster ? html`<p class="small">${this.#wayTo(faster, 'Look at the file that was faster')}</p>` : nothing}
    `;
  }

  /** Which file has the same content, if that is known here. */
  #again(earlier) {
    const before = tasks.value.byId.get(earlier);
    if (this.upload?.options.replaces === earlier) {
      return 'It is the very file that it was to replace, with nothing mended; nothing of it was kept. Look whether the mended one was saved.';
    }
    const mend = this.upload ? ' If it is meant to count twice, load it again anyway.' : '';
    return before
      ? `It came as “${before.original_filename}” on ${dateTime(before.created_at)}; nothing of this file was kept.${mend}`
      : null;
  }

  #wayTo(id, words) {
    return html`<a class="reach" href=${href({ path: `/files/${id}` })} data-route>${words}</a>`;
  }

  /** Why it did not arrive; who cancelled it knows. */
  #cause() {
    const { upload, task } = this;
    return upload?.phase === 'cancelled' ? null : (upload?.problem ?? task?.problem);
  }

  #trouble({ detail }) {
    this.problem = detail;
    this.open = this.open || detail !== null;
  }

  /** Puts an own card away, or folds one of the server's, once nothing moves in it. */
  #away(moving, open) {
    const { upload, task } = this;
    if (moving || (upload && ['queued', 'paused'].includes(upload.phase))) {
      return nothing;
    }
    if (upload) {
      const label = `Put ${upload.file.name} away`;
      const put = () => dismiss(upload.key);
      return html`<button class="quiet" aria-label=${label} @click=${put}>${cross}</button>`;
    }
    return html`
      <button
        class="quiet"
        aria-label="Steps of ${task?.original_filename}"
        aria-expanded=${open ? 'true' : 'false'}
        @click=${() => (this.open = !this.open)}
      >
        ${chevron}
      </button>
    `;
  }

  static styles = [controls, look];
}
customElements.define('file-card', FileCard);
