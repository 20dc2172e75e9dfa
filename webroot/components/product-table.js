import { LitElement, html, nothing } from 'lit';
import { columnsThere } from '../state/columns-there.js';
import { lacks } from '../state/datasets.js';
import { EXPLORED, explored } from '../state/explored.js';
import { salesFilter } from '../state/filters.js';
import { currencyCode, pageInWords, plural } from '../state/format.js';
import { PRODUCT_METRICS, PRODUCT_DIMENSIONS } from '../state/own.js';
import { Query } from '../state/query.js';
import { showRows } from '../state/rows.js';
import { screen } from '../state/screen.js';
import { ordered } from '../state/table.js';
import { goOwn, place } from '../state/url.js';
import { values } from '../state/values.js';
import { productColumns } from '../pages/products-columns.js';
import { block } from '../styles/block.js';
import './page-turner.js';
import './table-card.js';

const ROWS = 1_000;
const TYPING = 250;

/** Every product with its figures. What is not on the page the server sorts and finds. */
class ProductTable extends LitElement {
  static properties = { names: { state: true } };
  #later = 0;
  #products = new Query(this, {
    text: `{ explore(dimensions: ${JSON.stringify(PRODUCT_DIMENSIONS)}, metrics: ${JSON.stringify(PRODUCT_METRICS)}, sort: $sort,
      limit: ${ROWS}, offset: $from, filters: $filter, compareTo: $compareTo) ${EXPLORED} }`,
    types: { sort: 'OrderInput!', from: 'Int!' },
    variables: () => ({ sort: order(), from: from() }),
    pick: explored,
    when: () => !lacks('ItemName'),
  });
  #found = new Query(this, {
    text: `{ explore(dimensions: ${JSON.stringify(PRODUCT_DIMENSIONS)}, metrics: ${JSON.stringify(PRODUCT_METRICS)}, sort: $sort,
      limit: ${ROWS}, filters: $named, compareTo: $compareTo) ${EXPLORED} }`,
    types: { named: 'SalesFilter', sort: 'OrderInput!' },
    variables: (it) => ({ named: { ...salesFilter(it), items: this.names }, sort: order() }),
    pick: explored,
    when: () => Boolean(this.names?.length),
  });

  render() {
    const { panel, again } = this.#products;
    const page = panel.data?.rows ?? [];
    const whole = from() === 0 && page.length < ROWS;
    const rows = this.names?.length ? this.#withFound(page) : page;
    return html`
      <table-card
        name="All products"
        .unit=${panel.data ? `${whole ? plural(page.length, 'product') : pageInWords(from(), page.length)}; ${currencyCode()}` : null}
        .panel=${panel}
        .rows=${rows}
        .columns=${columnsOfAll(rows, whole)}
        .within=${{}}
        .order=${order()}
        search="Search products"
        opens="Show the rows of this product"
        .none=${from() > 0 ? 'There are no more products.' : undefined}
        @open=${({ detail }) => showRows(detail.item, { item: detail.item })}
        @order=${({ detail }) => goOwn({ sort: detail.by, way: detail.descending ? null : 'up', from: null })}
        @look=${({ detail }) => this.#look(detail, whole)}
        @again=${again}
      >
        ${whole ? nothing : html`
          <page-turner slot="below" .from=${from()} .shown=${page.length} .size=${ROWS} ?loading=${panel.status === 'loading'}
            @turn=${({ detail }) => goOwn({ from: detail > 0 ? String(detail) : null })}></page-turner>`}
      </table-card>
    `;
  }

  #withFound(page) {
    const { by, descending } = order();
    return ordered(merged(page, this.#found.panel.data?.rows ?? []), { key: by, way: descending ? -1 : 1 });
  }

  #look(search, whole) {
    clearTimeout(this.#later);
    if (whole || search.trim().length < 2) {
      this.names = null;
      return;
    }
    this.#later = setTimeout(async () => {
      const { found = [] } = await values('item', search.trim());
      this.names = found.map(({ value }) => value);
    }, TYPING);
  }

  static styles = block;
}

const sortable = [...PRODUCT_DIMENSIONS, ...PRODUCT_METRICS];

/** As the address has it, else those that sell most first. */
function order() {
  const { sort, way } = place.value.own;
  return { by: sort ?? 'netSales', descending: way !== 'up' };
}

const from = () => Math.max(0, Math.floor(Number(place.value.own.from) / ROWS) * ROWS || 0);

/** Those on the page, and those that were found beyond it. */
function merged(rows, found) {
  const key = ({ item, itemGroup }) => JSON.stringify([item, itemGroup]);
  const there = new Set(rows.map(key));
  return [...rows, ...found.filter((row) => !there.has(key(row)))];
}

/** By a change the page is sorted where it has all of them. */
function columnsOfAll(rows, whole) {
  const [name, ...others] = columnsThere(productColumns('item', 'Product'), rows);
  const group = { key: 'itemGroup', name: 'Item group', of: 'ItemGroup' };
  const groups = columnsThere([group], rows);
  // on a phone what is sold comes before where it belongs
  const all = screen.value.phone ? [name, ...others, ...groups] : [name, ...groups, ...others];
  return all.map((column) =>
    sortable.includes(column.key) ? column : { ...column, local: whole, fixed: !whole },
  );
}
customElements.define('product-table', ProductTable);
