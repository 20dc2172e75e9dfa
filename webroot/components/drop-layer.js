import { LitElement, css, html, nothing } from 'lit';
import { options, replaces } from '../state/options.js';
import { sendToTarget, target, targetIsValid, targetName } from '../state/target.js';
import { place } from '../state/url.js';
import { datasets } from '../state/datasets.js';
import { Watch } from '../state/store.js';
import { controls } from '../styles/controls.js';
import { upload } from './icons.js';

/** Makes the whole page take dropped files, and says so while one is held over it. */
class DropLayer extends LitElement {
  #watch = new Watch(this, target, datasets, place, options);
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
      sendToTarget(filesOf(event.dataTransfer));
    }
  };

  #reset() {
    this.#depth = 0;
    this.over = false;
  }

  render() {
    if (!this.over) {
      return nothing;
    }
    return html`
      <div>
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

  static styles = [
    controls,
    css`
    div {
      position: fixed;
      z-index: 30;
      inset: 0;
      display: grid;
      place-items: center;
      padding: var(--space-6);
      background: color-mix(in srgb, var(--page) 82%, transparent);
      pointer-events: none;
    }
    div::before {
      position: absolute;
      inset: var(--space-3);
      border: 2px dashed var(--accent);
      border-radius: 20px;
      content: '';
    }
    p {
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

/** Files, without the folders that a browser lists among them. */
function filesOf(transfer) {
  const items = [...transfer.items].filter((item) => item.kind === 'file');
  return items
    .filter((item) => !item.webkitGetAsEntry?.()?.isDirectory)
    .map((item) => item.getAsFile())
    .filter(Boolean);
}

customElements.define('drop-layer', DropLayer);
