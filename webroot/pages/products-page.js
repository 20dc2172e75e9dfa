import { LitElement, html, nothing } from 'lit';
import { currencyCode } from '../state/format.js';
import { paretoChart, paretoFinding } from '../charts/pareto.js';
import { lacks } from '../state/datasets.js';
import { EXPLORED, totalOf } from '../state/explored.js';
import { Query } from '../state/query.js';
import { controls } from '../styles/controls.js';
import { figuresPage } from '../styles/figures-page.js';
import { PARETO_COLUMNS, PRODUCT_FIGURES } from './products-columns.js';
import '../components/chart-card.js';
import '../components/metric-band.js';
import '../components/not-there.js';
import '../components/product-levels.js';
import '../components/product-matrix.js';
import '../components/product-ranking.js';
import '../components/product-table.js';

const when = () => !lacks('ItemName');

/** What is sold: which products carry the sales, which earn, and which do neither. */
class ProductsPage extends LitElement {
  #total = new Query(this, {
    text: `{ explore(metrics: ["uniqueProducts", "netUnitsSold", "averagePrice", "netSales", "grossMargin"], @explore) ${EXPLORED} }`,
    pick: totalOf,
  });
  #classes = new Query(this, {
    text: `{ abcClasses(@filter, dimension: "item", limit: 1000) {
      about { unknown } classes { grade members share } rows { rank name sales share cumulative grade } } }`,
    pick: (data) => data.abcClasses,
    when,
  });

  render() {
    const { panel, again } = this.#total;
    return html`
      <metric-band .panel=${panel} .figures=${PRODUCT_FIGURES} @again=${again}></metric-band>
      <product-levels></product-levels>
      ${when() ? this.#ofProducts() : html`<not-there what="Your files name no products" which="Product"></not-there>`}
    `;
  }

  #ofProducts() {
    return html`
      <product-ranking class="half"></product-ranking>
      ${lacks('totalCost') ? nothing : html`<product-matrix class="half"></product-matrix>`}
      ${this.#pareto()}
      <product-table></product-table>
    `;
  }

  #pareto() {
    const { panel, again } = this.#classes;
    const rows = panel.data?.rows ?? [];
    return html`
      <chart-card
        class=${lacks('totalCost') ? 'half' : ''}
        name="Classes of products"
        .finding=${panel.data ? paretoFinding(panel.data, 'products') : ''}
        unit="Net sales of each product, the largest first, and their share together: A up to 80 %, B up to 95 %; ${currencyCode()}"
        .panel=${panel}
        .rows=${rows}
        .columns=${PARETO_COLUMNS}
        .option=${paretoChart(rows)}
        .keys=${({ name }) => ({ item: name })}
        @again=${again}
      ></chart-card>
    `;
  }

  static styles = [controls, figuresPage];
}
customElements.define('products-page', ProductsPage);
