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
            <p class="muted small">
              to <a href=${href({ path: '/overview', dataset: told.dataset, start: null, end: null })} data-route>${told.dataset}</a>
              · ${bytes(told.size)}${task ? html` · <time datetime=${task.created_at} title=${dateTime(task.created_at)}>${ago(task.created_at)}</time>` : nothing}
            </p>
          </div>
          <p class="headline">${can.cancelling ? 'Being cancelled' : told.headline}</p>
          <div class="actions">${this.#actions(can, moving, open)}</div>
        </div>
        ${moving ? this.#bar(told) : nothing}
        ${open ? this.#story(told) : nothing}
      </article>
    `;
  }

  #bar({ filename, percent }) {
    const width = percent === null ? 0 : Math.max(1, Math.min(100, percent));
    return html`
      <svg class="bar" role="progressbar" aria-label="Progress of ${filename}" aria-valuemin="0" aria-valuemax="100"
        aria-valuenow=${percent === null ? nothing : Math.round(width)}>
        <rect class="rest" width="100%" height="4" rx="2"></rect>
        <rect class="part" width="${width}%" height="4" rx="2"></rect>
      </svg>
    `;
  }

  #story({ steps }) {
    const { task, upload } = this;
    const problem = this.problem ?? upload?.problem ?? task?.problem;
    const faults = task?.errors ?? [];
    return html`
      <div class="body">
        <stage-track .steps=${steps}></stage-track>
        ${problem ? html`<problem-note .problem=${problem}></problem-note>` : nothing}
        ${
          task?.rejected_rows > 0
            ? html`
          <div class="faults">
            <div class="title">
              <h4>${plural(task.rejected_rows, 'row')} set aside${faults.length < task.rejected_rows ? `; the first ${faults.length}:` : ''}</h4>
              <a class="button" href=${rejectsUrl(task.task_id)} download>Download rejected rows</a>
            </div>
            ${problem?.errors?.length ? nothing : html`<fault-table .faults=${faults}></fault-table>`}
          </div>`
            : nothing
        }
      </div>
    `;
  }

  #actions(can, moving, open) {
    const { upload, task } = this;
    return html`
      ${can.cancelUpload ? html`<button @click=${() => cancelUpload(upload.key)}>Cancel</button>` : nothing}
      ${can.retryUpload ? html`<button @click=${() => retryUpload(upload.key)}>Send again</button>` : nothing}
      ${can.cancel ? html`<button ?disabled=${this.asking} @click=${() => this.#ask(cancelTask)}>Cancel</button>` : nothing}
      ${can.retry ? html`<button ?disabled=${this.asking} @click=${() => this.#ask(retryTask)}>Try again</button>` : nothing}
      ${
        upload && !moving && upload.phase !== 'queued'
          ? html`<button class="quiet" aria-label="Put ${upload.file.name} away" title="Put away" @click=${() => dismiss(upload.key)}>${cross}</button>`
          : nothing
      }
      ${
        !upload && task && !moving
          ? html`<button class="quiet" aria-expanded=${open ? 'true' : 'false'} aria-label="Steps of ${task.original_filename}" @click=${() => (this.open = !this.open)}>${chevron}</button>`
          : nothing
      }
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
