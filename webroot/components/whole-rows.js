import { LitElement, css, html } from 'lit';
import { rowsUrl } from '../api/rest.js';
import { fetchFile, fetching } from '../state/fetching.js';
import { plural } from '../state/format.js';
import { Watch } from '../state/store.js';
import { controls } from '../styles/controls.js';
import './file-fetch.js';

const KINDS = [
  { ending: 'csv', name: 'CSV' },
  { ending: 'parquet', name: 'Parquet' },
];

/**
 * All rows of a dataset as a file.
 *
 * @typedef {object} Props
 * @prop {string} name of the dataset
 * @prop {number} rows so many
 *
 * @extends {LitElement<Props>}
 */
class WholeRows extends LitElement {
  #watch = new Watch(this, fetching);
  static properties = { name: {}, rows: { type: Number } };

  render() {
    const busy = fetching.value.name !== null;
    return html`
      <p class="small">All ${plural(this.rows, 'row')} on the dashboard, as they were loaded, with times in UTC.</p>
      <div class="kinds">${KINDS.map(({ ending, name }) => html`<button ?disabled=${busy} @click=${() => this.#fetch(ending)}>Download ${name}</button>`)}</div>
      <file-fetch></file-fetch>
    `;
  }

  #fetch(ending) {
    fetchFile(rowsUrl(this.name, ending), `${this.name}-rows.${ending}`);
  }

  static styles = [
    controls,
    css`
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr) auto;
      align-items: center;
      gap: var(--space-2) var(--space-4);
      min-width: 0;
    }
    .kinds {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-2);
    }
    file-fetch {
      grid-column: 1 / -1;
    }
    file-fetch:not(:defined) {
      display: none;
    }
    @media (max-width: 640px) {
      :host {
        grid-template-columns: minmax(0, 1fr);
      }
    }
  `,
  ];
}
customElements.define('whole-rows', WholeRows);
