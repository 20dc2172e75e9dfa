import { LitElement, css, html, nothing } from 'lit';
import { datasets } from '../state/datasets.js';
import { bytes } from '../state/format.js';
import { health } from '../state/health.js';
import { part } from '../state/parts.js';
import { Watch } from '../state/store.js';
import { sendToTarget, target, targetIsValid, targetName } from '../state/target.js';
import { place } from '../state/url.js';
import { datasetHint } from '../state/uploads.js';
import { controls } from '../styles/controls.js';
import { upload } from './icons.js';
import './upload-options.js';

const folders = part(() => import('../state/folders.js'));

/** Some phones have no folders to choose. */
const HAS_FOLDERS = 'webkitdirectory' in HTMLInputElement.prototype;

/**
 * Invites a file, and says to which dataset it goes. Files may be dropped anywhere (drop-layer);
 * this is where a keyboard or a finger finds the same.
 *
 * @typedef {object} Props
 * @prop {string} size `page` where there is nothing else yet, `strip` beside other things
 *
 * @extends {LitElement<Props>}
 */
class DropZone extends LitElement {
  #watch = new Watch(this, target, datasets, place, health);
  static properties = { size: { reflect: true } };

  render() {
    const valid = targetIsValid();
    const { limit } = health.value;
    return html`
      <section aria-label="Add a file">
        <span class="sign">${upload}</span>
        <div class="words">
          <h2>Drop a sales file anywhere${this.size === 'page' ? ' on this page' : ''}</h2>
          <p class="muted small">
            CSV, Excel or Parquet, also zipped${limit ? `, up to ${bytes(limit)}` : ''}; one file, many, or a
            folder of them. Each row needs at least a date and an amount.
          </p>
        </div>
        <div class="how">
          ${this.#field(valid)}
          <button class="primary" id="choose" @click=${() => this.#choose('#files')}>Choose files</button>
          <input type="file" id="files" multiple hidden aria-hidden="true" @change=${this.#chosen} />
          ${HAS_FOLDERS ? this.#folder() : nothing}
        </div>
        ${valid ? nothing : this.#rule()}
        <upload-options align=${this.size === 'page' ? 'center' : 'start'}></upload-options>
      </section>
    `;
  }

  #field(valid) {
    return html`
      <label>
        <span class="muted small">Dataset</span>
        <input
          id="dataset"
          name="dataset"
          list="known"
          autocomplete="off"
          spellcheck="false"
          maxlength="80"
          aria-invalid=${valid ? 'false' : 'true'}
          aria-describedby=${valid ? nothing : 'rule'}
          .value=${targetName()}
          @input=${(event) => target.set({ typed: event.target.value.trim() })}
        />
      </label>
      <datalist id="known">
        ${datasets.value.list.map(({ name }) => html`<option value=${name}></option>`)}
      </datalist>
    `;
  }

  #rule() {
    return html`
      <p class="rule small" id="rule" role="alert">
        This cannot be a dataset’s name. ${datasetHint}
      </p>
    `;
  }

  #folder() {
    return html`
      <button id="choose-folder" @click=${() => this.#choose('#folder')}>Choose a folder</button>
      <input type="file" id="folder" webkitdirectory hidden aria-hidden="true" @change=${this.#folderChosen} />
    `;
  }

  #choose(field) {
    if (targetIsValid()) {
      this.renderRoot.querySelector(field).click();
    } else {
      this.renderRoot.querySelector('#dataset').focus();
    }
  }

  #chosen(event) {
    sendToTarget([...event.target.files]);
    event.target.value = '';
  }

  async #folderChosen({ target: field }) {
    const files = [...field.files];
    field.value = '';
    (await folders())?.sendFolder(files);
  }

  static styles = [
    controls,
    css`
    section {
      display: grid;
      grid-template-columns: auto 1fr auto;
      align-items: center;
      gap: var(--space-3) var(--space-4);
      padding: var(--space-4);
      border: 1.5px dashed var(--line-strong);
      border-radius: var(--radius);
    }
    .sign {
      display: grid;
      place-items: center;
      width: 40px;
      height: 40px;
      border-radius: 50%;
      background: var(--accent-soft);
      color: var(--accent-strong);
    }
    h2 {
      font-size: var(--size-14);
      font-weight: 600;
    }
    .how {
      display: flex;
      flex-wrap: wrap;
      align-items: end;
      gap: var(--space-2);
    }
    label {
      display: flex;
      align-items: center;
      gap: var(--space-2);
    }
    #dataset {
      width: 180px;
    }
    upload-options {
      grid-column: 1 / -1;
      margin-top: calc(-1 * var(--space-2));
    }
    :host([size='page']) upload-options {
      width: min(100%, 760px);
      margin: 0;
    }
    .rule {
      grid-column: 1 / -1;
      color: var(--negative);
    }
    :host([size='page']) section {
      grid-template-columns: 1fr;
      justify-items: center;
      gap: var(--space-4);
      align-content: center;
      min-height: min(720px, calc(100dvh - 120px));
      padding: var(--space-12) var(--space-6);
      text-align: center;
    }
    :host([size='page']) .sign {
      width: 64px;
      height: 64px;
    }
    :host([size='page']) .sign svg {
      width: 28px;
      height: 28px;
    }
    :host([size='page']) h2 {
      margin-bottom: var(--space-1);
      font-size: var(--size-28);
      letter-spacing: -0.02em;
      line-height: 1.2;
    }
    :host([size='page']) .how {
      justify-content: center;
      margin-top: var(--space-2);
    }
    @media (max-width: 760px) {
      section {
        grid-template-columns: auto 1fr;
      }
      .how {
        grid-column: 1 / -1;
      }
      .how,
      label,
      .how button {
        width: 100%;
      }
      #dataset {
        flex: 1;
        width: 0;
        font-size: var(--size-16);
      }
      :host([size='page']) h2 {
        font-size: var(--size-20);
      }
    }
  `,
  ];
}
customElements.define('drop-zone', DropZone);
