import { LitElement, html } from 'lit';
import { barsChart, barsFinding, thinBars } from '../charts/bars.js';
import { datasets, lacks } from '../state/datasets.js';
import { changeColumn, EXPLORED, explored } from '../state/explored.js';
import { filters } from '../state/filters.js';
import { currencyCode, exactMoney } from '../state/format.js';
import { leaderOf } from '../state/leader.js';
import { Query } from '../state/query.js';
import { Watch } from '../state/store.js';
import { place } from '../state/url.js';
import { block } from '../styles/block.js';
import './chart-card.js';

const MOST = 10;
const AS = { name: ({ customer }) => customer, value: 'netSales', label: 'Net sales', most: MOST };

/** Who buys most. */
class TopCustomers extends LitElement {
  #watch = new Watch(this, datasets, place);
  #customers = new Query(this, {
    text: `{ explore(dimensions: ["customer"], metrics: ["netSales", "grossProfit"], limit: ${MOST}, @explore) ${EXPLORED} }`,
    pick: explored,
    when: () => !lacks('CardName'),
  });

  render() {
    const { panel, again } = this.#customers;
    const missing = lacks('CardName');
    const rows = missing ? [] : (panel.data?.rows ?? []);
    const best = leaderOf(rows, 'netSales');
    return html`
      <chart-card
        name="Top customers"
        .finding=${best ? `${best.customer} bought most` : barsFinding(rows, AS, 'Top customers')}
        .unit="Net sales; ${currencyCode()}${thinBars(rows, 'netSales')}"
        .panel=${missing ? { ...panel, status: 'ready' } : panel}
        .rows=${rows}
        .columns=${this.#columns()}
        .option=${barsChart(rows, AS)}
        .keys=${({ customer }) => ({ customer })}
        .none=${missing ? 'Your files name no customers.' : undefined}
        @again=${again}
      ></chart-card>
    `;
  }

  #columns() {
    return [
      { key: 'customer', name: 'Customer' },
      { key: 'netSales', name: 'Net sales', format: exactMoney, figure: true },
      { key: 'grossProfit', name: 'Gross profit', format: exactMoney, figure: true },
      ...(filters().before ? [changeColumn('netSales')] : []),
    ];
  }

  static styles = block;
}
customElements.define('top-customers', TopCustomers);
