import { LitElement, html } from 'lit';
import { moneyAndDays } from '../state/days-in-words.js';
import { count, exactMoney } from '../state/format.js';
import { block } from '../styles/block.js';
import './grid-card.js';

const daysOnly = (rows) => rows.length > 0 && rows.every(({ hour }) => hour === '00:00');

const OF = {
  name: 'When people buy',
  unit: () => `Net sales by weekday and hour; ${moneyAndDays()}`,
  down: 'weekday',
  across: 'hour',
  rows: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  sorted: true,
  ask: { dimensions: ['weekday', 'hour'], metrics: ['netSales', 'transactions'], limit: 168 },
  columns: [
    { key: 'weekday', name: 'Weekday' },
    { key: 'hour', name: 'Hour' },
    { key: 'netSales', name: 'Net sales', format: exactMoney, figure: true, bar: true },
    { key: 'transactions', name: 'Transactions', format: count, figure: true },
  ],
  silent: (rows) =>
    daysOnly(rows) ? 'Your files give days, not times of day, so there are no hours to show.' : undefined,
  finding: ({ weekday, hour }) => `${weekday}s at ${hour} sell most`,
};

/** When people buy: weekdays by hours, where the files tell times of day. */
class HourCard extends LitElement {
  render() {
    return html`<grid-card .of=${OF}></grid-card>`;
  }

  static styles = block;
}
customElements.define('hour-card', HourCard);
