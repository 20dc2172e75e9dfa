import { bytes, count, plural, seconds } from '../state/format.js';
import { axisText, tooltip, valueAxis } from './parts.js';

/**
 * What became of a stretch's files; those after the first two are told only where there are some.
 *
 * @typedef {object} Stretch
 * @property {string} name
 * @property {number} files
 * @property {number} loaded
 * @property {number} failed
 * @property {number} duplicates
 * @property {number} cancelled
 * @property {number} under_way
 * @property {number} bytes
 * @property {number} rows
 * @property {number | null} median_seconds
 */
const ENDS = [
  { key: 'loaded', name: 'Loaded' },
  { key: 'failed', name: 'Not loaded' },
  { key: 'duplicates', name: 'There already' },
  { key: 'cancelled', name: 'Cancelled' },
  { key: 'under_way', name: 'On the way' },
];
const ALWAYS = 2;

/**
 * Files by hour or day as bars, what is not loaded on top; how long they took as a line.
 *
 * @param {Stretch[]} course
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
    ...bars(course, tokens),
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

/** Each kind in its own colour, whatever others there are. */
const bars = (course, tokens) =>
  ENDS.map(({ key, name }, at) => bar(name, course.map((it) => it[key]), tokens.series[at])).filter(
    (_, at) => at < ALWAYS || sum(course, ENDS[at].key) > 0,
  );

/** @param {Stretch[]} course */
const sum = (course, key) => course.reduce((all, it) => all + it[key], 0);

/** @param {Stretch} it */
const tip = ({ name, files, bytes: size, rows, median_seconds: median, ...ends }) => ({
  title: name,
  lines: [
    ['Files', count(files)],
    ...ENDS.filter(({ key }, at) => at < ALWAYS || ends[key] > 0).map((it) => [it.name, count(ends[it.key])]),
    ['Received', bytes(size)],
    ['Rows', count(rows)],
    ['Median time', seconds(median)],
  ],
});

/** What it says, in a sentence. @param {Stretch[]} course */
export function throughputFinding(course) {
  const [files, loaded, failed, again, cancelled, moving] = ['files', ...ENDS.map(({ key }) => key)].map((key) => sum(course, key));
  const known = again > 0 ? `; the content of ${count(again)} was there already` : '';
  const came = `${plural(files, 'file')} came`;
  if (failed + cancelled + moving === 0) {
    return `${came}, and all went well${known}`;
  }
  const parts = [
    [loaded, 'got to the dashboard'],
    [failed, 'did not get through'],
    [cancelled, cancelled === 1 ? 'was cancelled' : 'were cancelled'],
    [moving, moving === 1 ? 'is on its way' : 'are on their way'],
  ];
  const told = parts.filter(([some]) => some > 0).map(([some, words]) => `${count(some)} ${words}`);
  return `${came}: ${told.join(', ')}${known}`;
}
