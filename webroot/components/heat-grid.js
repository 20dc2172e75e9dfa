import { LitElement, css, html } from 'lit';
import { controls } from '../styles/controls.js';
import { heat, step } from '../styles/heat.js';

/**
 * Two dimensions and a figure: a table whose cells are the darker the larger, on an even scale, with
 * the value in each. What is read aloud is the table.
 *
 * @prop {object[]} cells
 * @prop {(cell: object) => string} down the row that it stands in
 * @prop {(cell: object) => string} across its column
 * @prop {(cell: object) => number | null} value
 * @prop {(value: number) => string} format short, in the cell
 * @prop {(value: number) => string} exact for who rests on it
 * @prop {string[]} rows, columns in their order; without them by their sums, the largest first
 * @prop {string} label
 * @attr opens what a click does; without it nothing
 * @fires mark `detail` is `{row}`, the cell
 */
class HeatGrid extends LitElement {
  static properties = {
    cells: { attribute: false },
    down: { attribute: false },
    across: { attribute: false },
    value: { attribute: false },
    format: { attribute: false },
    exact: { attribute: false },
    rows: { attribute: false },
    columns: { attribute: false },
    label: {},
    opens: {},
  };

  render() {
    const rows = this.rows ?? this.#ordered(this.down);
    const columns = this.columns ?? this.#ordered(this.across);
    const at = new Map(this.cells.map((cell) => [this.#key(this.down(cell), this.across(cell)), cell]));
    const most = Math.max(...this.cells.map((cell) => this.value(cell) ?? 0));
    return html`
      <div class="scroll" tabindex="0" role="group" aria-label=${this.label}>
        <table>
          <caption class="only-read">${this.label}</caption>
          <thead><tr><td></td>${columns.map((name) => html`<th scope="col" title=${name}><span>${name}</span></th>`)}</tr></thead>
          <tbody>
            ${rows.map((row) => html`
              <tr><th scope="row" title=${row}>${row}</th>${columns.map((column) => this.#cell(at.get(this.#key(row, column)), most))}</tr>
            `)}
          </tbody>
        </table>
      </div>
    `;
  }

  #key = (row, column) => JSON.stringify([row, column]);

  #ordered(name) {
    const sums = new Map();
    this.cells.forEach((cell) => sums.set(name(cell), (sums.get(name(cell)) ?? 0) + (this.value(cell) ?? 0)));
    return [...sums].sort(([, a], [, b]) => b - a).map(([key]) => key);
  }

  #cell(cell, most) {
    const value = cell ? this.value(cell) : null;
    if (value === null || value === undefined) {
      return html`<td class="none">—</td>`;
    }
    const words = `${this.down(cell)}, ${this.across(cell)}: ${this.exact(value)}`;
    const text = this.format(value);
    return html`<td class=${step(value, most)} title=${words}>${this.opens
      ? html`<button title="${words}. ${this.opens}" aria-label="${words}. ${this.opens}" @click=${() => this.#mark(cell)}>${text}</button>`
      : text}</td>`;
  }

  #mark(row) {
    this.dispatchEvent(new CustomEvent('mark', { detail: { row } }));
  }

  static styles = [
    controls,
    heat,
    css`
    :host {
      display: block;
      min-width: 0;
    }
    .scroll {
      position: relative;
      overflow: auto;
      max-height: 480px;
    }
    table {
      width: 100%;
      border-spacing: 2px;
      border-collapse: separate;
      font-size: var(--size-12);
    }
    th {
      color: var(--text-muted);
      font-weight: 400;
      text-align: left;
    }
    thead th {
      max-width: 96px;
      padding: 0 var(--space-1) var(--space-1);
      text-align: right;
    }
    thead span {
      display: block;
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
    tbody th {
      position: sticky;
      left: 0;
      max-width: 140px;
      overflow: hidden;
      padding-right: var(--space-2);
      background: var(--surface);
      color: var(--text);
      text-overflow: ellipsis;
      white-space: nowrap;
    }
    tbody td {
      height: 36px;
      min-width: 60px;
      padding: 0 var(--space-2);
      border-radius: 4px;
      text-align: right;
      white-space: nowrap;
    }
    td:has(button) {
      padding: 0;
    }
    td button {
      width: 100%;
      height: 36px;
      min-height: 0;
      justify-content: flex-end;
      padding: 0 var(--space-2);
      border: 0;
      background: none;
      font-size: var(--size-12);
      font-weight: 400;
    }
    td button:hover {
      color: var(--text);
      box-shadow: inset 0 0 0 2px var(--accent);
    }
    td button:focus-visible {
      box-shadow: inset 0 0 0 2px var(--accent);
      border-radius: 4px;
    }
    .none {
      color: var(--text-muted);
    }
    @media (pointer: coarse), (max-width: 640px) {
      tbody td,
      td button {
        height: 44px;
      }
    }
  `,
  ];
}
customElements.define('heat-grid', HeatGrid);
