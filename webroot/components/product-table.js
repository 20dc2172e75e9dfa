import { LitElement, css, html, nothing } from 'lit';
import { columnsThere } from '../state/columns-there.js';
import { lacks } from '../state/datasets.js';
import { EXPLORED, explored, totalOf } from '../state/explored.js';
import { count } from '../state/format.js';
import { Query } from '../state/query.js';
import { showRows } from '../state/rows.js';
import { settings } from '../settings.js';
import { productColumns } from '../pages/products-columns.js';
import { controls } from '../styles/controls.js';
import './table-card.js';

const STEP = 1_000;
/** The server answers with no more. */
const MOST = 10_000;
const METRICS =
  '"netSales", "grossProfit", "marginPct", "netUnitsSold", "averagePrice", "transactions", "uniqueBranches"';

/** Every product with its figures. */
class ProductTable extends LitElement {
  static properties = { most: { state: true } };
  #products = new Query(this, {
    text: `{ explore(dimensions: ["item", "itemGroup"], metrics: [${METRICS}], limit: $most, @explore) ${EXPLORED} }`,
    types: { most: 'Int!' },
    variables: () => ({ most: this.most }),
    pick: explored,
    when: () => !lacks('ItemName'),
  });
  #all = new Query(this, {
    text: `{ explore(metrics: ["uniqueProducts"], filters: $filter) ${EXPLORED} }`,
    pick: totalOf,
    when: () => !lacks('ItemName'),
  });

  constructor() {
    super();
    this.most = STEP;
  }

  render() {
    const { panel, again } = this.#products;
    const rows = panel.data?.rows ?? [];
    const more = rows.length === this.most && this.most < MOST;
    return html`
      <table-card
        name="All products"
        .unit=${this.#unit(rows.length, more)}
        .panel=${panel}
        .rows=${rows}
        .columns=${columnsOfAll(rows)}
        search="Search products"
        opens="Show the rows of this product"
        @open=${({ detail }) => showRows(detail.item, { item: detail.item })}
        @again=${again}
      >
        ${more ? this.#more(panel.status) : nothing}
      </table-card>
    `;
  }

  #unit(shown, more) {
    const all = this.#all.panel.data?.uniqueProducts;
    const words = more && all ? `The ${count(shown)} that sell most of ${count(all)}` : 'Sorted by any column';
    return `${words}; ${settings.currency.code}`;
  }

  #more(status) {
    return html`
      <button slot="below" ?disabled=${status === 'loading'} @click=${() => (this.most = Math.min(MOST, this.most + STEP))}>
        ${status === 'loading' ? 'Loading more' : `Show ${count(STEP)} more`}
      </button>
    `;
  }

  static styles = [
    controls,
    css`
    :host {
      display: block;
      min-width: 0;
    }
    button {
      justify-self: start;
      align-self: flex-start;
    }
  `,
  ];
}

function columnsOfAll(rows) {
  const [name, ...others] = columnsThere(productColumns('item', 'Product'), rows);
  const group = { key: 'itemGroup', name: 'Item group', of: 'ItemGroup' };
  return [name, ...columnsThere([group], rows), ...others];
}
customElements.define('product-table', ProductTable);
