import { LitElement, html } from 'lit';
import { lacks } from '../state/datasets.js';
import { moneyAndDays } from '../state/days-in-words.js';
import { EXPLORED, explored } from '../state/explored.js';
import { narrowTo } from '../state/filters.js';
import { amount, exactMoney } from '../state/format.js';
import { leaderOf } from '../state/leader.js';
import { Query } from '../state/query.js';
import { block } from '../styles/block.js';
import './chart-card.js';
import './heat-grid.js';

const BRANCHES = 20;

const COLUMNS = [
  { key: 'branch', name: 'Branch' },
  { key: 'productLine', name: 'Product line' },
  { key: 'netSales', name: 'Net sales', format: exactMoney, figure: true, bar: true },
];

/** What each branch sells of each product line. */
class BranchLines extends LitElement {
  #lines = new Query(this, {
    text: `{ explore(dimensions: ["branch"], split: "productLine", metrics: ["netSales"], limit: ${BRANCHES}, filters: $filter) ${EXPLORED} }`,
    pick: explored,
    when: () => !lacks('Branch') && !lacks('ProductLine'),
  });

  render() {
    const { panel, again } = this.#lines;
    const rows = panel.data?.rows ?? [];
    const name = 'Branches by product line';
    return html`
      <chart-card
        .name=${name}
        .finding=${finding(rows)}
        .unit="Net sales; ${moneyAndDays()}"
        .panel=${panel}
        .rows=${rows}
        .columns=${COLUMNS}
        .keys=${keys}
        @again=${again}
      >
        <heat-grid slot="chart" label=${name} opens="Filter by it"
          .cells=${rows}
          .down=${(cell) => cell.branch}
          .across=${(cell) => cell.productLine}
          .value=${(cell) => cell.netSales}
          .format=${amount}
          .exact=${exactMoney}
          @mark=${({ detail: { row } }) => narrowTo(keys(row))}
        ></heat-grid>
      </chart-card>
    `;
  }

  static styles = block;
}

const keys = ({ branch, productLine }) => ({ branch, productLine });

function finding(rows) {
  const best = leaderOf(rows, 'netSales');
  return best ? `${best.productLine} in ${best.branch} sell most` : 'Branches by product line';
}
customElements.define('branch-lines', BranchLines);
