import { LitElement, css, html, nothing } from 'lit';
import { changed } from '../state/explored.js';
import { exactMoney, month, signedPercent } from '../state/format.js';
import { controls } from '../styles/controls.js';
import { Sideways, edge } from './sideways.js';

/** From here on a change is as deep as the scale goes, in percent. */
const DEEP = 60;
const STEPS = 4;

/**
 * How each row has grown from month to month: blue for more, orange for less, the deeper the more;
 * arrow and sign say it too.
 *
 * @prop {{name: string, cells: Map<string, {sales: number, growth: number | null}>}[]} rows
 * @prop {string[]} months yyyy-MM
 * @prop {string | null} open the one that is not over yet
 * @prop {string} label the table in a sentence
 */
class GrowthTable extends LitElement {
  #sideways = new Sideways(this);
  static properties = { rows: { attribute: false }, months: { attribute: false }, open: {}, label: {} };

  render() {
    return html`
      <div class="edge"><div class="scroll" tabindex="0" role="group" aria-label=${this.label}>
        <table>
          <caption class="only-read">${this.label}</caption>
          <thead>
            <tr><th scope="col" class="who">Branch</th>${this.months.map((it) => html`<th scope="col">${month(it)}${it === this.open ? html`<br>so far` : nothing}</th>`)}</tr>
          </thead>
          <tbody>
            ${this.rows.map(({ name, cells }) => html`
              <tr><th scope="row" class="who" title=${name}>${name}</th>${this.months.map((it) => this.#cell(cells.get(it)))}</tr>
            `)}
          </tbody>
        </table>
      </div></div>
    `;
  }

  #cell(cell) {
    if (!cell || cell.growth === null) {
      return html`<td class="none">—</td>`;
    }
    const { growth, sales } = cell;
    const size = Math.abs(growth);
    const depth = size < 0.05 ? 0 : Math.min(STEPS, Math.ceil((size / DEEP) * STEPS));
    const words = `${exactMoney(sales)}, ${changed(growth)} against the month before`;
    return html`<td class="${growth < 0 ? 'less' : 'more'}${depth}" title=${words}>${signedPercent(growth / 100)}</td>`;
  }

  static styles = [
    controls,
    edge,
    css`
    :host {
      display: block;
      min-width: 0;
      --more: var(--series-1);
      --less: var(--series-2);
    }
    .scroll {
      max-height: 480px;
      overflow: auto;
    }
    table {
      border-collapse: separate;
      border-spacing: 2px;
      font-size: var(--size-12);
    }
    thead th {
      position: sticky;
      z-index: 2;
      top: 0;
      background: var(--surface);
      color: var(--text-muted);
      font-weight: 500;
      text-align: right;
    }
    th,
    td {
      height: 32px;
      min-width: 68px;
      padding: 0 var(--space-2);
      border-radius: 4px;
      text-align: right;
      white-space: nowrap;
    }
    .who {
      position: sticky;
      z-index: 1;
      left: 0;
      max-width: 150px;
      overflow: hidden;
      background: var(--surface);
      font-weight: 500;
      text-align: left;
      text-overflow: ellipsis;
    }
    thead .who {
      z-index: 3;
    }
    .none {
      color: var(--text-muted);
    }
    .more0, .less0 { background: var(--surface-sunken); }
    .more1 { background: color-mix(in oklab, var(--more) 12%, var(--surface)); }
    .more2 { background: color-mix(in oklab, var(--more) 24%, var(--surface)); }
    .more3 { background: color-mix(in oklab, var(--more) 36%, var(--surface)); }
    .more4 { background: color-mix(in oklab, var(--more) 48%, var(--surface)); }
    .less1 { background: color-mix(in oklab, var(--less) 12%, var(--surface)); }
    .less2 { background: color-mix(in oklab, var(--less) 24%, var(--surface)); }
    .less3 { background: color-mix(in oklab, var(--less) 36%, var(--surface)); }
    .less4 { background: color-mix(in oklab, var(--less) 48%, var(--surface)); }
  `,
  ];
}
customElements.define('growth-table', GrowthTable);
