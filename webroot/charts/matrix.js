import { alike, axisPercent, compact, count, exactMoney, money, percent, quantity } from '../state/format.js';
import { axisText, tooltip, valueAxis } from './parts.js';

const NAMED = 8;
/** What a name takes of the chart's width, for each letter and at most, and of its height. */
const NAME = { letter: 0.014, most: 0.25, high: 0.07 };
/** Between a mark and its name, and half a mark. */
const GAP = 0.025;
/** Where sales differ so much, equal steps are equal factors. */
const FAR = 30;

/**
 * What each quadrant of sales and margin means, by `high sales` and `high margin`.
 */
export const QUADRANTS = [
  { sales: true, margin: true, name: 'Sells much, earns much', short: 'Much · much' },
  { sales: true, margin: false, name: 'Sells much, earns little', short: 'Much · little' },
  { sales: false, margin: true, name: 'Sells little, earns much', short: 'Little · much' },
  { sales: false, margin: false, name: 'Sells little, earns little', short: 'Little · little' },
];

/** The quadrant of a row. @param {Row} row @param {{sales: number, margin: number}} middle */
export const quadrantOf = ({ netSales, marginPct }, middle) =>
  QUADRANTS.findIndex(
    ({ sales, margin }) => netSales >= middle.sales === sales && marginPct >= middle.margin === margin,
  );

/** Those that have both a place on the axis of sales and one on that of margins. */
export const placeable = (rows) =>
  rows.filter(({ netSales, marginPct }) => netSales > 0 && marginPct !== null);

/**
 * Sales across, margin up: each row a mark, the middle of both as lines.
 *
 * @param {{name: string, netSales: number, marginPct: number}[]} all
 * @param {{sales: number, margin: number}} middle
 */
export const matrixChart = (all, middle) => (tokens, narrow) => {
  const rows = placeable(all);
  const colours = [tokens.series[2], tokens.series[0], tokens.series[1], tokens.series[6]];
  const sales = rows.map(({ netSales }) => netSales);
  const far = Math.max(...sales) / Math.min(...sales) > FAR;
  const across = far ? decades(sales) : null;
  const up = bounds(rows);
  const named = narrow ? new Map() : apart(rows, across, up);
  return {
    grid: { left: 28, right: 20, top: 40, bottom: 28, containLabel: true },
    tooltip: tooltip(tokens, ({ data }) => tip(data.row), { trigger: 'item' }),
    xAxis: {
      ...valueAxis(tokens, alike(compact, sales)),
      type: far ? 'log' : 'value',
      scale: !far,
      ...across,
      axisLine: { show: false },
      name: 'Net sales',
      nameLocation: 'middle',
      nameGap: 28,
      nameTextStyle: axisText(tokens),
    },
    yAxis: {
      ...valueAxis(tokens, (value) => axisPercent(value / 100), up),
      // beside the axis: above it stands what the line of the middle is
      name: 'Margin',
      nameLocation: 'middle',
      nameGap: 48,
      nameTextStyle: axisText(tokens),
    },
    series: [
      {
        type: 'scatter',
        data: rows.map((row, at) => dot(row, colours[quadrantOf(row, middle)], named.get(at))),
        symbolSize: rows.length > 300 ? 7 : 10,
        itemStyle: { opacity: 0.75 },
        emphasis: { itemStyle: { opacity: 1 } },
        label: {
          color: tokens.text,
          textBorderColor: tokens.surface,
          textBorderWidth: 3,
          fontFamily: tokens.font,
          fontSize: 12,
          formatter: ({ data }) => data.row.name,
          width: 120,
          overflow: 'truncate',
        },
        markLine: middles(middle, tokens),
      },
    ],
  };
};

/** A few odd ones far off must not press all others together. */
function bounds(rows) {
  const margins = rows.map(({ marginPct }) => marginPct).sort((a, b) => a - b);
  const at = (part) => margins[Math.round((margins.length - 1) * part)];
  const [low, high] = [at(0.01), at(0.99)];
  const room = Math.max(2, (high - low) * 0.15);
  const interval = high - low > 80 ? 50 : high - low > 30 ? 20 : 5;
  const round = (value, way) => Math[way](value / interval) * interval;
  return { min: round(low - room, 'floor'), max: Math.min(100, round(high + room, 'ceil')), interval };
}

/** Whole powers of ten around all sales. */
const decades = (sales) => ({
  min: 10 ** Math.floor(Math.log10(Math.min(...sales))),
  max: 10 ** Math.ceil(Math.log10(Math.max(...sales))),
});

/**
 * Those of the largest whose names have room, and on which side of their marks: no name stands in
 * another mark or on another name.
 *
 * @param {Row[]} rows
 * @param {{min: number, max: number} | null} across
 * @param {{min: number, max: number}} up
 * @returns {Map<number, string>} sides by the rows' places
 */
function apart(rows, across, up) {
  const place = ({ netSales, marginPct }) => ({
    x: across ? Math.log(netSales / across.min) / Math.log(across.max / across.min) : netSales / rows[0].netSales,
    y: (marginPct - up.min) / (up.max - up.min),
  });
  const marks = rows.map(place);
  const taken = [];
  const named = new Map();
  rows.slice(0, NAMED).forEach(({ name }, at) => {
    const wide = Math.min(NAME.most, name.length * NAME.letter);
    const free = Object.entries(sides(marks[at], wide)).find(
      ([, box]) => inside(box) && !marks.some((mark, other) => other !== at && isIn(mark, box)) && !taken.some((it) => meet(it, box)),
    );
    if (free) {
      taken.push(free[1]);
      named.set(at, free[0]);
    }
  });
  return named;
}

/** Where a name would stand. */
const sides = ({ x, y }, wide) => ({
  top: box(x - wide / 2, y + GAP, wide),
  right: box(x + GAP, y - NAME.high / 2, wide),
  left: box(x - GAP - wide, y - NAME.high / 2, wide),
  bottom: box(x - wide / 2, y - GAP - NAME.high, wide),
});
const box = (left, low, wide) => ({ left, low, right: left + wide, high: low + NAME.high });
const inside = ({ left, low, right, high }) => left >= 0 && low >= 0 && right <= 1.02 && high <= 1.1;
const isIn = ({ x, y }, { left, low, right, high }) =>
  x > left - GAP / 2 && x < right + GAP / 2 && y > low - GAP / 2 && y < high + GAP / 2;
const meet = (one, other) =>
  one.left < other.right && other.left < one.right && one.low < other.high && other.low < one.high;

const dot = (row, color, position) => ({
  value: [row.netSales, row.marginPct],
  row,
  itemStyle: { color },
  label: { show: position !== undefined, position },
});

const middles = (middle, tokens) => ({
  silent: true,
  symbol: 'none',
  lineStyle: { color: tokens.muted, type: [4, 4], width: 1 },
  label: { ...axisText(tokens), position: 'end', formatter: ({ data }) => data.word },
  data: [
    { xAxis: middle.sales, word: 'the one in the middle' },
    { yAxis: middle.margin, word: 'margin of all', label: { position: 'insideStartTop' } },
  ],
});

function tip({ name, netSales, grossProfit, marginPct, netUnitsSold, transactions }) {
  return {
    title: name,
    lines: [
      ['Net sales', exactMoney(netSales)],
      ['Gross profit', exactMoney(grossProfit)],
      ['Margin', percent(marginPct / 100)],
      ['Net units', quantity(netUnitsSold)],
      ['Transactions', count(transactions)],
    ],
  };
}

/** What the matrix says, in a sentence. */
export function matrixFinding(all, middle) {
  const rows = placeable(all);
  const weak = rows.find((row) => quadrantOf(row, middle) === 1);
  if (!weak) {
    return 'What sells most earns most as well';
  }
  return `${weak.name} sells ${money(weak.netSales)}, at a margin of only ${percent(weak.marginPct / 100)}`;
}
