import { LitElement, css, html, nothing } from 'lit';
import { folderNote } from '../state/folder-note.js';
import { part } from '../state/parts.js';
import { options, replaces } from '../state/options.js';
import { sendToTarget, target, targetIsValid, targetName } from '../state/target.js';
import { place } from '../state/url.js';
import { datasets } from '../state/datasets.js';
import { Watch } from '../state/store.js';
import { controls } from '../styles/controls.js';
import { cross, upload } from './icons.js';

const folders = part(() => import('../state/folders.js'));

/** Makes the whole page take dropped files and folders, and says so while one is held over it. */
class DropLayer extends LitElement {
  #watch = new Watch(this, target, datasets, place, options, folderNote);
  #depth = 0;
  static properties = { over: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    addEventListener('dragenter', this.#enter);
    addEventListener('dragover', this.#hover);
    addEventListener('dragleave', this.#leave);
    addEventListener('drop', this.#drop);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener('dragenter', this.#enter);
    removeEventListener('dragover', this.#hover);
    removeEventListener('dragleave', this.#leave);
    removeEventListener('drop', this.#drop);
  }

  #enter = (event) => {
    if (carriesFiles(event)) {
      event.preventDefault();
      this.#depth++;
      this.over = true;
    }
  };

  #hover = (event) => {
    if (carriesFiles(event)) {
      event.preventDefault();
      event.dataTransfer.dropEffect = targetIsValid() ? 'copy' : 'none';
    }
  };

  #leave = (event) => {
    if (carriesFiles(event) && --this.#depth <= 0) {
      this.#reset();
    }
  };

  #drop = (event) => {
    if (carriesFiles(event)) {
      event.preventDefault();
      this.#reset();
      folderNote.set({ words: '' });
      this.#take(event.dataTransfer);
    }
  };

  /** What is dropped can be asked for only while it is being dropped; what is in it, later, too. */
  async #take(transfer) {
    const dropped = [...transfer.items].filter((item) => item.kind === 'file');
    const found = dropped.map((item) => item.webkitGetAsEntry?.()).filter((entry) => entry?.isDirectory);
    const files = dropped
      .filter((item) => !item.webkitGetAsEntry?.()?.isDirectory)
      .map((item) => item.getAsFile())
      .filter((file) => file !== null);
    if (found.length === 0) {
      sendToTarget(files);
    } else {
      (await folders())?.sendFolders(found, files);
    }
  }

  #reset() {
    this.#depth = 0;
    this.over = false;
  }

  render() {
    if (!this.over) {
      const { words } = folderNote.value;
      return words ? this.#note(words) : nothing;
    }
    return html`
      <div class="over">
        <p>${upload}
          ${
            targetIsValid()
              ? html`<span>Drop to ${replaces() ? 'replace what is in' : 'add to'} <b>${targetName()}</b></span>`
              : html`<span>“${targetName()}” is no dataset name; change it first</span>`
          }
        </p>
      </div>
    `;
  }

  /** What of a folder was not taken. */
  #note(words) {
    return html`
      <div class="note small">
        <span>${words}</span>
        <button class="quiet" aria-label="Put this note away" @click=${() => folderNote.set({ words: '' })}>${cross}</button>
      </div>
    `;
  }

  static styles = [
    controls,
    css`
    .note {
      position: fixed;
      z-index: 30;
      bottom: var(--space-6);
      left: 50%;
      display: flex;
      align-items: center;
      gap: var(--space-3);
      width: max-content;
      max-width: min(560px, calc(100% - 2 * var(--space-4)));
      padding: var(--space-3) var(--space-4);
      border: 1px solid var(--line-strong);
      border-radius: var(--radius);
      background: var(--surface-raised);
      transform: translateX(-50%);
      overflow-wrap: anywhere;
    }
    .over {
      position: fixed;
      z-index: 30;
      inset: 0;
      display: grid;
      place-items: center;
      padding: var(--space-6);
      background: color-mix(in srgb, var(--page) 82%, transparent);
      pointer-events: none;
    }
    .over::before {
      position: absolute;
      inset: var(--space-3);
      border: 2px dashed var(--accent);
      border-radius: 20px;
      content: '';
    }
    .over p {
      display: flex;
      align-items: center;
      gap: var(--space-3);
      padding: var(--space-4) var(--space-6);
      border: 1px solid var(--line);
      border-radius: var(--radius);
      background: var(--surface-raised);
      font-size: var(--size-20);
    }
    b {
      font-weight: 600;
    }
  `,
  ];
}

const carriesFiles = (event) => event.dataTransfer?.types.includes('Files');

customElements.define('drop-layer', DropLayer);
