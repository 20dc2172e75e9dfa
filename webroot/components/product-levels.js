import { LitElement, css, html, nothing } from 'lit';
import { currencyCode } from '../state/format.js';
import { columnsThere } from '../state/columns-there.js';
import { EXPLORED, explored } from '../state/explored.js';
import { goDown, levelOnShow, levels, wayDown } from '../state/levels.js';
import { Query } from '../state/query.js';
import { showRows } from '../state/rows.js';
import { href } from '../state/url.js';
import { productColumns } from '../pages/products-columns.js';
import { controls } from '../styles/controls.js';
import './table-card.js';

const METRICS =
  '"netSales", "grossProfit", "marginPct", "netUnitsSold", "averagePrice", "transactions", "uniqueBranches"';

/** From product lines into their groups, and from these to products, a click at a time. */
class ProductLevels extends LitElement {
  #level = new Query(this, {
    text: `{ explore(dimensions: $dimensions, metrics: [${METRICS}], limit: 1000, @explore) ${EXPLORED} }`,
    types: { dimensions: '[String!]!' },
    variables: () => ({ dimensions: [levelOnShow()?.dimension ?? 'productLine'] }),
    pick: explored,
    when: () => levelOnShow() !== null,
  });

  render() {
    const level = levelOnShow();
    if (level === null) {
      return nothing;
    }
    const { panel, again } = this.#level;
    const rows = (panel.data?.rows ?? []).filter((row) => row[level.dimension] !== undefined);
    const last = level === levels().at(-1);
    return html`
      <table-card
        name=${this.#name(level)}
        unit=${last ? `Net sales; ${currencyCode()}` : `A click goes into one; ${currencyCode()}`}
        .panel=${panel}
        .rows=${rows}
        .columns=${columnsThere(productColumns(level.dimension, level.name), rows)}
        .within=${{}}
        search="Search ${level.many.toLowerCase()}"
        opens=${last ? 'Show the rows of this product' : 'Show what is in it'}
        @open=${({ detail }) => this.#open(level, last, detail[level.dimension])}
        @again=${again}
      >
        ${this.#way()}
      </table-card>
    `;
  }

  #open(level, last, value) {
    if (last) {
      showRows(value, { [level.dimension]: value });
    } else {
      goDown(value);
    }
  }

  #name(level) {
    const above = wayDown().at(-1);
    return above ? `${level.many} of ${above.value}` : level.many;
  }

  /** The way back up. */
  #way() {
    const way = wayDown();
    if (way.length === 0) {
      return nothing;
    }
    return html`
      <nav slot="tools" aria-label="Back up">
        <a href=${href(way[0].without)} data-route>All ${levels()[0].many.toLowerCase()}</a>
        ${way.map(({ value, to }, at) => html`
          <span class="muted" aria-hidden="true">›</span>
          ${at === way.length - 1 ? html`<span>${value}</span>` : html`<a href=${href(to)} data-route>${value}</a>`}
        `)}
      </nav>
    `;
  }

  static styles = [
    controls,
    css`
    :host {
      display: block;
      min-width: 0;
    }
    nav {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-2);
      font-size: var(--size-13);
    }
    a {
      display: inline-flex;
      align-items: center;
      min-height: var(--target);
    }
    nav span {
      align-self: center;
    }
  `,
  ];
}
customElements.define('product-levels', ProductLevels);
