import { LitElement, html, nothing } from 'lit';
import { lacks } from '../state/datasets.js';
import { moneyAndDays } from '../state/days-in-words.js';
import { EXPLORED, explored } from '../state/explored.js';
import { narrowTo } from '../state/filters.js';
import { amount, exactMoney, percent } from '../state/format.js';
import { leaderOf } from '../state/leader.js';
import { Query } from '../state/query.js';
import { block } from '../styles/block.js';
import './chart-card.js';
import './heat-grid.js';

const PERSONS = 12;

const COLUMNS = [
  { key: 'salesPerson', name: 'Sales person' },
  { key: 'productLine', name: 'Product line' },
  { key: 'netSales', name: 'Net sales', format: exactMoney, figure: true, bar: true },
  { key: 'marginPct', name: 'Margin', format: (value) => percent(value === null ? null : value / 100), figure: true },
];

/** Which sales person sells which product lines. */
class PersonMix extends LitElement {
  #mix = new Query(this, {
    text: `{ explore(dimensions: ["salesPerson"], split: "productLine", metrics: ["netSales", "marginPct"], limit: ${PERSONS}, filters: $filter) ${EXPLORED} }`,
    pick: explored,
    when: there,
  });

  render() {
    if (!there()) {
      return nothing;
    }
    const { panel, again } = this.#mix;
    const rows = panel.data?.rows ?? [];
    const name = 'Who sells which product lines';
    return html`
      <chart-card
        .name=${name}
        .finding=${finding(rows)}
        .unit="Net sales of the ${PERSONS} sales persons who sell most, by product line; ${moneyAndDays()}"
        .panel=${panel}
        .rows=${rows}
        .columns=${COLUMNS}
        .keys=${keys}
        @again=${again}
      >
        <heat-grid slot="chart" label=${name} opens="Filter by it"
          .cells=${rows}
          .down=${(cell) => cell.salesPerson}
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

const there = () => !lacks('SalesPerson') && !lacks('ProductLine');

const keys = ({ salesPerson, productLine }) => ({ salesPerson, productLine });

function finding(rows) {
  const best = leaderOf(rows, 'netSales');
  return best ? `${best.salesPerson} sells most ${best.productLine}` : 'Who sells which product lines';
}
customElements.define('person-mix', PersonMix);
