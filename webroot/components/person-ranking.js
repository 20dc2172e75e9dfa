import { LitElement, html } from 'lit';
import { barsChart, barsFinding, thinBars } from '../charts/bars.js';
import { columnsThere } from '../state/columns-there.js';
import { lacks } from '../state/datasets.js';
import { moneyAndDays } from '../state/days-in-words.js';
import { EXPLORED, changeColumn, explored } from '../state/explored.js';
import { count, exactMoney } from '../state/format.js';
import { Query } from '../state/query.js';
import { block } from '../styles/block.js';
import './chart-card.js';

const AS = {
  name: (row) => row.salesPerson,
  value: 'netSales',
  label: 'Net sales',
  alone: true,
  more: (row) => [
    ['Gross profit', exactMoney(row.grossProfit)],
    ['Transactions', count(row.transactions)],
  ],
};

const COLUMNS = [
  { key: 'salesPerson', name: 'Sales person' },
  { key: 'netSales', name: 'Net sales', format: exactMoney, figure: true, bar: true },
  changeColumn('netSales'),
  { key: 'grossProfit', name: 'Gross profit', format: exactMoney, figure: true, of: 'totalCost' },
  { key: 'transactions', name: 'Transactions', format: count, figure: true },
];

/** Who sells most. */
class PersonRanking extends LitElement {
  #persons = new Query(this, {
    text: `{ explore(dimensions: ["salesPerson"], metrics: ["netSales", "grossProfit", "transactions"], limit: 1000, @explore) ${EXPLORED} }`,
    pick: explored,
    when: () => !lacks('SalesPerson'),
  });

  render() {
    const { panel, again } = this.#persons;
    const absent = lacks('SalesPerson');
    const rows = panel.data?.rows ?? [];
    return html`
      <chart-card
        name="Leaderboard"
        .finding=${barsFinding(rows, AS, 'Leaderboard')}
        .unit="Net sales of ${rows.length > 10 ? 'the ten who sell most' : 'each sales person'}${thinBars(rows, 'netSales')}; ${moneyAndDays()}"
        .panel=${absent ? { ...panel, status: 'ready' } : panel}
        .rows=${rows}
        .columns=${columnsThere(COLUMNS, rows)}
        .none=${absent ? 'Your files name no sales persons.' : undefined}
        .option=${barsChart(rows, AS)}
        .keys=${({ salesPerson }) => (salesPerson ? { salesPerson } : {})}
        @again=${again}
      ></chart-card>
    `;
  }

  static styles = block;
}
customElements.define('person-ranking', PersonRanking);
