import { LitElement, css, html, nothing } from 'lit';
import { columnsThere } from '../state/columns-there.js';
import { lacks } from '../state/datasets.js';
import { EXPLORED, explored, totalOf } from '../state/explored.js';
import { salesFilter } from '../state/filters.js';
import { count, currencyCode } from '../state/format.js';
import { Query } from '../state/query.js';
import { showRows } from '../state/rows.js';
import { screen } from '../state/screen.js';
import { values } from '../state/values.js';
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
  static properties = { most: { state: true }, names: { state: true } };
  #later = 0;
  #products = new Query(this, {
    text: `{ explore(dimensions: ["item", "itemGroup"], metrics: [${METRICS}], limit: $most, @explore) ${EXPLORED} }`,
    types: { most: 'Int!' },
    variables: () => ({ most: this.most }),
    pick: explored,
    when: () => !lacks('ItemName'),
  });
  /** Where not all are on the page, the server finds. */
  #found = new Query(this, {
    text: `{ explore(dimensions: ["item", "itemGroup"], metrics: [${METRICS}], limit: 1000, filters: $named, compareTo: $compareTo) ${EXPLORED} }`,
    types: { named: 'SalesFilter' },
    variables: (it) => ({ named: { ...salesFilter(it), items: this.names } }),
    pick: explored,
    when: () => this.names?.length > 0,
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
    const first = panel.data?.rows ?? [];
    const more = first.length === this.most && this.most < MOST;
    const rows = this.names?.length > 0 ? merged(first, this.#found.panel.data?.rows ?? []) : first;
    return html`
      <table-card
        name="All products"
        .unit=${this.#unit(first.length, more)}
        .panel=${panel}
        .rows=${rows}
        .columns=${columnsOfAll(rows)}
        .within=${{}}
        search="Search products"
        opens="Show the rows of this product"
        @open=${({ detail }) => showRows(detail.item, { item: detail.item })}
        @look=${({ detail }) => this.#look(detail, more)}
        @again=${again}
      >
        ${more ? this.#more(panel.status) : nothing}
      </table-card>
    `;
  }

  #look(search, more) {
    clearTimeout(this.#later);
    if (!more || search.trim().length < 2) {
      this.names = null;
      return;
    }
    this.#later = setTimeout(async () => {
      const { found = [] } = await values('item', search.trim());
      this.names = found.map(({ value }) => value);
    }, 250);
  }

  #unit(shown, more) {
    const all = this.#all.panel.data?.uniqueProducts;
    const words = more && all ? `The ${count(shown)} that sell most of ${count(all)}` : 'Sorted by any column';
    return `${words}; ${currencyCode()}`;
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

/** Those on the page, and those that were found beyond them. */
function merged(rows, found) {
  const there = new Set(rows.map(({ item, itemGroup }) => `${item}\n${itemGroup}`));
  return [...rows, ...found.filter(({ item, itemGroup }) => !there.has(`${item}\n${itemGroup}`))];
}

function columnsOfAll(rows) {
  const [name, ...others] = columnsThere(productColumns('item', 'Product'), rows);
  const group = { key: 'itemGroup', name: 'Item group', of: 'ItemGroup' };
  const groups = columnsThere([group], rows);
  // on a phone what is sold comes before where it belongs
  return screen.value.phone ? [name, ...others, ...groups] : [name, ...groups, ...others];
}
customElements.define('product-table', ProductTable);
