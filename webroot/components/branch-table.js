import { LitElement, css, html } from 'lit';
import { barsChart, barsFinding, thinBars } from '../charts/bars.js';
import { columnsThere } from '../state/columns-there.js';
import { lacks } from '../state/datasets.js';
import { moneyAndDays } from '../state/days-in-words.js';
import { EXPLORED, changeColumn, explored } from '../state/explored.js';
import { count, exactMoney, points } from '../state/format.js';
import { Query } from '../state/query.js';
import { goOwn } from '../state/url.js';
import { controls } from '../styles/controls.js';
import './chart-card.js';
import './table-card.js';

const COLUMNS = [
  { key: 'branch', name: 'Branch' },
  { key: 'netSales', name: 'Net sales', format: exactMoney, figure: true, bar: true },
  changeColumn('netSales', 'Growth'),
  { key: 'grossProfit', name: 'Gross profit', format: exactMoney, figure: true, of: 'totalCost' },
  { key: 'marginPct', name: 'Margin', format: points, figure: true, of: 'totalCost' },
  { key: 'transactions', name: 'Transactions', format: count, figure: true },
  { key: 'averageTransaction', name: 'Average', format: exactMoney, figure: true },
  { key: 'uniqueCustomers', name: 'Customers', format: count, figure: true, of: 'CardName' },
  { key: 'uniqueProducts', name: 'Products', format: count, figure: true, of: 'ItemName' },
];

const AS = { name: ({ branch }) => branch, value: 'netSales', label: 'Net sales', most: 12 };

/** All branches against each other, as bars and in figures. */
class BranchTable extends LitElement {
  #branches = new Query(this, {
    text: `{ explore(dimensions: ["branch"], metrics: ["netSales", "grossProfit", "marginPct", "transactions", "averageTransaction", "uniqueCustomers", "uniqueProducts"], limit: 2000, @explore) ${EXPLORED} }`,
    pick: explored,
    when: () => !lacks('Branch'),
  });

  render() {
    const { panel, again } = this.#branches;
    const rows = panel.data?.rows ?? [];
    const columns = columnsThere(COLUMNS, rows);
    return html`
      <chart-card
        name="Sales by branch"
        .finding=${barsFinding(rows, AS, 'Sales by branch')}
        .unit="Net sales${thinBars(rows, 'netSales')}; ${moneyAndDays()}"
        .panel=${panel}
        .rows=${rows}
        .columns=${columns}
        .option=${barsChart(rows, AS)}
        .keys=${({ branch }) => (branch ? { branch } : {})}
        @again=${again}
      ></chart-card>
      <table-card
        name="Branches in figures"
        .unit="A click shows one close up; ${moneyAndDays()}"
        .panel=${panel}
        .rows=${rows}
        .columns=${columns}
        .within=${{}}
        search="Search branches"
        opens="Show this branch close up"
        @open=${({ detail }) => this.#closeUp(detail.branch)}
        @again=${again}
      ></table-card>
    `;
  }

  #closeUp(branch) {
    goOwn({ branch });
    scrollTo({ top: 0 });
  }

  static styles = [
    controls,
    css`
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--space-6);
      min-width: 0;
    }
  `,
  ];
}
customElements.define('branch-table', BranchTable);
