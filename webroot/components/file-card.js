import { LitElement, css, html, nothing } from 'lit';
import { cancelTask, rejectsUrl, retryTask } from '../api/rest.js';
import { asProblem } from '../api/http.js';
import { ago, bytes, dateTime, plural } from '../state/format.js';
import { abilities, story } from '../state/story.js';
import { learn } from '../state/tasks.js';
import { cancelUpload, dismiss, retryUpload } from '../state/uploads.js';
import { href } from '../state/url.js';
import { controls } from '../styles/controls.js';
import { look } from '../styles/file-card.js';
import { chevron, cross, fileIcon } from './icons.js';
import './fault-table.js';
import './problem-note.js';
import './stage-track.js';

/**
 * One file's story, from the drop to the dashboard.
 *
 * @prop {import('../state/uploads.js').Upload | null} upload if this page sends or sent it
 * @prop {object | null} task what the server says of it
 * @prop {boolean} open whether its steps are shown
 */
class FileCard extends LitElement {
  static properties = {
    upload: { attribute: false },
    task: { attribute: false },
    open: { type: Boolean },
    problem: { state: true },
    asking: { state: true },
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
          <div class="actions">${this.#actions(can)} ${this.#away(moving, open)}</div>
        </div>
        ${moving ? this.#bar(told) : nothing} ${open ? this.#story(told) : nothing}
      </article>
    `;
  }

  #about({ dataset, size }) {
    const at = this.task?.created_at;
    const when = html` · <time datetime=${at} title=${dateTime(at)}>${ago(at)}</time>`;
    const there = href({ path: '/overview', dataset, start: null, end: null });
    return html`to <a href=${there} data-route>${dataset}</a> · ${bytes(size)}${at ? when : nothing}`;
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

  #story({ steps }) {
    const { task } = this;
    const problem = this.problem ?? this.#cause();
    return html`
      <div class="body">
        <stage-track .steps=${steps}></stage-track>
        ${problem ? html`<problem-note .problem=${problem}></problem-note>` : nothing}
        ${task?.rejected_rows > 0 ? this.#faults(task, problem?.errors?.length > 0) : nothing}
      </div>
    `;
  }

  /** Why it did not arrive; who cancelled it knows. */
  #cause() {
    const { upload, task } = this;
    return upload?.phase === 'cancelled' ? null : (upload?.problem ?? task?.problem);
  }

  #faults({ task_id: id, rejected_rows: rejected, errors = [] }, listed) {
    const first = errors.length < rejected ? `; the first ${errors.length}:` : '';
    return html`
      <div class="faults">
        <div class="title">
          <h4>${plural(rejected, 'row')} set aside${first}</h4>
          <a class="button" href=${rejectsUrl(id)} download>Download rejected rows</a>
        </div>
        ${listed ? nothing : html`<fault-table .faults=${errors}></fault-table>`}
      </div>
    `;
  }

  #actions(can) {
    const { key } = this.upload ?? {};
    const local = (words, what) => html`<button @click=${() => what(key)}>${words}</button>`;
    const remote = (words, what) => html`
      <button ?disabled=${this.asking} @click=${() => this.#ask(what)}>${words}</button>
    `;
    return html`
      ${can.cancelUpload ? local('Cancel', cancelUpload) : nothing}
      ${can.retryUpload ? local('Send again', retryUpload) : nothing}
      ${can.cancel ? remote('Cancel', cancelTask) : nothing}
      ${can.retry ? remote('Try again', retryTask) : nothing}
    `;
  }

  /** Puts an own card away, or folds one of the server's, once nothing moves in it. */
  #away(moving, open) {
    const { upload, task } = this;
    if (moving || upload?.phase === 'queued') {
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
        aria-label="Steps of ${task.original_filename}"
        aria-expanded=${open ? 'true' : 'false'}
        @click=${() => (this.open = !this.open)}
      >
        ${chevron}
      </button>
    `;
  }

  async #ask(what) {
    this.asking = true;
    this.problem = null;
    try {
      const answer = await what(this.task.task_id);
      if (answer.task_id) {
        learn(answer);
      }
    } catch (failure) {
      this.problem = asProblem(failure);
      this.open = true;
    } finally {
      this.asking = false;
    }
  }

  static styles = [controls, look];
}
customElements.define('file-card', FileCard);
