import { changeInWords } from '../state/change.js';
import { alike, amount, exactMoney, money, percent } from '../state/format.js';
import { axisText, tooltip, valueAxis } from './parts.js';

const MOST = 10;

/** So high, at least, is the row of a bar, and of one with another below it. */
const ROW = 20;
const COMPARED_ROW = 26;

/**
 * The largest by name as bars, each with its figure at its end, the rest as one; what it was before as
 * a thin bar below, which has no figure beside it: the one that is there is never the old one.
 *
 * @typedef {object} As
 * @property {(row: Row) => string} name
 * @property {string} value a key, under `key.before` what it was before
 * @property {string} label what the value is
 * @property {number} [most] so many, 10 without
 * @property {boolean} [upside] the smallest of them first
 * @property {boolean} [alone] without the others: where they are many, they would dwarf the rest
 * @property {(value: number) => string} [format] exactly
 * @property {(value: number, most: number) => string} [short] at the bar, where the largest has so much
 * @property {(row: Row) => string[][]} [more] further lines of the tooltip
 *
 * @param {Row[]} all
 * @param {As} as
 */
export const barsChart = (all, as) => (tokens, narrow) => {
  const { name, value, most = MOST, alone, upside } = as;
  const top = topOf(all, value, most);
  const some = alone ? top.filter(({ other }) => !other).slice(0, most) : top;
  const rows = upside ? some.toReversed() : some;
  const titled = (row) => row.other ?? name(row);
  const compared = isCompared(rows, value);
  const short = alike(as.short ?? amount, rows.map((row) => row[value]));
  const longest = Math.max(...rows.map((row) => short(row[value]).length));
  return {
    tall: 8 + rows.length * (compared ? COMPARED_ROW : ROW),
    grid: { left: 0, right: Math.max(56, 8 + longest * 7), top: 4, bottom: 0, containLabel: true },
    tooltip: tooltip(tokens, ({ data }) => tip(data.row, as, all), { trigger: 'item' }),
    xAxis: valueAxis(tokens, short, { axisLabel: { show: false }, splitLine: { show: false } }),
    yAxis: {
      type: 'category',
      inverse: true,
      data: rows.map(titled),
      axisTick: { show: false },
      axisLine: { show: false },
      axisLabel: { ...axisText(tokens), color: tokens.text, width: narrow ? 104 : 140, overflow: 'truncate' },
    },
    series: [bars(rows, as, short, tokens), ...(compared ? [earlier(rows, value, tokens)] : [])],
  };
};

/** Whether of some row it is known what it was before. */
export const isCompared = (rows, value) => rows.some((row) => typeof before(row, value) === 'number');

/** What the thin bars are, beside what the others are. */
export const thinBars = (rows, value) => (isCompared(rows, value) ? '; thin bar: before' : '');

const before = (row, value) => row[`${value}.before`] ?? null;

const bars = (rows, { value }, short, tokens) => ({
  type: 'bar',
  barMaxWidth: 24,
  barGap: '15%',
  data: rows.map((row) => ({
    value: row[value] ?? 0,
    row,
    itemStyle: { color: row.other ? tokens.series[6] : tokens.series[0], borderRadius: ended(row[value], 3) },
  })),
  label: {
    show: true,
    position: 'right',
    color: tokens.text,
    fontFamily: tokens.font,
    fontSize: 12,
    formatter: ({ dataIndex }) => short(rows[dataIndex][value]),
  },
});

/** Round where it ends, straight where it begins. */
const ended = (value, radius) => (value < 0 ? [radius, 0, 0, radius] : [0, radius, radius, 0]);

/** What each was before. */
const earlier = (rows, value, tokens) => ({
  type: 'bar',
  silent: true,
  barWidth: 4,
  data: rows.map((row) => ({
    value: before(row, value),
    itemStyle: { color: tokens.muted, borderRadius: ended(before(row, value), 2) },
  })),
});

/** @returns {Row[]} those with the largest values, and all others as one, called `other` */
export function topOf(all, value, most = MOST) {
  const sorted = [...all].sort((a, b) => (b[value] ?? -Infinity) - (a[value] ?? -Infinity));
  if (sorted.length <= most + 1) {
    return sorted;
  }
  const rest = sorted.slice(most);
  const sum = rest.reduce((total, row) => total + (row[value] ?? 0), 0);
  return [...sorted.slice(0, most), { other: `Other (${rest.length})`, [value]: sum }];
}

/** @param {Row} row @param {As} as @param {Row[]} all */
function tip(row, { name, value, label, format = exactMoney, more }, all) {
  const total = all.reduce((sum, it) => sum + Math.max(0, it[value] ?? 0), 0);
  const lines = [[label, format(row[value])]];
  if (total > 0 && row[value] > 0) lines.push(['Share', percent(row[value] / total)]);
  const then = before(row, value);
  if (typeof then === 'number') {
    lines.push(['Before', format(then)]);
    if (typeof row[value] === 'number') lines.push(['Change', changeInWords(row[value], then, format)]);
  }
  return { title: row.other ?? name(row), lines: [...lines, ...(more?.(row) ?? [])] };
}

/** What the bars say, in a sentence. */
export function barsFinding(all, { name, value, short = money }, what) {
  const [best] = topOf(all, value);
  const total = all.reduce((sum, row) => sum + Math.max(0, row[value] ?? 0), 0);
  if (!best || best[value] === null) return what;
  if (all.length < 2 || total <= 0 || best[value] <= 0) {
    return `${name(best)}: ${short(best[value])}`;
  }
  const leaders = all.filter((row) => row[value] === best[value]).length;
  if (leaders === all.length) return `All ${leaders} are equal: ${short(best[value])} each`;
  return leaders > 1
    ? `${leaders} lead with ${percent(best[value] / total)} each`
    : `${name(best)} leads with ${percent(best[value] / total)}`;
}
