import { LitElement, html, nothing } from 'lit';
import { loadedValue } from '../state/columns.js';
import { labelOf } from '../state/labels.js';
import { mapping } from '../state/mapping.js';
import { openQuestions } from '../state/questions.js';
import { setAside } from '../state/set-aside.js';
import { Watch } from '../state/store.js';
import { controls } from '../styles/controls.js';
import { look } from '../styles/mapping-rows.js';

const LOADED = 'loaded';
const RAW = { id: 'raw', name: 'As they are in the file' };

const ONCE_KNOWN = 'They are shown here once it is known which column is the date and which the amount.';
const NOT_KNOWN = 'It is not known which column is the date and which the amount.';

/**
 * The first rows of a file, as they are and as they would be loaded.
 *
 * @typedef {object} Props
 * @prop {boolean} past they have been loaded so
 * @prop {boolean} fixed nothing of it is asked any more
 *
 * @extends {LitElement<Props>}
 */
class MappingRows extends LitElement {
  #watch = new Watch(this, mapping);
  static properties = { past: { type: Boolean }, fixed: { type: Boolean }, tab: { state: true } };

  constructor() {
    super();
    this.tab = LOADED;
  }

  render() {
    const { preview } = mapping.value;
    // Another file has been opened, and this one is about to leave the page.
    if (!preview) return nothing;
    return html`
      <div class="tabs" role="tablist" aria-label="The first rows" @keydown=${this.#keys}>
        ${this.#tab(LOADED, this.past ? 'As they were loaded' : 'As they would be loaded')} ${this.#tab(RAW.id, RAW.name)}
      </div>
      <div class="card panel" id="rows" role="tabpanel" aria-labelledby="tab-${this.tab}" tabindex="0">
        ${this.#rows(preview)}
      </div>
      ${this.tab === LOADED && !this.fixed ? this.#guessed(preview) : nothing}
      ${this.tab === LOADED ? this.#missing(preview) : nothing}
    `;
  }

  #rows(preview) {
    if (preview.raw.length === 0) {
      return html`<p class="muted none">There are no rows to show.</p>`;
    }
    return this.tab === LOADED && preview.canonical.length === 0
      ? html`<p class="muted none">${this.fixed ? NOT_KNOWN : ONCE_KNOWN}</p>`
      : this.#table(preview);
  }

  /** What is asked is read somehow meanwhile. */
  #guessed(preview) {
    return preview.canonical.length > 0 && openQuestions(mapping.value).length > 0
      ? html`<p class="muted small">What is asked above is shown as it most likely is.</p>`
      : nothing;
  }

  /** Columns that the file gives nothing for are named, not shown. */
  #missing(preview) {
    const names = preview.canonical
      .filter((_, at) => isEmpty(preview, at))
      .map(({ name }) => labelOf(name, preview.targets));
    return names.length > 0
      ? html`<p class="muted small">Not in these rows: ${names.join(', ')}.</p>`
      : nothing;
  }

  #tab(id, name) {
    const chosen = this.tab === id;
    return html`
      <button
        class="quiet"
        role="tab"
        id="tab-${id}"
        aria-controls="rows"
        aria-selected=${chosen ? 'true' : 'false'}
        tabindex=${chosen ? 0 : -1}
        @click=${() => (this.tab = id)}
      >
        ${name}
      </button>
    `;
  }

  #keys(event) {
    if (['ArrowLeft', 'ArrowRight'].includes(event.key)) {
      event.preventDefault();
      this.tab = this.tab === RAW.id ? LOADED : RAW.id;
      this.updateComplete.then(() => this.renderRoot.querySelector(`#tab-${this.tab}`).focus());
    }
  }

  #table(preview) {
    const why = setAside(preview);
    const loaded = this.tab === LOADED;
    const shown = preview.canonical.map((column, at) => ({ ...column, at }));
    const columns = loaded
      ? shown.filter(({ at }) => !isEmpty(preview, at))
      : preview.columns.map(({ source, type }) => ({
          name: source,
          type: ['INTEGER', 'DECIMAL'].includes(type) ? 'double' : 'string',
        }));
    return html`
      <table>
        <thead>
          <tr>
            ${columns.map((column) => html`<th scope="col" class=${figure(column)}>${loaded ? labelOf(column.name, preview.targets) : column.name}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${preview.raw.map((cells, at) => {
            if (preview.mapped[at] === null) {
              return this.#aside(loaded ? null : cells, columns, why[at]);
            }
            return loaded
              ? this.#loaded(preview.mapped[at], columns)
              : this.#raw(cells, columns);
          })}
        </tbody>
      </table>
    `;
  }

  #raw(cells, columns) {
    return html`<tr>${columns.map((column, at) => html`<td class=${figure(column)}>${cells[at] ?? ''}</td>`)}</tr>`;
  }

  #loaded(cells, columns) {
    return html`
      <tr>
        ${columns.map((column) => {
          const text = loadedValue(cells[column.at], column);
          return html`<td class="${figure(column)} ${text === 'Unknown' ? 'muted' : ''}">${text}</td>`;
        })}
      </tr>
    `;
  }

  /** A row set aside: its reason below its cells, or in their place. */
  #aside(cells, columns, reason) {
    return html`
      ${cells ? html`<tr class="aside">${columns.map((column, at) => html`<td class=${figure(column)}>${cells[at] ?? ''}</td>`)}</tr>` : nothing}
      <tr class="reason">
        <td colspan=${columns.length}><span>Set aside: ${reason}</span></td>
      </tr>
    `;
  }

  static styles = [controls, look];
}

const isEmpty = ({ mapped }, at) =>
  mapped.every((row) => row === null || ['Unknown', '', null].includes(row[at]));

const figure = ({ name, type }) => (name !== '__time' && type !== 'string' ? 'figure' : '');

customElements.define('mapping-rows', MappingRows);
