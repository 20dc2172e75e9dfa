import { LitElement, html } from 'lit';
import { isCompared } from '../charts/bars.js';
import { trendChart } from '../charts/trend.js';
import { noCostHere } from '../state/cost.js';
import { lastOf } from '../state/days.js';
import { daysInWords } from '../state/days-in-words.js';
import { courseAsk } from '../state/course.js';
import { granularity } from '../state/filters.js';
import { axisPercent, date, exactMoney, points, stretch } from '../state/format.js';
import { Query } from '../state/query.js';
import { go } from '../state/url.js';
import { block } from '../styles/block.js';
import './chart-card.js';

const WORDS = { DAY: 'day', WEEK: 'week', MONTH: 'month', QUARTER: 'quarter' };

/** The margin by time, beside that of the days before. */
class MarginCourse extends LitElement {
  #course = new Query(this, courseAsk());

  render() {
    const { panel, again } = this.#course;
    const each = granularity();
    const rows = panel.data ?? [];
    const known = rows.filter(({ marginPct }) => marginPct !== null);
    const as = { lines: [{ key: 'marginPct', name: 'Margin', format: points }], granularity: each, allLines: true, axis: (value) => axisPercent(value / 100), step: 0.1 };
    const compared = isCompared(known, 'marginPct');
    return html`
      <chart-card
        name="Margin by ${WORDS[each]}"
        .finding=${finding(known, each)}
        .unit="Gross profit in percent of net sales, by ${WORDS[each]}${compared ? ', the days before dashed' : ''}; ${daysInWords()}"
        .panel=${panel}
        .rows=${known}
        .columns=${columns(compared)}
        .none=${rows.length > 0 ? noCostHere('Margins are') : undefined}
        .option=${trendChart(known, as)}
        .keys=${({ time }) => ({ time })}
        granularity=${each}
        ?brush=${known.length > 1}
        @span=${({ detail }) => go({ start: known[detail.first].time, end: lastOf(known[detail.last].time, each) })}
        @again=${again}
      ></chart-card>
    `;
  }

  static styles = block;
}

const columns = (compared) => [
  { key: 'time', name: 'From', format: (time) => date(time) },
  { key: 'marginPct', name: 'Margin', format: points, figure: true, bar: true },
  ...(compared ? [{ key: 'marginPct.before', name: 'Before', format: points, figure: true }] : []),
  { key: 'grossProfit', name: 'Gross profit', format: exactMoney, figure: true },
  { key: 'netSales', name: 'Net sales', format: exactMoney, figure: true },
];

function finding(rows, each) {
  if (rows.length === 0) {
    return '';
  }
  const best = rows.reduce((top, row) => (row.marginPct > top.marginPct ? row : top));
  const worst = rows.reduce((least, row) => (row.marginPct < least.marginPct ? row : least));
  return best.marginPct === worst.marginPct
    ? `${points(best.marginPct)} margin`
    : `Between ${points(worst.marginPct)} (${stretch(worst.time, each)}) and ${points(best.marginPct)} (${stretch(best.time, each)})`;
}
customElements.define('margin-course', MarginCourse);
