import { LitElement, css, html, nothing } from 'lit';
import { compact, count, exactMoney, money, percent, quantity } from '../state/format.js';
import { courseOf } from '../state/course.js';
import { datasets, lacks } from '../state/datasets.js';
import { absent } from '../state/absent.js';
import { againstInWords, comparedWith } from '../state/comparing.js';
import { noCostAndNow, whyNoCost } from '../state/cost.js';
import { whyMissing } from '../state/nothing-found.js';
import { Watch } from '../state/store.js';
import { place } from '../state/url.js';
import { controls } from '../styles/controls.js';
import './kpi-tile.js';
import './problem-note.js';

const NO_UNITS = 'No quantity in the data';
const NOT_THERE = 'Not in your files';


const units = (value) => (Math.abs(value) < 100_000 ? quantity(value) : compact(value));
const margin = ({ grossProfit, netSales }) =>
  netSales ? `${percent(grossProfit / netSales)} margin` : '';
const returned = ({ returnsValue, totalRevenue }) =>
  totalRevenue ? `${percent(Math.abs(returnsValue) / totalRevenue)} of revenue` : '';
const fraction = (row) => (row?.netSales && row.grossProfit !== null ? row.grossProfit / row.netSales : null);

/**
 * The figures in their order. `key` is in RevenueSummary; `of` the column
 * without which a figure says nothing; `why` it may be missing.
 */
const FIRST = [
  { key: 'netSales', label: 'Net sales', format: money, note: (it) => exactMoney(it.netSales) },
  { key: 'grossProfit', label: 'Gross profit', format: money, note: margin, why: noCostAndNow },
  { key: 'totalTransactions', label: 'Transactions', format: count, note: (it) => `${count(it.lineItemCount)} line items`, why: '' },
  { key: 'averageTransaction', label: 'Average transaction', format: money, note: () => 'net sales each' },
];
const SECOND = [
  { key: 'margin', label: 'Gross margin', format: percent, value: fraction, points: true, note: () => 'of net sales', why: whyNoCost },
  { key: 'netUnitsSold', label: 'Net units', format: units, note: () => 'sold less returned', why: NO_UNITS },
  { key: 'returnsValue', label: 'Returns', format: money, note: returned, less: true },
  { key: 'totalRevenue', label: 'Gross revenue', format: money, note: () => 'before returns' },
  { key: 'uniqueProducts', label: 'Products', format: count, of: 'ItemName' },
  { key: 'uniqueBranches', label: 'Branches', format: count, of: 'Branch' },
  { key: 'uniqueEmployees', label: 'Sales persons', format: count, of: 'SalesPerson' },
];

/**
 * The figures of the page.
 *
 * @typedef {object} Props
 * @prop {import('../state/query.js').Panel} panel data is `{now, before?}`, both a RevenueSummary
 * @prop {{start: string, end: string} | null} compared the days of `before`
 * @prop {Row[]} course the figures by time
 *
 * @extends {LitElement<Props>}
 */
class KpiBand extends LitElement {
  #watch = new Watch(this, absent, datasets, place);
  static properties = {
    panel: { attribute: false },
    compared: { attribute: false },
    course: { attribute: false },
  };

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
      ${this.compared && data?.before ? html`<p class="muted small">${comparedWith()}</p>` : nothing}
    `;
  }

  #tile(figure, size) {
    const { key, label, format, note, why, of, value = (row) => row?.[key] ?? null } = figure;
    const { status, data } = this.panel;
    const comparable = of === undefined;
    const missing = of !== undefined && lacks(of);
    const shown = missing ? null : value(data?.now);
    return html`
      <kpi-tile
        id=${key}
        size=${size}
        .label=${label}
        .value=${shown}
        .before=${comparable ? value(data?.before) : null}
        .against=${againstInWords()}
        .course=${courseOf(this.course, key)}
        .format=${format}
        .note=${data && note ? note(data.now) : ''}
        .why=${missing ? NOT_THERE : data && shown === null ? whyMissing(data.now.netSales === null ? undefined : why) : ''}
        ?less=${figure.less}
        ?points=${figure.points}
        ?loading=${status === 'loading'}
      ></kpi-tile>
    `;
  }

  #problem() {
    return html`
      <problem-note .problem=${this.panel.problem} again @again=${this.#again}></problem-note>
    `;
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
      align-items: start;
      gap: var(--space-6);
    }
    .second {
      display: grid;
      grid-template-columns: repeat(7, 1fr);
      gap: var(--space-4) var(--space-6);
      padding-top: var(--space-4);
      border-top: 1px solid var(--line);
    }
    @media (max-width: 1240px) {
      .second {
        grid-template-columns: repeat(4, 1fr);
      }
      .first {
        grid-template-columns: repeat(3, 1fr);
      }
      .first > :first-child {
        grid-column: 1 / -1;
      }
    }
    @media (max-width: 1000px) {
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
