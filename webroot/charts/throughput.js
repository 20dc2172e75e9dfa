import { bytes, count, plural, seconds } from '../state/format.js';
import { axisText, tooltip, valueAxis } from './parts.js';

/**
 * Files by hour or day as bars, those that failed or were there already on top; how long they took
 * as a line.
 *
 * @param {{name: string, files: number, failed: number, duplicates: number, bytes: number,
 *     rows: number, median_seconds: number | null}[]} course
 */
export const throughputChart = (course) => (tokens) => ({
  grid: { left: 8, right: 8, top: 32, bottom: 4, containLabel: true },
  legend: { show: true, top: 0, left: 0, textStyle: axisText(tokens) },
  tooltip: tooltip(tokens, ([{ dataIndex }]) => tip(course[dataIndex]), { trigger: 'axis' }),
  xAxis: {
    type: 'category',
    data: course.map(({ name }) => name),
    axisTick: { show: false },
    axisLine: { lineStyle: { color: tokens.grid } },
    axisLabel: { ...axisText(tokens), hideOverlap: true },
  },
  yAxis: [
    valueAxis(tokens, count, { minInterval: 1 }),
    valueAxis(tokens, seconds, { splitLine: { show: false } }),
  ],
  series: [
    bar('Loaded', course.map(({ files, failed, duplicates }) => files - failed - duplicates), tokens.series[0]),
    bar('Not loaded', course.map(({ failed }) => failed), tokens.series[1]),
    ...(thereAlready(course) > 0 ? [bar('There already', course.map(({ duplicates }) => duplicates), tokens.series[2])] : []),
    {
      name: 'Median time',
      type: 'line',
      yAxisIndex: 1,
      data: course.map((it) => it.median_seconds),
      symbolSize: 6,
      lineStyle: { color: tokens.text, width: 1.5, type: 'dashed' },
      itemStyle: { color: tokens.text },
    },
  ],
});

const bar = (name, data, color) => ({
  name,
  type: 'bar',
  stack: 'files',
  barMaxWidth: 28,
  data,
  itemStyle: { color },
});

/** @param {{duplicates: number}[]} course */
const thereAlready = (course) => course.reduce((sum, { duplicates }) => sum + duplicates, 0);

const tip = ({ name, files, failed, duplicates, bytes: size, rows, median_seconds: median }) => ({
  title: name,
  lines: [
    ['Files', count(files)],
    ['Not loaded', count(failed)],
    ...(duplicates > 0 ? [['There already', count(duplicates)]] : []),
    ['Received', bytes(size)],
    ['Rows', count(rows)],
    ['Median time', seconds(median)],
  ],
});

/** What it says, in a sentence. */
export function throughputFinding(course) {
  const files = course.reduce((sum, it) => sum + it.files, 0);
  const failed = course.reduce((sum, it) => sum + it.failed, 0);
  const again = thereAlready(course);
  const known = again > 0 ? `; the content of ${count(again)} was there already` : '';
  return failed === 0
    ? `${plural(files, 'file')} came, and all went well${known}`
    : `${plural(files, 'file')} came, ${count(failed)} of them did not get through${known}`;
}
