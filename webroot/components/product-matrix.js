import { LitElement, html } from 'lit';
import { matrixChart, matrixFinding, placeable, QUADRANTS, quadrantOf } from '../charts/matrix.js';
import { noCostHere } from '../state/cost.js';
import { lacks } from '../state/datasets.js';
import { EXPLORED, rowsOf, tableOf } from '../state/explored.js';
import { count, exactMoney, points } from '../state/format.js';
import { Query } from '../state/query.js';
import { block } from '../styles/block.js';
import './chart-card.js';

const MOST = 500;

const COLUMNS = [
  { key: 'name', name: 'Product' },
  { key: 'netSales', name: 'Net sales', format: exactMoney, figure: true, bar: true },
  { key: 'marginPct', name: 'Margin', format: points, figure: true },
  { key: 'grossProfit', name: 'Gross profit', format: exactMoney, figure: true },
  { key: 'place', name: 'Quadrant' },
];

/** Sales by margin: which products carry the house, and which only fill it. */
class ProductMatrix extends LitElement {
  #products = new Query(this, {
    text: `{
      explore(dimensions: ["item"], metrics: ["netSales", "marginPct", "grossProfit", "netUnitsSold", "transactions"], limit: ${MOST}, filters: $filter) ${EXPLORED}
      all: explore(metrics: ["marginPct", "uniqueProducts"], filters: $filter) ${EXPLORED} }`,
    pick: ({ explore, all }) => ({ ...tableOf(explore), all: rowsOf(all)[0] }),
    when: () => !lacks('ItemName') && !lacks('totalCost'),
  });

  render() {
    const { panel, again } = this.#products;
    const middle = middleOf(panel.data);
    const rows = (panel.data?.rows ?? []).map((row) => ({ ...row, name: row.item }));
    const placed = middle
      ? placeable(rows).map((row) => ({ ...row, place: QUADRANTS[quadrantOf(row, middle)].name }))
      : [];
    return html`
      <chart-card
        name="Sales and margin of products"
        .finding=${middle ? matrixFinding(placed, middle) : ''}
        .unit=${this.#unit(panel.data?.all, placed.length)}
        .panel=${panel}
        .rows=${placed}
        .columns=${COLUMNS}
        .none=${rows.length > 0 ? noCostHere('Margins are') : undefined}
        .option=${middle && matrixChart(placed, middle)}
        .keys=${({ name }) => ({ item: name })}
        @again=${again}
      ></chart-card>
    `;
  }

  #unit(all, drawn) {
    const some = all && all.uniqueProducts > MOST ? `the ${count(drawn)} that sell most` : 'each product';
    return `Net sales and margin of ${some}; the lines are the product in the middle and the margin of all`;
  }

  static styles = block;
}

/** The product in the middle of the list, and the margin of everything together. */
function middleOf(data) {
  const rows = data ? placeable(data.rows) : [];
  if (rows.length === 0 || data.all.marginPct === null) {
    return null;
  }
  return { sales: rows[Math.floor(rows.length / 2)].netSales, margin: data.all.marginPct };
}
customElements.define('product-matrix', ProductMatrix);
