import { LitElement, html } from 'lit';
import { currencyCode, exactMoney, percent } from '../state/format.js';
import { block } from '../styles/block.js';
import './grid-card.js';

const MOST = { down: 12, across: 10 };
const ONES = `; the ${MOST.down} branches and ${MOST.across} lines that sell most`;

const OF = {
  name: 'Branch by product line',
  unit: (shown, all) => `Net sales; ${currencyCode()}${shown < all ? ONES : ''}`,
  down: 'branch',
  across: 'productLine',
  most: MOST,
  ask: { dimensions: ['branch', 'productLine'], metrics: ['netSales'], limit: 2000 },
  needs: { Branch: 'branches', ProductLine: 'product lines' },
  columns: [
    { key: 'branch', name: 'Branch' },
    { key: 'productLine', name: 'Product line' },
    { key: 'netSales', name: 'Net sales', format: exactMoney, figure: true },
  ],
  finding: ({ branch, productLine, netSales }, total) =>
    total > 0 && netSales > 0
      ? `${branch} with ${productLine} makes ${percent(netSales / total)} of sales`
      : 'Which branch sells what',
};

/** Which branch sells what. */
class BranchHeat extends LitElement {
  render() {
    return html`<grid-card .of=${OF}></grid-card>`;
  }

  static styles = block;
}
customElements.define('branch-heat', BranchHeat);
