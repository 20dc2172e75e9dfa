import { LitElement, html, nothing } from 'lit';
import { noCostHere } from '../state/cost.js';
import { moneyAndDays } from '../state/days-in-words.js';
import { EXPLORED, explored } from '../state/explored.js';
import { count, exactMoney, plural, points, quantity } from '../state/format.js';
import { chosenDimension, profitDimensions } from '../state/profit-dimensions.js';
import { Query } from '../state/query.js';
import { showRows } from '../state/rows.js';
import { goOwn } from '../state/url.js';
import { block } from '../styles/block.js';
import './choice-row.js';
import './table-card.js';

const MOST = 500;
/** What cost more than it brought. */
class LossMakers extends LitElement {
  #losses = new Query(this, {
    text: `{ explore(dimensions: $dimensions, metrics: ["grossProfit", "marginPct", "netSales", "cost", "transactions", "netUnitsSold"],
      sort: { by: "grossProfit", descending: false }, limit: ${MOST}, filters: $filter) ${EXPLORED} }`,
    types: { dimensions: '[String!]!' },
    variables: () => ({ dimensions: [of().id] }),
    pick: explored,
    when: () => of() !== null,
  });

  render() {
    const dimension = of();
    if (dimension === null) {
      return nothing;
    }
    const { panel, again } = this.#losses;
    const { id, many } = dimension;
    const all = (panel.data?.rows ?? []).filter((row) => row[id] !== undefined);
    const rows = all.filter(({ grossProfit }) => grossProfit < 0);
    const unknown = all.length > 0 && all.every(({ grossProfit }) => grossProfit === null);
    const cut = rows.length === MOST ? `The ${count(MOST)} deepest` : plural(rows.length, dimension.name.toLowerCase(), many);
    return html`
      <table-card
        name="Loss makers"
        .unit="${rows.length > 0 ? `${cut} that cost more than they brought, the deepest loss first; ` : ''}${moneyAndDays()}"
        .panel=${panel}
        .rows=${rows}
        .columns=${columns(dimension)}
        .within=${{}}
        search="Search loss makers"
        opens="Show the rows behind it"
        .none=${all.length === 0 ? undefined : unknown ? noCostHere('Profit is') : `None of the ${many} made a loss in these days.`}
        @open=${({ detail }) => showRows(detail[id], { [id]: detail[id] })}
        @again=${again}
      >
        <choice-row slot="tools" label="Loss makers among" .choices=${profitDimensions()} chosen=${id}
          @choose=${({ detail }) => goOwn({ losses: detail })}></choice-row>
      </table-card>
    `;
  }

  static styles = block;
}

const of = () => chosenDimension('losses', 'item');

const columns = ({ id, name }) => [
  { key: id, name },
  { key: 'grossProfit', name: 'Gross profit', format: exactMoney, figure: true, bar: true },
  { key: 'marginPct', name: 'Margin', format: points, figure: true },
  { key: 'netSales', name: 'Net sales', format: exactMoney, figure: true },
  { key: 'cost', name: 'Cost', format: exactMoney, figure: true },
  { key: 'transactions', name: 'Transactions', format: count, figure: true },
  { key: 'netUnitsSold', name: 'Net units', format: quantity, figure: true },
];
customElements.define('loss-makers', LossMakers);
