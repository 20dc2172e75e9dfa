import { LitElement, html, nothing } from 'lit';
import { barsChart, barsFinding, thinBars } from '../charts/bars.js';
import { columnsThere } from '../state/columns-there.js';
import { noCostHere } from '../state/cost.js';
import { moneyAndDays } from '../state/days-in-words.js';
import { EXPLORED, changeColumn, explored } from '../state/explored.js';
import { exactMoney, points } from '../state/format.js';
import { chosenDimension, profitDimensions } from '../state/profit-dimensions.js';
import { Query } from '../state/query.js';
import { goOwn } from '../state/url.js';
import { block } from '../styles/block.js';
import './chart-card.js';
import './choice-row.js';

/** Profit and margin by branch, product line, item group, product or customer. */
class ProfitBy extends LitElement {
  #profit = new Query(this, {
    text: `{ explore(dimensions: $dimensions, metrics: ["grossProfit", "marginPct", "netSales", "cost"], limit: 1000, @explore) ${EXPLORED} }`,
    types: { dimensions: '[String!]!' },
    variables: () => ({ dimensions: [by().id] }),
    pick: explored,
    when: () => by() !== null,
  });

  render() {
    const dimension = by();
    if (dimension === null) {
      return nothing;
    }
    const { panel, again } = this.#profit;
    const all = (panel.data?.rows ?? []).filter((row) => row[dimension.id] !== undefined);
    const rows = all.filter(({ grossProfit }) => grossProfit !== null);
    const as = { name: (row) => row[dimension.id], value: 'grossProfit', label: 'Gross profit', most: 15, alone: true, more: moreOf };
    return html`
      <chart-card
        name="Profit by ${dimension.name.toLowerCase()}"
        .finding=${finding(rows, as)}
        .unit="Gross profit, with its margin in the table${thinBars(rows, 'grossProfit')}; ${moneyAndDays()}"
        .panel=${panel}
        .rows=${rows}
        .columns=${columnsThere(columns(dimension), rows)}
        .none=${all.length > 0 ? noCostHere('Profit is') : undefined}
        .option=${barsChart(rows, as)}
        .keys=${(row) => (row[dimension.id] ? { [dimension.id]: row[dimension.id] } : {})}
        @again=${again}
      >
        <choice-row slot="tools" label="By" .choices=${profitDimensions()} chosen=${dimension.id}
          @choose=${({ detail }) => goOwn({ by: detail })}></choice-row>
      </chart-card>
    `;
  }

  static styles = block;
}

const by = () => chosenDimension('by', 'branch');

const moreOf = (row) => [
  ['Margin', points(row.marginPct)],
  ['Net sales', exactMoney(row.netSales)],
];

const columns = ({ id, name }) => [
  { key: id, name },
  { key: 'grossProfit', name: 'Gross profit', format: exactMoney, figure: true, bar: true },
  changeColumn('grossProfit'),
  { key: 'marginPct', name: 'Margin', format: points, figure: true, bar: true },
  { key: 'netSales', name: 'Net sales', format: exactMoney, figure: true },
  { key: 'cost', name: 'Cost', format: exactMoney, figure: true },
];

const finding = (rows, as) =>
  barsFinding(rows, as, 'Profit').replace(/ leads with (.+)$/, ' earns most, $1 of all profit');
customElements.define('profit-by', ProfitBy);
