import { LitElement, css, html } from 'lit';
import { barsChart, thinBars } from '../charts/bars.js';
import { columnsThere } from '../state/columns-there.js';
import { lacks } from '../state/datasets.js';
import { moneyAndDays } from '../state/days-in-words.js';
import { EXPLORED, explored } from '../state/explored.js';
import { count, exactMoney, money } from '../state/format.js';
import { Query } from '../state/query.js';
import { goOwn, place } from '../state/url.js';
import { productColumns } from '../pages/products-columns.js';
import { controls } from '../styles/controls.js';
import './chart-card.js';
import './choice-row.js';

const ENDS = [
  { id: 'top', name: 'Top' },
  { id: 'bottom', name: 'Bottom' },
];
const SIZES = [10, 20, 50];

/** The products that sell most, or least. */
class ProductRanking extends LitElement {
  #products = new Query(this, {
    text: `{ explore(dimensions: ["item"], metrics: ["netSales", "grossProfit", "transactions"], sort: $sort, limit: $most, @explore) ${EXPLORED} }`,
    types: { sort: 'OrderInput!', most: 'Int!' },
    variables: () => ({ sort: { by: 'netSales', descending: end() === 'top' }, most: size() }),
    pick: explored,
    when: () => !lacks('ItemName'),
  });

  render() {
    const { panel, again } = this.#products;
    const rows = panel.data?.rows ?? [];
    const as = { name: ({ item }) => item, value: 'netSales', label: 'Net sales', most: size(), more: moreOf, upside: end() === 'bottom' };
    return html`
      <chart-card
        name="Products that sell ${end() === 'top' ? 'most' : 'least'}"
        .finding=${finding(rows)}
        .unit="Net sales of each${thinBars(rows, 'netSales')}; ${moneyAndDays()}"
        .panel=${panel}
        .rows=${rows}
        .columns=${columnsThere(productColumns('item', 'Product'), rows).filter(({ key }) => rows[0]?.[key] !== undefined)}
        .option=${barsChart(rows, as)}
        .keys=${({ item }) => (item ? { item } : {})}
        @again=${again}
      >
        <choice-row slot="tools" label="Which end" .choices=${ENDS} chosen=${end()} @choose=${({ detail }) => goOwn({ rank: detail })}></choice-row>
        <select slot="tools" aria-label="How many" @change=${({ target }) => goOwn({ most: target.value })}>
          ${SIZES.map((it) => html`<option value=${it} ?selected=${it === size()}>${it}</option>`)}
        </select>
      </chart-card>
    `;
  }

  static styles = [
    controls,
    css`
    :host {
      display: grid;
      min-width: 0;
    }
    select {
      margin-left: var(--space-2);
    }
  `,
  ];
}

const end = () => (place.value.own.rank === 'bottom' ? 'bottom' : 'top');
const size = () => SIZES.find((it) => String(it) === place.value.own.most) ?? SIZES[0];

const moreOf = (row) => [
  ['Gross profit', exactMoney(row.grossProfit)],
  ['Transactions', count(row.transactions)],
];

function finding(rows) {
  const [first, second] = rows;
  if (second && first.netSales === second.netSales) {
    return `Products that sell ${end() === 'top' ? 'most' : 'least'}`;
  }
  return first ? `${first.item} sells ${end() === 'top' ? 'most' : 'least'}: ${money(first.netSales)}` : '';
}
customElements.define('product-ranking', ProductRanking);
