import { LitElement, html } from 'lit';
import { waterfallChart, waterfallFinding } from '../charts/waterfall.js';
import { noCostHere } from '../state/cost.js';
import { moneyAndDays } from '../state/days-in-words.js';
import { EXPLORED, totalOf } from '../state/explored.js';
import { exactMoney } from '../state/format.js';
import { Query } from '../state/query.js';
import { block } from '../styles/block.js';
import './chart-card.js';

const COLUMNS = [
  { key: 'name', name: 'Step' },
  { key: 'value', name: 'Amount', format: exactMoney, figure: true, bar: true },
];

/** From revenue to profit: what came back and what the goods cost. */
class ProfitSteps extends LitElement {
  #total = new Query(this, {
    text: `{ explore(metrics: ["totalRevenue", "returnsValue", "netSales", "cost", "grossProfit", "marginPct"], filters: $filter) ${EXPLORED} }`,
    pick: totalOf,
  });

  render() {
    const { panel, again } = this.#total;
    const steps = stepsOf(panel.data);
    return html`
      <chart-card
        name="From revenue to profit"
        .finding=${steps.length > 0 ? waterfallFinding(steps, panel.data.marginPct) : ''}
        .unit="From revenue to gross profit; ${moneyAndDays()}"
        .panel=${panel}
        .rows=${steps}
        .columns=${COLUMNS}
        .none=${sold(panel.data) ? noCostHere('Profit is') : undefined}
        .within=${{}}
        .behind=${rowsOf}
        .option=${waterfallChart(steps)}
        @again=${again}
      ></chart-card>
    `;
  }

  static styles = block;
}

const sold = (it) => Boolean(it) && it.netSales !== null;

/** A sum is over all rows, a part of it over those that have it. */
const rowsOf = ({ column }) => (column ? { rowsWith: column } : {});

/** Costs go down; what came back is below 0 as it is. */
function stepsOf(it) {
  if (!it || it.grossProfit === null) {
    return [];
  }
  return [
    { name: 'Revenue', value: it.totalRevenue, whole: true, column: 'grossRevenue' },
    ...(it.returnsValue ? [{ name: 'Returns', value: it.returnsValue, column: 'returnsValue' }] : []),
    { name: 'Net sales', value: it.netSales, whole: true },
    { name: 'Cost', value: -it.cost, column: 'totalCost' },
    { name: 'Profit', value: it.grossProfit, whole: true },
  ];
}
customElements.define('profit-steps', ProfitSteps);
