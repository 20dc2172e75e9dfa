import { LitElement, html } from 'lit';
import { moneyAndDays } from '../state/days-in-words.js';
import { exactMoney } from '../state/format.js';
import { block } from '../styles/block.js';
import './grid-card.js';

const OF = {
  name: 'Branches by product line',
  unit: () => `Net sales; ${moneyAndDays()}`,
  down: 'branch',
  across: 'productLine',
  ask: { dimensions: ['branch'], split: 'productLine', metrics: ['netSales'], limit: 20 },
  needs: { Branch: 'branches', ProductLine: 'product lines' },
  columns: [
    { key: 'branch', name: 'Branch' },
    { key: 'productLine', name: 'Product line' },
    { key: 'netSales', name: 'Net sales', format: exactMoney, figure: true, bar: true },
  ],
  finding: ({ branch, productLine }) => `${productLine} in ${branch} sell most`,
};

/** What each branch sells of each product line. */
class BranchLines extends LitElement {
  render() {
    return html`<grid-card .of=${OF}></grid-card>`;
  }

  static styles = block;
}
customElements.define('branch-lines', BranchLines);
