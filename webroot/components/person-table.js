import { LitElement, html, nothing } from 'lit';
import { columnsThere } from '../state/columns-there.js';
import { lacks } from '../state/datasets.js';
import { moneyAndDays } from '../state/days-in-words.js';
import { EXPLORED, changeColumn, tableOf } from '../state/explored.js';
import { count, exactMoney, points } from '../state/format.js';
import { Query } from '../state/query.js';
import { showRows } from '../state/rows.js';
import { block } from '../styles/block.js';
import './table-card.js';

const COLUMNS = [
  { key: 'salesPerson', name: 'Sales person' },
  { key: 'netSales', name: 'Net sales', format: exactMoney, figure: true, bar: true },
  changeColumn('netSales'),
  {
    key: 'quota',
    name: 'Of quota',
    format: points,
    figure: true,
    about: 'Net sales in percent of the median of all sales persons on show',
  },
  { key: 'grossProfit', name: 'Gross profit', format: exactMoney, figure: true, of: 'totalCost' },
  { key: 'marginPct', name: 'Margin', format: points, figure: true, of: 'totalCost' },
  { key: 'transactions', name: 'Transactions', format: count, figure: true },
  { key: 'averageTransaction', name: 'Average', format: exactMoney, figure: true },
  { key: 'uniqueProducts', name: 'Products', format: count, figure: true, of: 'ItemName' },
  { key: 'uniqueBranches', name: 'Branches', format: count, figure: true, of: 'Branch' },
];

/** Every sales person with quota attainment. */
class PersonTable extends LitElement {
  #persons = new Query(this, {
    text: `{
      explore(dimensions: ["salesPerson"], metrics: ["netSales", "grossProfit", "marginPct", "transactions", "averageTransaction", "uniqueProducts", "uniqueBranches"], limit: 2000, @explore) ${EXPLORED}
      salesPerformance(@filter, limit: 2000) { salesPerson quotaAttainment } }`,
    pick: withQuota,
    when: () => !lacks('SalesPerson'),
  });

  render() {
    if (lacks('SalesPerson')) {
      return nothing;
    }
    const { panel, again } = this.#persons;
    const rows = panel.data?.rows ?? [];
    return html`
      <table-card
        name="Sales persons"
        .unit="The quota is the median of all on show; ${moneyAndDays()}"
        .panel=${panel}
        .rows=${rows}
        .columns=${columnsThere(COLUMNS, rows)}
        .within=${{}}
        search="Search sales persons"
        opens="Show the rows of this sales person"
        @open=${({ detail }) => showRows(detail.salesPerson, { salesPerson: detail.salesPerson })}
        @again=${again}
      ></table-card>
    `;
  }

  static styles = block;
}

/** The server knows the quota under the person's name. */
function withQuota({ explore, salesPerformance }) {
  const quotas = new Map(salesPerformance.map((it) => [it.salesPerson, it.quotaAttainment]));
  const table = tableOf(explore);
  return { ...table, rows: table.rows.map((row) => ({ ...row, quota: quotas.get(row.salesPerson) ?? null })) };
}
customElements.define('person-table', PersonTable);
