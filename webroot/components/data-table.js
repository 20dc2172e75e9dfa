import { LitElement, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { count } from '../state/format.js';
import { WAYS, found, largest, longest, ordered, written } from '../state/table.js';
import { controls } from '../styles/controls.js';
import { look } from '../styles/data-table.js';
import { arrowed } from './arrowed.js';
import { Sideways, edge } from './sideways.js';

/** With more rows than this, only those near the window are in the document. */
const MOST = 200;
/** They come and go so many at a time, and as many stand ready on each side. */
const STEP = 15;
const IN_SIGHT = 15;

const otherOrder = (one, other) => one?.by !== other?.by || one?.descending !== other?.descending;

/**
 * A table that sorts by any column. Figures stand right; a `bar` column shows its share beside it.
 * Of thousands of rows only those in sight are drawn.
 *
 * @typedef {object} Column
 * @property {string} key
 * @property {string} name
 * @property {(value: any, row: Row, column: Column) => unknown} [format] the same, without it
 * @property {boolean} [figure] right-aligned, sorted from the largest
 * @property {boolean} [bar] with an inline bar against the column's largest value
 * @property {(value: any, row: Row) => 'up' | 'down' | ''} [tone] good or bad, beside its sign
 * @property {boolean} [local] sorted on the page, even where the server sorts by others
 * @property {string} [of] what the server's columns must have, that it says something
 * @property {() => string} [against] what a change is against, for who reads it in a file
 * @property {(row: Row) => unknown} [formatIn] where each row has a format of its own: which
 * @property {(row: Row) => unknown} [inFile] what a file has in place of the value
 * @property {string} [metric] whose change it is
 * @property {(value: number) => string} [plain] how that metric itself is written
 * @property {(rows: Row[]) => Column | null} [beyond] what a file of these rows has beside it
 * @property {Record<string, string>} [within] what its cells are of beyond their row: each opens by itself
 * @property {boolean} [fixed] the table cannot be sorted by it
 * @property {string} [about] what it is, for who rests on its name
 *
 * @typedef {object} Props
 * @prop {Column[]} columns
 * @prop {Row[]} rows
 * @prop {string} label what the table shows
 * @prop {string} search what one may look for, such as “Search products”; without it there is no search
 * @prop {string} opens what a click on a row does, such as “Show its rows”; without it it does nothing
 * @prop {boolean} behind beside each row stands a button that shows the rows of the data behind it
 * @prop {(row: Row) => boolean} acts whether both are so for a row; without it, for every row
 * @prop {{by: string, descending: boolean} | null} order in which the server has sorted them: then the
 *     headings ask for another order instead of sorting what is there
 * @prop {Row | null} foot the last row, wherever it is sorted to
 * @prop {{key: string, way: 1 | -1} | null} sorted
 * @prop {string} wanted what is searched for
 * @prop {number} from the first of the rows that are in the document
 *
 * @fires open `detail` is the row
 * @fires behind `detail` is the row
 * @fires order `detail` is `{by, descending}`
 * @fires look `detail` is what is searched for
 * @extends {LitElement<Props>}
 */
class DataTable extends LitElement {
  static properties = {
    columns: { attribute: false },
    rows: { attribute: false },
    label: {},
    search: {},
    opens: {},
    behind: { type: Boolean },
    acts: { attribute: false },
    order: { attribute: false, hasChanged: otherOrder },
    foot: { attribute: false },
    sorted: { state: true },
    wanted: { state: true },
    from: { state: true },
  };
  #sideways = new Sideways(this);
  #shown = [];
  #widest = [];
  #largest = new Map();
  #height = 40;

  constructor() {
    super();
    this.from = 0;
    this.wanted = '';
  }

  /** Those that are found, as they are sorted. */
  get shown() {
    return this.#shown;
  }

  willUpdate(changed) {
    if (changed.has('order') && this.order) {
      this.sorted = null;
    }
    if (changed.has('rows') || changed.has('columns')) {
      this.#largest = new Map(
        this.columns.filter(({ bar }) => bar).map((it) => [it.key, largest(this.rows, it)]),
      );
      this.#widest = this.rows.length > MOST ? longest(this.rows, this.columns) : [];
    }
    if (['rows', 'columns', 'sorted', 'wanted'].some((name) => changed.has(name))) {
      this.#shown = ordered(found(this.rows, this.columns, this.wanted), this.sorted);
      this.from = Math.min(this.from, Math.max(0, this.#shown.length - STEP));
    }
  }

  render() {
    return html`
      ${this.search && this.rows.length > STEP ? this.#tools() : nothing}
      <div class="edge"><div class="scroll" tabindex="0" role="group" aria-label=${this.label} @scroll=${this.#scrolled}>
        <table aria-rowcount=${this.#shown.length + 1}>
          <caption class="only-read">${this.label}</caption>
          <thead>
            <tr>
              ${this.columns.map((column) => this.#header(column))}
              ${this.behind ? html`<th scope="col"><span class="only-read">Rows</span></th>` : nothing}
            </tr>
          </thead>
          <tbody>${this.#body()}</tbody>
          ${this.foot ? html`<tfoot>${this.#row(this.foot, this.#shown.length)}</tfoot>` : nothing}
        </table>
        ${this.#shown.length === 0 ? this.#nothing() : nothing}
      </div></div>
    `;
  }

  #tools() {
    const some = this.wanted !== '';
    return html`
      <div class="tools">
        <input type="search" aria-label=${this.search} placeholder=${this.search}
          .value=${this.wanted} @input=${this.#look}>
        <span class="muted small" role="status">
          ${some ? `${count(this.#shown.length)} of ${count(this.rows.length)}` : nothing}
        </span>
      </div>
    `;
  }

  #nothing() {
    return html`<p class="muted nothing">Nothing here has “${this.wanted}” in its name.</p>`;
  }

  #header(column) {
    const { key, name, figure, about, fixed } = column;
    const way = this.#way(key);
    const { sort, arrow } = WAYS[way];
    return html`
      <th scope="col" class=${figure ? 'figure' : ''} aria-sort=${sort} title=${about ?? nothing}>
        ${fixed ? html`<span class="fixed">${name}</span>` : html`
        <button class="quiet" @click=${() => this.#sort(column)}>
          ${name}<span aria-hidden="true">${arrow}</span>
        </button>`}
      </th>
    `;
  }

  /** @returns {-1 | 0 | 1} how the table is sorted by a column */
  #way(key) {
    if (this.order && !this.sorted) {
      return this.order.by === key ? (this.order.descending ? -1 : 1) : 0;
    }
    return this.sorted && this.sorted.key === key ? this.sorted.way : 0;
  }

  #body() {
    const all = this.#shown.length;
    if (this.#widest.length === 0) {
      return this.#shown.map((row, at) => this.#row(row, at));
    }
    const last = Math.min(all, this.from + IN_SIGHT + 2 * STEP);
    const near = this.#shown.slice(this.from, last);
    return html`
      <tr class="wide" aria-hidden="true">${this.#widest.map((text, at) => this.#sized(text, at))}</tr>
      ${this.#space('above')}
      ${repeat(near, (row) => row, (row, at) => this.#row(row, this.from + at))}
      ${this.#space('below')}
    `;
  }

  #sized(text, at) {
    return html`<td>${this.columns[at].bar ? html`<span class="barred"><svg class="bar"></svg>${text}</span>` : text}</td>`;
  }

  #space(where) {
    return html`<tr class="space ${where}" aria-hidden="true"><td colspan=${this.columns.length + (this.behind ? 1 : 0)}></td></tr>`;
  }

  #row(row, at) {
    const acts = this.acts?.(row) ?? true;
    const opens = Boolean(this.opens) && acts;
    return html`
      <tr class=${opens ? 'opens' : ''} aria-rowindex=${at + 2}
        @click=${opens ? () => this.#open(row) : nothing}>
        ${this.columns.map((column, place) => this.#cell(row, column, place, opens))}
        ${this.behind ? (acts ? this.#toRows(row) : html`<td class="to-rows"></td>`) : nothing}
      </tr>
    `;
  }

  #cell(row, column, place, opens) {
    const { key, figure, bar, tone } = column;
    const text = written(row, column);
    if (place === 0) {
      const name = opens ? html`<button title=${this.opens}>${text}</button>` : text;
      return html`<th scope="row" title=${text}>${name}</th>`;
    }
    const drawn = bar ? html`<span class="barred">${this.#bar(key, row[key])}${text}</span>` : tone ? arrowed(text) : text;
    const cell = opens && column.within ? html`<button class="quiet" title=${this.opens} @click=${(event) => this.#open({ ...row, ...column.within }, event)}>${drawn}</button>` : drawn;
    return html`<td class="${figure ? 'figure' : ''} ${tone?.(row[key], row) ?? ''}">${cell}</td>`;
  }

  #bar(key, value) {
    const most = this.#largest.get(key);
    const share = most > 0 ? (Math.abs(value ?? 0) / most) * 100 : 0;
    return html`
      <svg class="bar ${value < 0 ? 'below' : ''}" aria-hidden="true"><rect width="${share}%" height="6" rx="2"></rect></svg>
    `;
  }

  #toRows(row) {
    const label = `Show the rows of ${written(row, this.columns[0])}`;
    const show = (event) => {
      event.stopPropagation();
      this.dispatchEvent(new CustomEvent('behind', { detail: row, bubbles: true, composed: true }));
    };
    return html`<td class="to-rows"><button class="quiet" title=${label} aria-label=${label} @click=${show}>Rows</button></td>`;
  }

  #open(row, event) {
    event?.stopPropagation();
    this.dispatchEvent(new CustomEvent('open', { detail: row, bubbles: true, composed: true }));
  }

  /** @param {Column} column */
  #sort({ key, figure, local }) {
    const first = figure ? -1 : 1;
    const way = /** @type {1 | -1} */ (-this.#way(key) || first);
    if (this.order && !local) {
      this.sorted = null;
      const detail = { by: key, descending: way < 0 };
      this.dispatchEvent(new CustomEvent('order', { detail, bubbles: true, composed: true }));
    } else {
      this.sorted = { key, way };
    }
    this.#toTheTop();
  }

  #look(event) {
    this.wanted = event.target.value;
    this.dispatchEvent(new CustomEvent('look', { detail: this.wanted, bubbles: true, composed: true }));
    this.#toTheTop();
  }

  #toTheTop() {
    this.from = 0;
    this.renderRoot.querySelector('.scroll').scrollTop = 0;
  }

  #scrolled({ target }) {
    if (this.#widest.length > 0) {
      const first = Math.floor(target.scrollTop / this.#height);
      this.from = Math.max(0, Math.floor(first / STEP) * STEP - STEP);
    }
  }

  /** The rows that are not drawn keep their room. */
  updated() {
    if (this.#widest.length === 0) {
      return;
    }
    this.#makeRoom();
    const row = this.renderRoot.querySelector('tbody > tr[aria-rowindex]');
    const height = row?.getBoundingClientRect().height || this.#height;
    if (height !== this.#height) {
      this.#height = height;
      this.#makeRoom();
    }
  }

  /** Before anything is measured: a table that were shorter for a moment would lose its place. */
  #makeRoom() {
    this.#room('.above', this.from);
    this.#room('.below', Math.max(0, this.#shown.length - this.from - IN_SIGHT - 2 * STEP));
  }

  #room(where, rows) {
    const cell = this.renderRoot.querySelector(where).firstElementChild;
    cell.style.height = `${rows * this.#height}px`;
  }

  static styles = [controls, look, edge];
}
customElements.define('data-table', DataTable);
