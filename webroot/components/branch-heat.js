import { LitElement, html } from 'lit';
import { datasets, lacks } from '../state/datasets.js';
import { EXPLORED, explored } from '../state/explored.js';
import { narrowTo } from '../state/filters.js';
import { amount, currencyCode, exactMoney, percent } from '../state/format.js';
import { leaderOf } from '../state/leader.js';
import { Query } from '../state/query.js';
import { Watch } from '../state/store.js';
import { block } from '../styles/block.js';
import './chart-card.js';
import './heat-grid.js';

const ROWS = 12;
const ACROSS = 10;
const COLUMNS = [
  { key: 'branch', name: 'Branch' },
  { key: 'productLine', name: 'Product line' },
  { key: 'netSales', name: 'Net sales', format: exactMoney, figure: true },
];
const keys = ({ branch, productLine }) => ({ branch, productLine });

/** Which branch sells what. */
class BranchHeat extends LitElement {
  #watch = new Watch(this, datasets);
  #cells = new Query(this, {
    text: `{ explore(dimensions: ["branch", "productLine"], metrics: ["netSales"], limit: 2000, filters: $filter) ${EXPLORED} }`,
    pick: explored,
    when: () => !lacks('Branch') && !lacks('ProductLine'),
  });

  render() {
    const { panel, again } = this.#cells;
    const missing = lacks('Branch') ? 'branches' : lacks('ProductLine') ? 'product lines' : null;
    const all = missing ? [] : (panel.data?.rows ?? []);
    const cells = this.#shown(all);
    const cut = cells.length < all.length ? `; the ${ROWS} branches and ${ACROSS} lines that sell most` : '';
    return html`
      <chart-card
        name="Branch by product line"
        .finding=${this.#finding(all)}
        .unit="Net sales; ${currencyCode()}${cut}"
        .panel=${missing ? { ...panel, status: 'ready' } : panel}
        .rows=${all}
        .columns=${COLUMNS}
        .keys=${keys}
        .none=${missing ? `Your files name no ${missing}.` : undefined}
        @again=${again}
      >
        <heat-grid
          slot="chart"
          .cells=${cells}
          .down=${({ branch }) => branch}
          .across=${({ productLine }) => productLine}
          .value=${({ netSales }) => netSales}
          .format=${amount}
          .exact=${exactMoney}
          label="Net sales by branch and product line"
          opens="Filter by it"
          @mark=${({ detail }) => narrowTo(keys(detail.row))}
        ></heat-grid>
      </chart-card>
    `;
  }

  #shown(all) {
    const largest = (key, most) => {
      const sums = new Map();
      all.forEach((cell) => sums.set(cell[key], (sums.get(cell[key]) ?? 0) + (cell.netSales ?? 0)));
      return new Set([...sums].sort(([, a], [, b]) => b - a).slice(0, most).map(([name]) => name));
    };
    const [branches, lines] = [largest('branch', ROWS), largest('productLine', ACROSS)];
    return all.filter(({ branch, productLine }) => branches.has(branch) && lines.has(productLine));
  }

  #finding(all) {
    const best = leaderOf(all, 'netSales');
    const total = all.reduce((sum, { netSales }) => sum + (netSales ?? 0), 0);
    return best && total > 0
      ? `${best.branch} with ${best.productLine} makes ${percent(best.netSales / total)} of sales`
      : 'Which branch sells what';
  }

  static styles = block;
}
customElements.define('branch-heat', BranchHeat);
