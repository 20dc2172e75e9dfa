import { changeInWords } from '../state/change.js';
import { alike, compact, exactMoney, stretch } from '../state/format.js';
import { leaderOf } from '../state/leader.js';
import { axisText, tooltip, valueAxis } from './parts.js';

/**
 * Figures by time: the first as bars, the others as lines; what the first was before as a thin
 * dashed line, and what is expected of it as faint bars with the span in which it falls four times
 * in five.
 *
 * @typedef {object} Line
 * @property {string} key of the rows; under `key.before` what it was before
 * @property {string} name
 * @property {(value: number) => string} [format] exactly
 *
 * @param {Row[]} rows with `time`, the first day of the stretch; with `expected: {sales, low80,
 *     high80}` where one is forecast
 * @param {object} as
 * @param {Line[]} as.lines
 * @param {string} as.granularity DAY, WEEK, MONTH, QUARTER or YEAR
 * @param {boolean} [as.allLines] the first too
 * @param {(value: number, most: number) => string} [as.axis] how the axis is written
 * @param {number} [as.step] its lines are at least so far apart: what is closer would be written alike
 */
export const trendChart = (rows, as) => (tokens, narrow) => {
  const { lines, granularity, allLines, axis = compact } = as;
  const [first] = lines;
  const others = (allLines ? lines : lines.slice(1)).filter(({ key }) => some(rows, key));
  const colour = (line) => tokens.series[lines.indexOf(line)];
  const heights = lines.flatMap(({ key }) => rows.map((row) => row[key]));
  const forecasted = rows.some(({ expected }) => expected);
  // beside the lines' ends there is what is expected: their names stand upon it
  const named = narrow ? 'nowhere' : forecasted ? 'upon' : 'beside';
  return {
    grid: { left: 8, right: named === 'beside' && others.length > 0 ? 104 : 16, top: 28, bottom: 4, containLabel: true },
    tooltip: tooltip(tokens, (marks) => tip(rows[marks[0].dataIndex], as), {
      trigger: 'axis',
      axisPointer: { type: 'shadow', shadowStyle: { color: tokens.grid, opacity: 0.4 } },
    }),
    legend: { show: false },
    xAxis: {
      type: 'category',
      data: rows.map(({ time }) => stretch(time, granularity)),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: tokens.grid } },
      axisLabel: { ...axisText(tokens), hideOverlap: true },
    },
    yAxis: valueAxis(tokens, alike(axis, heights), { scale: Boolean(allLines), minInterval: as.step }),
    series: [
      ...(allLines ? [] : [bars(rows, first, colour(first))]),
      ...(forecasted ? forecast(rows, colour(first), tokens) : []),
      ...(some(rows, `${first.key}.before`) ? [beforeLine(rows, first, tokens)] : []),
      ...others.flatMap((line) => [halo(rows, line, tokens), solid(rows, line, colour(line), tokens, named)]),
    ],
  };
};

const some = (rows, key) => rows.some((row) => typeof row[key] === 'number');

const bars = (rows, { key, name }, color) => ({
  name,
  type: 'bar',
  barMaxWidth: 40,
  barCategoryGap: '30%',
  data: rows.map((row) => ({ value: row[key] ?? null, row })),
  itemStyle: { color, borderRadius: [3, 3, 0, 0] },
});

/** Faint bars over the real ones' place, and a band from the low to the high of four in five. */
const forecast = (rows, color, tokens) => [
  {
    name: 'Expected',
    type: 'bar',
    barGap: '-100%',
    barMaxWidth: 40,
    silent: true,
    z: 1,
    data: rows.map(({ expected }) => expected?.sales ?? null),
    itemStyle: { color, opacity: 0.3, borderRadius: [3, 3, 0, 0] },
  },
  span(rows, ({ low80 }) => low80, 0, color),
  span(rows, ({ low80, high80 }) => high80 - low80, 0.16, color),
  edge(rows, ({ high80 }) => high80, tokens),
  edge(rows, ({ low80 }) => low80, tokens),
];

const span = (rows, value, opacity, color) => ({
  type: 'line',
  stack: 'expected',
  stackStrategy: 'all', // what may be lost lies below zero
  silent: true,
  symbol: 'none',
  lineStyle: { width: 0 },
  areaStyle: { color, opacity },
  data: rows.map(({ expected }) => (expected ? value(expected) : null)),
});

const edge = (rows, value, tokens) => ({
  type: 'line',
  silent: true,
  symbol: 'none',
  lineStyle: { color: tokens.muted, width: 1, type: [1, 3] },
  data: rows.map(({ expected }) => (expected ? value(expected) : null)),
});

const beforeLine = (rows, { key }, tokens) => ({
  name: 'Before',
  type: 'line',
  silent: true,
  symbol: 'none',
  z: 4,
  lineStyle: { color: tokens.text, width: 1.5, type: [5, 4] },
  data: rows.map((row) => row[`${key}.before`] ?? null),
});

/** Keeps a line apart from the bars that it crosses. */
const halo = (rows, { key }, tokens) => ({
  type: 'line',
  silent: true,
  symbol: 'none',
  z: 4,
  lineStyle: { color: tokens.card, width: 6 },
  data: rows.map((row) => row[key] ?? null),
});

const solid = (rows, { key, name }, color, tokens, named) => ({
  name,
  type: 'line',
  z: 5,
  triggerLineEvent: true,
  // of many, the one under the pointer only
  showSymbol: rows.length <= 36,
  symbol: 'circle',
  symbolSize: 6,
  lineStyle: { color, width: 2.5 },
  itemStyle: { color },
  data: rows.map((row) => ({ value: row[key] ?? null, row })),
  endLabel: {
    show: named !== 'nowhere',
    ...(named === 'upon' ? { backgroundColor: tokens.card, padding: [2, 4], borderRadius: 3 } : {}),
    formatter: name,
    color,
    fontFamily: tokens.font,
    fontSize: 12,
    fontWeight: 600,
    distance: rows.length > 24 ? 10 : 20,
  },
});

function tip(row, { lines, granularity }) {
  const words = [];
  for (const { key, name, format = exactMoney } of lines) {
    const [now, then] = [row[key], row[`${key}.before`]];
    if (typeof now === 'number') words.push([name, format(now)]);
    if (typeof then === 'number') words.push([`${name} before`, format(then)]);
    if (typeof now === 'number' && typeof then === 'number') {
      words.push(['Change', changeInWords(now, then, format)]);
    }
  }
  if (row.expected) {
    const { sales, low80, high80 } = row.expected;
    words.push(['Expected', exactMoney(sales)], ['Four times in five', `${exactMoney(low80)} – ${exactMoney(high80)}`]);
  }
  return { title: stretch(row.time, granularity), lines: words };
}

/** A stretch at the beginning of a sentence: `Mar 2026`, `The week of 2 Mar 2026`. */
export const called = (time, granularity) =>
  (granularity === 'WEEK' ? 'The week of ' : '') + stretch(time, granularity);

/** Which stretch had most, in a sentence. */
export function trendFinding(rows, { lines: [{ key, format = compact }], granularity }, what) {
  const known = rows.filter((row) => typeof row[key] === 'number');
  if (known.length === 0) return what;
  const best = known.length > 1 ? leaderOf(known, key) : known[0];
  if (!best) return what;
  const when = called(best.time, granularity);
  return `${when} ${known.length > 1 ? 'was the best' : ''}: ${format(best[key])}`.replace(' :', ':');
}

