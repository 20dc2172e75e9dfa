import { LitElement, css, html } from 'lit';
import { asProblem } from '../api/http.js';
import { readAgain, replaceWith } from '../state/replacing.js';
import { go } from '../state/url.js';
import { controls } from '../styles/controls.js';

/**
 * How a file that is on the dashboard is put right: a mended one in its place, or the same one read
 * differently. Fires `sent` when a file was chosen, and `trouble` as `file-actions` does.
 *
 * @typedef {object} Props
 * @prop {Server.Task} task
 *
 * @extends {LitElement<Props>}
 */
class FileChanges extends LitElement {
  static properties = { task: { attribute: false }, asking: { state: true } };

  render() {
    const name = this.task.original_filename;
    return html`
      <button aria-label="Replace with a mended file: ${name}" @click=${this.#choose}>Replace with a mended file…</button>
      <input type="file" hidden aria-hidden="true" @change=${this.#chosen} />
      <button aria-label="Read it differently: ${name}" ?disabled=${this.asking} @click=${this.#readAgain}>
        ${this.asking ? 'Being fetched' : 'Read it differently…'}
      </button>
    `;
  }

  #choose() {
    this.renderRoot.querySelector('input')?.click();
  }

  #chosen({ target: input }) {
    const [file] = input.files;
    if (file) {
      replaceWith(this.task, file);
      this.dispatchEvent(new CustomEvent('sent'));
    }
    input.value = '';
  }

  async #readAgain() {
    this.asking = true;
    this.#tell(null);
    try {
      const task = await readAgain(this.task.task_id);
      go({ path: `/files/${task}` });
      scrollTo(0, 0);
    } catch (failure) {
      this.#tell(asProblem(failure));
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
      flex-wrap: wrap;
      gap: var(--space-2);
    }
  `,
  ];
}
customElements.define('file-changes', FileChanges);
