import { LitElement, css, html, nothing } from 'lit';
import { barsChart, barsFinding, thinBars } from '../charts/bars.js';
import { trendChart, trendFinding } from '../charts/trend.js';
import { columnsThere } from '../state/columns-there.js';
import { whyNoCost } from '../state/cost.js';
import { lacks } from '../state/datasets.js';
import { inSentence, moneyAndDays } from '../state/days-in-words.js';
import { EXPLORED, rowsOf, tableOf } from '../state/explored.js';
import { daysShown, filters, granularity, salesFilter } from '../state/filters.js';
import { count, date, exactMoney, money, percent } from '../state/format.js';
import { Query } from '../state/query.js';
import { showRows } from '../state/rows.js';
import { goOwn } from '../state/url.js';
import { productColumns } from '../pages/products-columns.js';
import { controls } from '../styles/controls.js';
import './chart-card.js';
import './metric-band.js';

const FIGURES = [
  { key: 'netSales', label: 'Net sales', format: money, note: (it) => exactMoney(it.netSales) },
  { key: 'grossProfit', label: 'Gross profit', format: money, why: whyNoCost },
  { key: 'grossMargin', label: 'Margin', format: percent, points: true, why: whyNoCost },
  { key: 'transactions', label: 'Transactions', format: count },
  { key: 'averageTransaction', label: 'Average transaction', format: money },
];
const COURSE = [
  { key: 'time', name: 'From', format: (time) => date(time) },
  { key: 'netSales', name: 'Net sales', format: exactMoney, figure: true, bar: true },
];
const LINES = [{ key: 'netSales', name: 'Net sales', format: exactMoney }];

/**
 * One branch close up.
 *
 * @typedef {object} Props
 * @prop {string} name
 *
 * @extends {LitElement<Props>}
 */
class BranchDetail extends LitElement {
  static properties = { name: {} };
  #branch = new Query(this, {
    text: `{
      total: explore(metrics: ["netSales", "grossProfit", "grossMargin", "transactions", "averageTransaction"], filters: $own, compareTo: $compareTo) ${EXPLORED}
      course: explore(metrics: ["netSales", "grossProfit", "marginPct", "transactions", "averageTransaction"], granularity: $granularity, limit: 1000, filters: $own, compareTo: $compareTo) ${EXPLORED}
      products: explore(dimensions: ["item"], metrics: ["netSales", "transactions"], limit: 10, filters: $own, compareTo: $compareTo) ${EXPLORED}
      persons: explore(dimensions: ["salesPerson"], metrics: ["netSales", "transactions"], limit: 10, filters: $own, compareTo: $compareTo) ${EXPLORED} }`,
    types: { own: 'SalesFilter', granularity: 'Granularity!' },
    variables: (it) => ({ own: { ...salesFilter(it), branches: [this.name] }, granularity: granularity(it) }),
    pick: ({ total, course, products, persons }) => ({
      total: rowsOf(total)[0] ?? null,
      course: tableOf(course).rows,
      products: tableOf(products).rows,
      persons: tableOf(persons).rows,
    }),
    when: () => Boolean(this.name),
  });

  render() {
    const { panel, again } = this.#branch;
    const none = panel.status === 'ready' && (panel.data.total?.netSales ?? null) === null;
    const { total = null, course = [], products = [], persons = [] } = panel.data ?? {};
    return html`
      <header>
        <h2>${this.name}</h2>
        <div>
          ${none ? nothing : html`<button @click=${() => showRows(this.name, { branch: this.name })}>Show its rows</button>`}
          <button @click=${() => goOwn({ branch: null })}>All branches</button>
        </div>
      </header>
      ${none ? html`<p>${this.#nothing()}</p>` : html`
        <metric-band .panel=${{ ...panel, data: total }} .figures=${FIGURES} .course=${course} @again=${again}></metric-band>
        ${this.#course(course)}
        <div class="two">
          ${lacks('ItemName') ? nothing : this.#ranking('Products', 'item', 'Product', products)}
          ${lacks('SalesPerson') ? nothing : this.#ranking('Sales persons', 'salesPerson', 'Sales person', persons)}
        </div>`}
    `;
  }

  #nothing() {
    const { start, end } = filters();
    return `No branch “${this.name}” sold anything${start || end ? ` ${inSentence(daysShown())}` : ''}.`;
  }

  #course(rows) {
    const as = { lines: LINES, granularity: granularity() };
    return html`
      <chart-card
        name="Sales of ${this.name}"
        .finding=${trendFinding(rows, { ...as, lines: [{ ...LINES[0], format: money }] }, `Sales of ${this.name}`)}
        .unit="Net sales; ${moneyAndDays()}"
        .panel=${this.#branch.panel}
        .rows=${rows}
        .columns=${COURSE}
        .within=${{ branch: this.name }}
        .option=${trendChart(rows, as)}
        .keys=${({ time }) => ({ time })}
        granularity=${as.granularity}
        @again=${this.#branch.again}
      ></chart-card>
    `;
  }

  #ranking(name, key, kind, rows) {
    const as = { name: (row) => row[key], value: 'netSales', label: 'Net sales' };
    const columns = columnsThere(productColumns(key, kind), rows).filter((it) => rows[0]?.[it.key] !== undefined);
    return html`
      <chart-card
        name="${name} of ${this.name}"
        .finding=${barsFinding(rows, as, name).replace(/ leads with .+$/, ' leads')}
        .unit="The ten that sell most here${thinBars(rows, 'netSales')}; ${moneyAndDays()}"
        .panel=${this.#branch.panel}
        .rows=${rows}
        .columns=${columns}
        .within=${{ branch: this.name }}
        .option=${barsChart(rows, as)}
        .keys=${(row) => (row[key] ? { [key]: row[key] } : {})}
        @again=${this.#branch.again}
      ></chart-card>
    `;
  }

  static styles = [
    controls,
    css`
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--space-6);
      min-width: 0;
      padding-bottom: var(--space-6);
      border-bottom: 1px solid var(--line);
    }
    header {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      justify-content: space-between;
      gap: var(--space-2);
    }
    h2 {
      font-size: var(--size-20);
      font-weight: 600;
    }
    .two {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 400px), 1fr));
      gap: var(--space-6);
    }
  `,
  ];
}
customElements.define('branch-detail', BranchDetail);
