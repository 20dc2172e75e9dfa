import { alike, axisPercent, compact, count, exactMoney, percent } from '../state/format.js';
import { axisText, tooltip, valueAxis } from './parts.js';

/** More bars than this nobody tells apart; the table has all. */
const MOST = 600;
const MOST_NARROW = 60;
const NAMED = 12;

/**
 * Values from the largest down as bars, and the share that they make together as a line. The class
 * of each is its colour and stands above the bars where it begins.
 *
 * @param {{rank: number, name: string, sales: number, share: number | null,
 *     cumulative: number | null, grade: string}[]} all
 */
export const paretoChart = (all) => (tokens, narrow) => {
  const rows = all.slice(0, narrow ? MOST_NARROW : MOST);
  const colours = { A: tokens.series[0], B: tokens.series[2], C: tokens.series[6] };
  const few = rows.length <= (narrow ? 5 : NAMED);
  return {
    grid: { left: 8, right: 12, top: 28, bottom: few ? 4 : 8, containLabel: true },
    tooltip: tooltip(tokens, ([{ dataIndex }]) => tip(rows[dataIndex]), {
      trigger: 'axis',
      axisPointer: { type: 'shadow', shadowStyle: { color: tokens.grid, opacity: 0.4 } },
    }),
    xAxis: {
      type: 'category',
      data: rows.map(({ name }) => name),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: tokens.grid } },
      axisLabel: { show: few, ...axisText(tokens), width: 88, overflow: 'truncate', hideOverlap: true },
    },
    yAxis: [
      valueAxis(tokens, alike(compact, rows.map(({ sales }) => sales)), { min: 0 }),
      valueAxis(tokens, axisPercent, {
        max: 1,
        min: 0,
        interval: 0.2,
        splitNumber: 5,
        splitLine: { show: false },
      }),
    ],
    series: [
      {
        name: 'Net sales',
        type: 'bar',
        data: rows.map((row) => ({ value: row.sales, row, itemStyle: { color: colours[row.grade] } })),
        barCategoryGap: rows.length > 100 ? '4%' : rows.length > 40 ? '12%' : '25%',
        barMaxWidth: 36,
        itemStyle: { borderRadius: [2, 2, 0, 0] },
        label: classLabels(rows, tokens),
      },
      {
        name: 'Share of all so far',
        type: 'line',
        yAxisIndex: 1,
        data: rows.map((row) => ({ value: row.cumulative, row })),
        symbol: 'none',
        lineStyle: { color: tokens.series[1], width: 2.5 },
        itemStyle: { color: tokens.series[1] },
        markLine: eightyPercent(tokens),
      },
    ],
  };
};

/**
 * What the classes say, in a sentence.
 *
 * @param {{classes: {grade: string, members: number, share: number}[], rows: {name: string, share: number | null}[]}} data
 * @param {string} many what they are called
 */
export function paretoFinding({ classes, rows: [largest] }, many) {
  const [top] = classes;
  const all = classes.reduce((sum, { members }) => sum + members, 0);
  if (!top || !largest) return '';
  return `${count(top.members)} of ${count(all)} ${many} (${percent(top.members / all)}) make ${percent(top.share)} of sales; the largest is ${largest.name} with ${percent(largest.share)}.`;
}

/** Where a class begins, its letter stands above its first bar. */
const classLabels = (rows, tokens) => ({
  show: true,
  position: 'top',
  color: tokens.text,
  fontFamily: tokens.font,
  fontSize: 12,
  fontWeight: 600,
  formatter: ({ dataIndex }) => {
    const { grade } = rows[dataIndex];
    return dataIndex === 0 || rows[dataIndex - 1].grade !== grade ? grade : '';
  },
});

const eightyPercent = (tokens) => ({
  silent: true,
  symbol: 'none',
  data: [{ yAxis: 0.8 }],
  lineStyle: { color: tokens.muted, type: [4, 4], width: 1 },
  label: { show: false },
});

function tip({ rank, name, sales, share, cumulative, grade }) {
  return {
    title: name,
    lines: [
      ['Place', count(rank)],
      ['Net sales', exactMoney(sales)],
      ['Share', percent(share)],
      ['Together with those before', percent(cumulative)],
      ['Class', grade],
    ],
  };
}
