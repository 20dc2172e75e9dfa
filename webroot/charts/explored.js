import { changeInWords } from '../state/change.js';
import { formatOf } from '../state/explored.js';
import { alike, axisPercent, compact, stretch } from '../state/format.js';
import { evenly, lineNames, namesAbove } from './line-names.js';
import { axisText, tooltip, valueAxis } from './parts.js';

/** More series than this nobody tells apart; the table has all. */
const SERIES = 7;
const BARS = 30;

/** Short on the axis, exact in the tooltip. */
function shortOf({ unit, name }, rows) {
  if (unit === 'percent') return (value) => axisPercent(value / 100);
  return unit === 'fraction' ? axisPercent : alike(compact, rows.map((row) => row[name]));
}

/**
 * An answer as a chart: over time as lines, one for each of the largest values; else as bars.
 *
 * @param {{rows: Row[], metric: {name: string, label: string, unit: string}, dimension: string | null,
 *     granularity: string | null}} answer
 */
export const exploreChart = (answer) => (tokens, narrow) =>
  isCourse(answer) ? lines(answer, tokens, narrow) : bars(answer, tokens, narrow);

/** One stretch alone has no course: its lines would be dots. */
const isCourse = ({ granularity, rows }) => Boolean(granularity) && rows.some(({ time }) => time !== rows[0].time);

function lines({ rows, metric, dimension, granularity }, tokens, narrow) {
  const times = [...new Set(rows.map(({ time }) => time))].sort();
  const names = dimension ? largest(rows, dimension, metric.name) : [metric.label];
  const series = names.map((name, at) => {
    const own = new Map(rows.filter((row) => !dimension || row[dimension] === name).map((row) => [row.time, row]));
    const known = times.map((time) => own.get(time));
    return { name, known, color: tokens.series[at] };
  });
  const axis = evenly(series.flatMap(({ known }) => known.map((row) => row?.[metric.name])));
  const ends = series.map((it) => ({ ...it, end: endOf(it.known, metric.name) }));
  const beside = axis !== null && !narrow;
  const above = narrow && names.length > 1 ? namesAbove(names, tokens) : null;
  return {
    grid: { left: 8, right: beside ? roomFor(names) : 16, top: 16 + (above?.height ?? 0), bottom: 4, containLabel: true },
    legend: above?.legend ?? { show: false },
    tooltip: tooltip(tokens, (marks) => lineTip(marks, metric), { trigger: 'axis' }),
    xAxis: {
      type: 'category',
      data: times.map((time) => stretch(time, granularity)),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: tokens.grid } },
      axisLabel: { ...axisText(tokens), hideOverlap: true },
    },
    yAxis: valueAxis(tokens, shortOf(metric, rows), axis ?? {}),
    series: [
      ...series.map((it) => line(it, metric)),
      ...(beside ? [lineNames(ends.filter(({ end }) => end !== null), axis, times.length - 1, tokens)] : []),
    ],
  };
}

/** The last value that a line has. */
const endOf = (known, metric) => known.reduce((last, row) => row?.[metric] ?? last, null);

/** Beside the last mark, for the longest name. */
const roomFor = (names) => Math.min(132, 24 + Math.max(...names.map(({ length }) => length)) * 7);

const line = ({ name, known, color }, metric) => ({
  name,
  type: 'line',
  data: known.map((row) => ({ value: row?.[metric.name] ?? null, row })),
  symbol: known.length > 60 ? 'none' : 'circle',
  symbolSize: 5,
  lineStyle: { color, width: 2 },
  itemStyle: { color },
  emphasis: { focus: 'series' },
});

/** The values that are largest at the end of the course. */
function largest(rows, dimension, metric) {
  const last = new Map();
  rows.forEach((row) => last.set(row[dimension], row[metric] ?? 0));
  return [...last].sort((a, b) => b[1] - a[1]).slice(0, SERIES).map(([name]) => name);
}

const lineTip = (marks, { unit }) => ({
  title: marks[0].name,
  lines: [...marks].sort((a, b) => (b.value ?? -Infinity) - (a.value ?? -Infinity)).map(({ seriesName, value }) => [seriesName, formatOf(unit)(value)]),
});

function bars({ rows: all, metric, dimension }, tokens, narrow) {
  const rows = all.slice(0, BARS);
  const short = shortOf(metric, rows);
  return {
    grid: { left: 0, right: 72, top: 4, bottom: 0, containLabel: true },
    tooltip: tooltip(tokens, ({ data }) => barTip(data.row, metric, dimension), { trigger: 'item' }),
    xAxis: valueAxis(tokens, short, { axisLabel: { show: false }, splitLine: { show: false } }),
    yAxis: {
      type: 'category',
      inverse: true,
      data: rows.map((row) => (dimension ? row[dimension] : metric.label)),
      axisTick: { show: false },
      axisLine: { show: false },
      axisLabel: { ...axisText(tokens), color: tokens.text, width: narrow ? 96 : 180, overflow: 'truncate' },
    },
    series: [
      {
        type: 'bar',
        barMaxWidth: 24,
        data: rows.map((row) => ({ value: row[metric.name], row })),
        itemStyle: { color: tokens.series[0], borderRadius: [0, 3, 3, 0] },
        label: {
          show: true,
          position: 'right',
          color: tokens.text,
          fontFamily: tokens.font,
          fontSize: 12,
          formatter: ({ value }) => short(value),
        },
      },
    ],
  };
}

function barTip(row, { name, label, unit }, dimension) {
  const lines = [[label, formatOf(unit)(row[name])]];
  const before = row[`${name}.before`];
  if (before !== null && before !== undefined) {
    lines.push(['Before', formatOf(unit)(before)]);
    if (typeof row[name] === 'number') lines.push(['Change', changeInWords(row[name], before, formatOf(unit))]);
  }
  return { title: dimension ? row[dimension] : label, lines };
}
