import { LitElement, html } from 'lit';
import { isCompared } from '../charts/bars.js';
import { called, trendChart } from '../charts/trend.js';
import { daysBetween, lastOf } from '../state/days.js';
import { courseAsk } from '../state/course.js';
import { changeColumn } from '../state/explored.js';
import { columnsThere } from '../state/columns-there.js';
import { moneyAndDays } from '../state/days-in-words.js';
import { daysShown, filters, granularity as bestOf } from '../state/filters.js';
import { count, date, exactMoney, money } from '../state/format.js';
import { leaderOf } from '../state/leader.js';
import { Query } from '../state/query.js';
import { go, goOwn, place } from '../state/url.js';
import { block } from '../styles/block.js';
import './chart-card.js';
import './choice-row.js';

const WAYS = [
  { id: 'DAY', name: 'Day', days: 1 },
  { id: 'WEEK', name: 'Week', days: 7 },
  { id: 'MONTH', name: 'Month', days: 30 },
];
const WORDS = { DAY: 'day', WEEK: 'week', MONTH: 'month', QUARTER: 'quarter' };
/** More stretches than this cannot be told apart. */
const MOST = 800;

const LINES = [
  { key: 'netSales', name: 'Net sales', format: exactMoney },
  { key: 'grossProfit', name: 'Gross profit', format: exactMoney },
];

/** Sales and profit by day, week or month, with the days they are compared to. */
class SalesTrend extends LitElement {
  #course = new Query(this, courseAsk(chosen));

  render() {
    const { panel, again } = this.#course;
    const granularity = chosen();
    const word = WORDS[granularity];
    const rows = panel.data ?? [];
    const as = { lines: LINES, granularity };
    const profit = rows.some(({ grossProfit }) => grossProfit !== null);
    return html`
      <chart-card
        name="Sales by ${word}"
        .finding=${finding(rows, granularity)}
        .unit="Net sales ${profit ? 'and gross profit ' : ''}by ${word}${isCompared(rows, 'netSales') ? ', the days before dashed' : ''}; ${moneyAndDays()}"
        .panel=${panel}
        .rows=${rows}
        .columns=${columnsThere(columns(), rows)}
        .option=${trendChart(rows, as)}
        .keys=${({ time }) => ({ time })}
        granularity=${granularity}
        ?brush=${rows.length > 1}
        @span=${({ detail }) => go({ start: rows[detail.first].time, end: lastOf(rows[detail.last].time, granularity) })}
        @again=${again}
      >
        <choice-row slot="tools" label="By" .choices=${ways()} chosen=${granularity}
          @choose=${({ detail }) => goOwn({ by: detail })}></choice-row>
      </chart-card>
    `;
  }

  static styles = block;
}

const compared = () => filters().before !== null;

/** Those that so many days can be told in. */
function ways() {
  const { start, end } = daysShown();
  const days = daysBetween(start, end);
  return WAYS.filter((way) => days / way.days <= MOST);
}

function chosen() {
  const { by } = place.value.own;
  return ways().some(({ id }) => id === by) ? by : bestOf();
}

const columns = () => [
  { key: 'time', name: 'From', format: (time) => date(time) },
  { key: 'netSales', name: 'Net sales', format: exactMoney, figure: true, bar: true },
  ...(compared()
    ? [{ key: 'netSales.before', name: 'Before', format: exactMoney, figure: true }, changeColumn('netSales')]
    : []),
  { key: 'grossProfit', name: 'Gross profit', format: exactMoney, figure: true, of: 'totalCost' },
  { key: 'transactions', name: 'Transactions', format: count, figure: true },
  { key: 'averageTransaction', name: 'Average', format: exactMoney, figure: true },
];

function finding(rows, granularity) {
  const best = leaderOf(rows, 'netSales');
  if (!best) {
    return `Sales by ${WORDS[granularity]}`;
  }
  return `${called(best.time, granularity)} sold most: ${money(best.netSales)}`;
}
customElements.define('sales-trend', SalesTrend);
