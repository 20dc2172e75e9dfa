import { LitElement, html } from 'lit';
import { isAbsent } from '../state/absent.js';
import { whyNoCost } from '../state/cost.js';
import { EXPLORED, totalOf } from '../state/explored.js';
import { exactMoney, money, percent } from '../state/format.js';
import { Query } from '../state/query.js';
import { controls } from '../styles/controls.js';
import { figuresPage } from '../styles/figures-page.js';
import '../components/loss-makers.js';
import '../components/margin-course.js';
import '../components/metric-band.js';
import '../components/not-there.js';
import '../components/profit-by.js';
import '../components/profit-steps.js';

const FIGURES = [
  { key: 'grossProfit', label: 'Gross profit', format: money, why: whyNoCost, note: (it) => exactMoney(it.grossProfit) },
  { key: 'grossMargin', label: 'Margin', format: percent, points: true, why: whyNoCost, note: () => 'of net sales' },
  { key: 'netSales', label: 'Net sales', format: money },
  { key: 'cost', label: 'Cost of goods', format: money, less: true, why: whyNoCost },
];

/** What remains of sales: the margin's course, where profit comes from and where it is lost. */
class ProfitabilityPage extends LitElement {
  #total = new Query(this, {
    text: `{ explore(metrics: ["grossProfit", "grossMargin", "netSales", "cost"], @explore) ${EXPLORED} }`,
    pick: totalOf,
  });

  render() {
    if (isAbsent('totalCost')) {
      return html`<not-there what="Your files have no cost column, so profit and margin are not known" which="Cost"></not-there>`;
    }
    const { panel, again } = this.#total;
    return html`
      <metric-band .panel=${panel} .figures=${FIGURES} @again=${again}></metric-band>
      <margin-course class="most"></margin-course>
      <profit-steps class="rest"></profit-steps>
      <profit-by></profit-by>
      <loss-makers></loss-makers>
    `;
  }

  static styles = [controls, figuresPage];
}
customElements.define('profitability-page', ProfitabilityPage);
