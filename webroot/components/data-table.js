import { LitElement, css, html } from 'lit';
import { controls } from '../styles/controls.js';

const WAYS = {
  '-1': { sort: 'descending', arrow: '↓' },
  0: { sort: 'none', arrow: '' },
  1: { sort: 'ascending', arrow: '↑' },
};

/**
 * A table that sorts by any column. Figures stand right; a `bar` column shows its share beside it.
 *
 * @typedef {object} Column
 * @property {string} key
 * @property {string} name
 * @property {(value: any, row: object) => string} [format]
 * @property {boolean} [figure] right-aligned, sorted from the largest
 * @property {boolean} [bar] with an inline bar against the column's largest value
 *
 * @prop {Column[]} columns
 * @prop {object[]} rows
 * @prop {string} label what the table shows
 */
class DataTable extends LitElement {
  static properties = {
    columns: { attribute: false },
    rows: { attribute: false },
    label: {},
    sorted: { state: true },
  };

  render() {
    return html`
      <div class="scroll" tabindex="0" role="group" aria-label=${this.label}>
        <table>
          <caption class="only-read">${this.label}</caption>
          <thead>
            <tr>
              ${this.columns.map((column) => this.#header(column))}
            </tr>
          </thead>
          <tbody>
            ${this.#ordered().map((row) => this.#row(row))}
          </tbody>
        </table>
      </div>
    `;
  }

  #header(column) {
    const { key, name, figure } = column;
    const way = this.sorted?.key === key ? this.sorted.way : 0;
    const { sort, arrow } = WAYS[way];
    return html`
      <th scope="col" class=${figure ? 'figure' : ''} aria-sort=${sort}>
        <button class="quiet" @click=${() => this.#sort(column)}>
          ${name}<span aria-hidden="true">${arrow}</span>
        </button>
      </th>
    `;
  }

  #row(row) {
    return html`<tr>${this.columns.map((column, at) => this.#cell(row, column, at))}</tr>`;
  }

  #cell(row, { key, format = (value) => value, figure, bar }, at) {
    const value = row[key];
    const text = format(value, row);
    if (at === 0) {
      return html`<th scope="row">${text}</th>`;
    }
    const drawn = bar ? html`<span class="barred">${this.#bar(key, value)}${text}</span>` : text;
    return html`<td class=${figure ? 'figure' : ''}>${drawn}</td>`;
  }

  #bar(key, value) {
    const largest = Math.max(...this.rows.map((row) => row[key] ?? 0));
    const share = largest > 0 ? Math.max(0, ((value ?? 0) / largest) * 100) : 0;
    return html`
      <svg class="bar" aria-hidden="true"><rect width="${share}%" height="6" rx="2"></rect></svg>
    `;
  }

  #sort({ key, figure }) {
    const first = figure ? -1 : 1;
    const way = this.sorted?.key === key ? -this.sorted.way : first;
    this.sorted = { key, way };
  }

  /** Rows in the order asked for; what has no value comes last either way. */
  #ordered() {
    if (!this.sorted) {
      return this.rows;
    }
    const { key, way } = this.sorted;
    const missing = (value) => value === null || value === undefined;
    return [...this.rows].sort((one, other) => {
      const [a, b] = [one[key], other[key]];
      if (missing(a) || missing(b)) {
        return missing(a) - missing(b);
      }
      return way * (typeof a === 'number' ? a - b : String(a).localeCompare(String(b)));
    });
  }

  static styles = [
    controls,
    css`
    :host {
      display: block;
      min-width: 0;
    }
    .scroll {
      position: relative;
      max-height: 540px;
      overflow: auto;
    }
    table {
      width: 100%;
      border-collapse: collapse;
      font-size: var(--size-13);
    }
    thead th {
      position: sticky;
      z-index: 1;
      top: 0;
      padding: 0;
      background: var(--surface);
      box-shadow: inset 0 -1px var(--line);
      text-align: left;
    }
    thead button {
      width: 100%;
      padding: 0 var(--space-3);
      gap: var(--space-1);
      justify-content: flex-start;
      color: var(--text-muted);
    }
    thead .figure button {
      flex-direction: row-reverse;
    }
    tbody th {
      font-weight: 500;
      text-align: left;
      white-space: nowrap;
    }
    tbody th,
    td {
      height: 40px;
      padding: 0 var(--space-3);
      border-bottom: 1px solid var(--line);
      white-space: nowrap;
    }
    tbody tr:last-child > * {
      border-bottom: 0;
    }
    tbody tr:hover {
      background: var(--surface-sunken);
    }
    .figure {
      text-align: right;
    }
    .barred {
      display: flex;
      align-items: center;
      justify-content: space-between;
      gap: var(--space-3);
    }
    .bar {
      flex: none;
      width: 96px;
      height: 6px;
      fill: var(--series-1);
    }
  `,
  ];
}
customElements.define('data-table', DataTable);
