import { LitElement, css, html, nothing } from 'lit';
import { cancelTask, redoTask, retryTask, undoTask } from '../api/rest.js';
import { asProblem } from '../api/http.js';
import { abilities, duplicateOf } from '../state/abilities.js';
import { replacesAlone } from '../state/refusals.js';
import { learn } from '../state/tasks.js';
import { cancelUpload, goOn, pauseUpload, resumeUpload, retryUpload, sendAnyway } from '../state/uploads.js';
import { href } from '../state/url.js';
import { controls } from '../styles/controls.js';

const BUTTONS = [
  'pauseUpload',
  'resumeUpload',
  'cancelUpload',
  'retryUpload',
  'sendAnyway',
  'goOn',
  'settle',
  'cancel',
  'retry',
  'undo',
  'redo',
];

/**
 * What one may do with a file now. Fires `trouble` with a problem, or with null as it tries again.
 *
 * @typedef {object} Props
 * @prop {import('../state/uploads.js').Upload | null} upload
 * @prop {Server.Task | null} task
 *
 * @extends {LitElement<Props>}
 */
class FileActions extends LitElement {
  static properties = {
    upload: { attribute: false },
    task: { attribute: false },
    asking: { state: true },
    refused: { state: true },
  };

  willUpdate(changed) {
    // What was refused was refused of the task as it was.
    if (changed.has('task') && changed.get('task')?.state !== this.task?.state) {
      this.refused = null;
    }
  }

  render() {
    const can = abilities(this.upload, this.task);
    this.hidden = !BUTTONS.some((name) => can[name]);
    return html`
      ${can.pauseUpload ? this.#local('Pause', pauseUpload) : nothing}
      ${can.resumeUpload ? this.#local('Go on', resumeUpload) : nothing}
      ${can.cancelUpload ? this.#local('Cancel', cancelUpload) : nothing}
      ${can.retryUpload ? this.#local(this.upload?.problem?.type === replacesAlone.type ? 'Replace with this one' : 'Send again', retryUpload) : nothing}
      ${can.sendAnyway ? this.#local('Load it again anyway', sendAnyway) : nothing}
      ${can.goOn ? this.#file() : nothing}
      ${can.settle ? this.#settle() : nothing}
      ${can.cancel ? this.#remote('Cancel', cancelTask) : nothing}
      ${can.retry ? this.#remote('Try again', retryTask) : nothing}
      ${can.undo ? this.#remote('Undo', undoTask) : nothing}
      ${can.redo ? this.#remote('Put back', redoTask) : nothing}
      ${this.refused ? this.#twice(this.refused) : nothing}
    `;
  }

  #name = () => this.upload?.file.name ?? this.task?.original_filename;

  #local(words, what) {
    const key = this.upload?.key;
    return html`<button aria-label="${words}: ${this.#name()}" @click=${() => what(key)}>${words}</button>`;
  }

  #remote(words, what) {
    return html`
      <button aria-label="${words}: ${this.#name()}" ?disabled=${this.asking} @click=${() => this.#ask(what)}>
        ${words}
      </button>
    `;
  }

  /** What was refused because the same content would count twice may be meant so. */
  #twice(what) {
    const words = 'Count it twice';
    const ask = () => this.#ask(what, true);
    return html`<button aria-label="${words}: ${this.#name()}" ?disabled=${this.asking} @click=${ask}>${words}</button>`;
  }

  /** The page has lost the file that it was sending; only who has it can give it again. */
  #file() {
    const choose = () => this.renderRoot.querySelector('input')?.click();
    return html`
      <button class="primary" aria-label="Choose the file: ${this.#name()}" @click=${choose}>Choose the file</button>
      <input type="file" hidden aria-hidden="true" @change=${this.#chosen} />
    `;
  }

  #chosen({ target: input }) {
    const [file] = input.files;
    if (file) {
      this.#tell(goOn(this.task, file));
    }
    input.value = '';
  }

  #settle() {
    const there = href({ path: `/files/${this.task?.task_id}` });
    return html`<a class="button primary" href=${there} data-route>Check and load</a>`;
  }

  async #ask(what, twice = false) {
    this.asking = true;
    this.refused = null;
    this.#tell(null);
    try {
      const answer = await what(this.task?.task_id, twice);
      if (answer.task_id) {
        learn(answer);
      }
    } catch (failure) {
      const problem = asProblem(failure);
      this.refused = duplicateOf(problem) ? what : null;
      this.#tell(problem);
    } finally {
      this.asking = false;
    }
  }

  #tell(problem) {
    this.dispatchEvent(new CustomEvent('trouble', { detail: problem }));
  }

  static styles = [
    controls,
    css`
    :host {
      display: flex;
      gap: var(--space-1);
    }
  `,
  ];
}
customElements.define('file-actions', FileActions);
