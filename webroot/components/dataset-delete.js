import { LitElement, css, html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { looked, remove } from '../state/dataset.js';
import { Watch } from '../state/store.js';
import { go } from '../state/url.js';
import { controls } from '../styles/controls.js';
import './problem-note.js';

/** Deletes a dataset, once its name has been typed. */
class DatasetDelete extends LitElement {
  #watch = new Watch(this, looked);
  static properties = { open: { state: true }, typed: { state: true } };

  render() {
    const { name, deleting, refusal } = looked.value;
    return html`
      <details @toggle=${(event) => (this.open = event.target.open)}>
        <summary>Delete this dataset</summary>
        <form @submit=${this.#delete}>
          <p class="small">
            Its rows leave the dashboard at once and its files are deleted soon after. This cannot be taken back.
          </p>
          <label>
            <span class="small">Type <b>${name}</b> to confirm</span>
            <input
              id="confirm"
              autocomplete="off"
              spellcheck="false"
              .value=${live(this.typed ?? '')}
              @input=${(event) => (this.typed = event.target.value)}
            />
          </label>
          <button class="danger" ?disabled=${this.typed !== name || deleting}>
            ${deleting ? 'Being deleted' : 'Delete it for good'}
          </button>
          ${refusal ? html`<problem-note .problem=${refusal}></problem-note>` : nothing}
        </form>
      </details>
    `;
  }

  async #delete(event) {
    event.preventDefault();
    if (this.typed === looked.value.name && (await remove(this.typed))) {
      go({ path: '/data-ingestion', dataset: null, start: null, end: null });
    }
  }

  static styles = [
    controls,
    css`
    summary {
      display: inline-flex;
      align-items: center;
      min-height: var(--target);
      color: var(--negative);
      font-size: var(--size-13);
      font-weight: 500;
      cursor: pointer;
    }
    form {
      display: grid;
      justify-items: start;
      gap: var(--space-3);
      padding: var(--space-3) 0;
    }
    label {
      display: grid;
      gap: var(--space-1);
    }
    b {
      font-weight: 600;
    }
    .danger:not(:disabled) {
      border-color: var(--negative);
      background: var(--negative);
      color: var(--surface);
    }
    problem-note {
      width: 100%;
    }
  `,
  ];
}
customElements.define('dataset-delete', DatasetDelete);
