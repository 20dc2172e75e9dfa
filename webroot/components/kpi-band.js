import { LitElement, css, html, nothing } from 'lit';
import { compact, count, date, exactMoney, money, percent, quantity } from '../state/format.js';
import { datasets, lacks } from '../state/datasets.js';
import { Watch } from '../state/store.js';
import { place } from '../state/url.js';
import { controls } from '../styles/controls.js';
import './kpi-tile.js';
import './problem-note.js';

const NO_COST = 'Unknown: not every row has a cost';
const NO_SALES = 'No sales in these days';
const NO_UNITS = 'No quantity in the data';
const NOT_THERE = 'Not in your files';

const units = (value) => (Math.abs(value) < 100_000 ? quantity(value) : compact(value));
const margin = ({ grossProfit, netSales }) =>
  netSales ? `${percent(grossProfit / netSales)} margin` : '';
const returned = ({ returnsValue, totalRevenue }) =>
  totalRevenue ? `${percent(Math.abs(returnsValue) / totalRevenue)} of revenue` : '';

/**
 * The figures in their order: key in RevenueSummary, label, how it is written, what is said below
 * it, why it may be missing, and the column without which it says nothing.
 */
const FIRST = [
  ['netSales', 'Net sales', money, (it) => exactMoney(it.netSales), NO_SALES],
  ['grossProfit', 'Gross profit', money, margin, NO_COST],
  ['totalTransactions', 'Transactions', count, (it) => `${count(it.lineItemCount)} line items`, ''],
  ['averageTransaction', 'Average transaction', money, () => 'net sales each', NO_SALES],
];
const SECOND = [
  ['totalRevenue', 'Gross revenue', money, () => 'before returns', NO_SALES],
  ['returnsValue', 'Returns', money, returned, NO_SALES],
  ['netUnitsSold', 'Net units', units, () => 'sold less returned', NO_UNITS],
  ['uniqueProducts', 'Products', count, () => '', '', 'ItemName'],
  ['uniqueBranches', 'Branches', count, () => '', '', 'Branch'],
  ['uniqueEmployees', 'Salespeople', count, () => '', '', 'SalesPerson'],
];

/**
 * The figures of the page.
 *
 * @prop {import('../state/query.js').Panel} panel data is `{now, before?}`, both a RevenueSummary
 * @prop {{start: string, end: string} | null} compared the days of `before`
 */
class KpiBand extends LitElement {
  #watch = new Watch(this, datasets, place);
  static properties = { panel: { attribute: false }, compared: { attribute: false } };

  render() {
    const { status, data } = this.panel;
    const failed = status === 'failed' ? this.#problem() : nothing;
    if (status === 'failed' && !data) {
      return failed;
    }
    const loading = status === 'loading';
    return html`
      ${failed}
      <div class="first" aria-busy=${loading ? 'true' : 'false'}>
        ${FIRST.map((figure, at) => this.#tile(figure, at === 0 ? 'large' : 'medium'))}
      </div>
      <div class="second">${SECOND.map((figure) => this.#tile(figure, 'small'))}</div>
      ${this.compared && data?.before ? this.#comparison() : nothing}
    `;
  }

  #tile([key, label, format, note, why, column], size) {
    const { status, data } = this.panel;
    const comparable = !key.startsWith('unique');
    const absent = column !== undefined && lacks(column);
    return html`
      <kpi-tile
        id=${key}
        size=${size}
        .label=${label}
        .value=${absent ? null : (data?.now[key] ?? null)}
        .before=${(comparable && data?.before?.[key]) ?? null}
        .format=${format}
        .note=${data ? note(data.now) : ''}
        .why=${absent ? NOT_THERE : data?.now.netSales === null ? NO_SALES : why}
        ?loading=${status === 'loading'}
      ></kpi-tile>
    `;
  }

  #problem() {
    return html`
      <problem-note .problem=${this.panel.problem} again @again=${this.#again}></problem-note>
    `;
  }

  #comparison() {
    const { start, end } = this.compared;
    return html`<p class="muted small">Changes are against ${date(start)} – ${date(end)}.</p>`;
  }

  #again() {
    this.dispatchEvent(new Event('again', { bubbles: true, composed: true }));
  }

  static styles = [
    controls,
    css`
    :host {
      display: grid;
      gap: var(--space-6);
    }
    .first {
      display: grid;
      grid-template-columns: 1.6fr 1fr 1fr 1fr;
      align-items: end;
      gap: var(--space-6);
    }
    .second {
      display: grid;
      grid-template-columns: repeat(6, 1fr);
      gap: var(--space-4) var(--space-6);
      padding-top: var(--space-4);
      border-top: 1px solid var(--line);
    }
    @media (max-width: 1000px) {
      .first {
        grid-template-columns: repeat(3, 1fr);
      }
      .first > :first-child {
        grid-column: 1 / -1;
      }
      .second {
        grid-template-columns: repeat(3, 1fr);
      }
    }
    @media (max-width: 640px) {
      .first,
      .second {
        grid-template-columns: 1fr 1fr;
        align-items: start;
        gap: var(--space-4);
      }
    }
  `,
  ];
}
customElements.define('kpi-band', KpiBand);
