import { LitElement, html } from 'lit';
import { isCompared } from '../charts/bars.js';
import { trendChart, trendFinding } from '../charts/trend.js';
import { datasets } from '../state/datasets.js';
import { moneyAndDays } from '../state/days-in-words.js';
import { lastOf } from '../state/days.js';
import { daysShown, filters, granularity, when } from '../state/filters.js';
import { date, exactMoney, money, stretch } from '../state/format.js';
import { Query } from '../state/query.js';
import { Watch } from '../state/store.js';
import { go, place } from '../state/url.js';
import { block } from '../styles/block.js';
import './chart-card.js';

const WORDS = { DAY: 'day', WEEK: 'week', MONTH: 'month', QUARTER: 'quarter' };
const HORIZON = { DAY: 14, WEEK: 8, MONTH: 6, QUARTER: 2 };
const LINES = [
  { key: 'netSales', name: 'Net sales' },
  { key: 'grossProfit', name: 'Gross profit' },
];
const column = (key, name) => ({ key, name, format: exactMoney, figure: true });

/** What is yet to come has no rows, and nothing to filter by. */
const keysOf = ({ time, netSales }) => (netSales === null ? {} : { time });

/** What is to come is worth telling where the newest day is looked at. */
const forecasts = (it) => daysShown(it).end >= when().latest;

/**
 * Sales and profit by time, beside what they were, with what is expected.
 *
 * @typedef {object} Props
 * @prop {import('../state/query.js').Panel} panel rows with `time`, `netSales`, `grossProfit`
 *
 * @extends {LitElement<Props>}
 */
class SalesCourse extends LitElement {
  #watch = new Watch(this, place, datasets);
  static properties = { panel: { attribute: false } };
  #forecast = new Query(this, {
    text: `{ salesForecast(@undated, granularity: $by, horizon: $horizon) {
      about { finding limits unknown } expected { time sales low80 high80 } accuracy { mape } } }`,
    types: { by: 'Granularity!', horizon: 'Int!' },
    variables: (it) => ({ by: granularity(it), horizon: HORIZON[granularity(it)] }),
    pick: (data) => data.salesForecast,
    when: forecasts,
  });

  render() {
    const by = granularity();
    const rows = this.#rows();
    const compared = isCompared(rows, 'netSales') ? filters().before : null;
    const as = { lines: LINES, granularity: by };
    const known = rows.filter(({ netSales }) => netSales !== null);
    const expected = rows.some((row) => row.expected);
    return html`
      <chart-card
        name="Sales by ${WORDS[by]}"
        .finding=${trendFinding(known, { ...as, lines: [{ ...LINES[0], format: money }] }, 'Net sales')}
        .unit=${this.#unit(by, compared, expected)}
        .panel=${this.panel}
        .rows=${rows}
        .columns=${this.#columns(by, compared, expected)}
        .option=${trendChart(rows, as)}
        ?brush=${known.length > 1}
        .keys=${keysOf}
        granularity=${by}
        @span=${({ detail }) => this.#brushed(rows[detail.first], rows[detail.last], by)}
      ></chart-card>
    `;
  }

  #unit(by, compared, expected) {
    const profit = this.panel.data?.some(({ grossProfit }) => grossProfit !== null);
    return [
      `Net sales ${profit ? 'and gross profit ' : ''}by ${WORDS[by]}; ${moneyAndDays()}`,
      compared ? `dashed: ${date(compared.start)} – ${date(compared.end)}` : '',
      this.#forecast.panel.status === 'failed' ? 'what is expected could not be computed' : '',
      expected ? 'faint: expected, and the span in which it falls four times in five' : '',
    ]
      .filter(Boolean)
      .join('; ');
  }

  /** The course, and after it what is expected; a stretch that is not over yet has both. */
  #rows() {
    const rows = this.panel.data ?? [];
    const coming = rows.length > 0 ? (this.#forecast.panel.data?.expected ?? []) : [];
    const expected = new Map(coming.map((it) => [it.time, it]));
    const there = new Set(rows.map(({ time }) => time));
    return [
      ...rows.map((row) => ({ ...row, expected: expected.get(row.time), forecast: expected.get(row.time)?.sales ?? null })),
      ...coming
        .filter(({ time }) => !there.has(time))
        .map((it) => ({ time: it.time, netSales: null, grossProfit: null, expected: it, forecast: it.sales })),
    ];
  }

  #columns(by, compared, expected) {
    return [
      { key: 'time', name: WORDS[by][0].toUpperCase() + WORDS[by].slice(1), format: (time) => stretch(time, by) },
      column('netSales', 'Net sales'),
      column('grossProfit', 'Gross profit'),
      ...(compared ? [column('netSales.before', 'Net sales before'), column('grossProfit.before', 'Gross profit before')] : []),
      ...(expected ? [column('forecast', 'Expected')] : []),
    ];
  }

  #brushed(first, last, by) {
    const { latest } = when();
    const end = lastOf(last.time, by);
    go({ start: first.time, end: end > latest ? latest : end });
  }

  static styles = block;
}
customElements.define('sales-course', SalesCourse);
