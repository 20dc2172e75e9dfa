import { LitElement, html } from 'lit';
import { barsChart, barsFinding, thinBars } from '../charts/bars.js';
import { datasets, lacks } from '../state/datasets.js';
import { changeColumn, EXPLORED, explored } from '../state/explored.js';
import { filters } from '../state/filters.js';
import { currencyCode, count, exactMoney } from '../state/format.js';
import { Query } from '../state/query.js';
import { Watch } from '../state/store.js';
import { place } from '../state/url.js';
import { block } from '../styles/block.js';
import './chart-card.js';

const MOST = 8;
const AS = {
  name: ({ branch }) => branch,
  value: 'netSales',
  label: 'Net sales',
  most: MOST,
  more: ({ transactions, averageTransaction }) =>
    transactions === undefined
      ? []
      : [
          ['Transactions', count(transactions)],
          ['Average', exactMoney(averageTransaction)],
        ],
};

/** Which branches sell most. */
class TopBranches extends LitElement {
  #watch = new Watch(this, datasets, place);
  #branches = new Query(this, {
    text: `{ explore(dimensions: ["branch"], metrics: ["netSales", "transactions", "averageTransaction"],
      limit: 1000, @explore) ${EXPLORED} }`,
    pick: explored,
    when: () => !lacks('Branch'),
  });

  render() {
    const { panel, again } = this.#branches;
    const missing = lacks('Branch');
    const rows = missing ? [] : (panel.data?.rows ?? []);
    return html`
      <chart-card
        name="Sales by branch"
        .finding=${barsFinding(rows, AS, 'Sales by branch')}
        .unit="Net sales; ${currencyCode()}${thinBars(rows, 'netSales')}"
        .panel=${missing ? { ...panel, status: 'ready' } : panel}
        .rows=${rows}
        .columns=${this.#columns()}
        .option=${barsChart(rows, AS)}
        .keys=${({ branch }) => ({ branch })}
        .none=${missing ? 'Your files name no branches.' : undefined}
        @again=${again}
      ></chart-card>
    `;
  }

  #columns() {
    return [
      { key: 'branch', name: 'Branch' },
      { key: 'netSales', name: 'Net sales', format: exactMoney, figure: true, bar: true },
      ...(filters().before ? [changeColumn('netSales')] : []),
      { key: 'transactions', name: 'Transactions', format: count, figure: true },
      { key: 'averageTransaction', name: 'Average', format: exactMoney, figure: true },
    ];
  }

  static styles = block;
}
customElements.define('top-branches', TopBranches);
