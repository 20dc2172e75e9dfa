import { LitElement, html } from 'lit';
import { moneyAndDays } from '../state/days-in-words.js';
import { EXPLORED, explored } from '../state/explored.js';
import { narrowTo } from '../state/filters.js';
import { amount, count, exactMoney } from '../state/format.js';
import { leaderOf } from '../state/leader.js';
import { Query } from '../state/query.js';
import { block } from '../styles/block.js';
import './chart-card.js';
import './heat-grid.js';

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

const COLUMNS = [
  { key: 'weekday', name: 'Weekday' },
  { key: 'hour', name: 'Hour' },
  { key: 'netSales', name: 'Net sales', format: exactMoney, figure: true, bar: true },
  { key: 'transactions', name: 'Transactions', format: count, figure: true },
];

/** When people buy: weekdays by hours, where the files tell times of day. */
class HourCard extends LitElement {
  #hours = new Query(this, {
    text: `{ explore(dimensions: ["weekday", "hour"], metrics: ["netSales", "transactions"], limit: 168, filters: $filter) ${EXPLORED} }`,
    pick: explored,
  });

  render() {
    const { panel, again } = this.#hours;
    const all = panel.data?.rows ?? [];
    const daysOnly = all.length > 0 && all.every(({ hour }) => hour === '00:00');
    const rows = daysOnly ? [] : all;
    const hours = [...new Set(rows.map(({ hour }) => hour))].sort();
    const days = DAYS.filter((day) => rows.some(({ weekday }) => weekday === day));
    const name = 'When people buy';
    return html`
      <chart-card
        .name=${name}
        .finding=${finding(rows)}
        .unit="Net sales by weekday and hour; ${moneyAndDays()}"
        .panel=${panel}
        .rows=${rows}
        .columns=${COLUMNS}
        .keys=${keys}
        .none=${daysOnly ? 'Your files give days, not times of day, so there are no hours to show.' : undefined}
        @again=${again}
      >
        <heat-grid slot="chart" label=${name} opens="Filter by it"
          .cells=${rows} .rows=${days} .columns=${hours}
          .down=${(cell) => cell.weekday}
          .across=${(cell) => cell.hour}
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

const keys = ({ weekday, hour }) => ({ weekday, hour });

function finding(rows) {
  const best = leaderOf(rows, 'netSales');
  return best ? `${best.weekday}s at ${best.hour} sell most` : 'When people buy';
}
customElements.define('hour-card', HourCard);
