import { axisPercent, dateTime, percent } from '../state/format.js';
import { axisText, tooltip, valueAxis } from './parts.js';

const LINES = [
  { key: 'validity', name: 'Rows accepted' },
  { key: 'completeness', name: 'Cells filled' },
];

/**
 * How good the rows of each file were, one after the other.
 *
 * @param {ReturnType<typeof import('../state/quality.js').courseOf>} files
 */
export const courseChart = (files) => (tokens, narrow) => ({
  grid: { left: 8, right: narrow ? 12 : 104, top: narrow ? 40 : 16, bottom: 4, containLabel: true },
  tooltip: tooltip(tokens, ([{ dataIndex }]) => tip(files[dataIndex]), { trigger: 'axis' }),
  legend: { show: narrow, top: 0, left: 0, textStyle: axisText(tokens) },
  xAxis: {
    type: 'category',
    data: files.map(({ file }) => file),
    axisTick: { show: false },
    axisLine: { lineStyle: { color: tokens.grid } },
    axisLabel: { ...axisText(tokens), hideOverlap: true, width: 110, overflow: 'truncate' },
  },
  yAxis: valueAxis(tokens, axisPercent, { max: 1, min: floor(files) }),
  series: LINES.map((_, at) => line(files, at, tokens, narrow)),
});

/** From where the axis counts: what is close to whole shows its differences. */
function floor(files) {
  const least = Math.min(...files.flatMap((file) => LINES.map(({ key }) => file[key] ?? 1)));
  return Math.max(0, Math.floor((least - 0.02) * 10) / 10);
}

/** Then their names would stand on each other. */
function endTogether(files) {
  const [one, other] = LINES.map(({ key }) => files.at(-1)[key] ?? 1);
  return Math.abs(one - other) < (1 - floor(files)) * 0.08;
}

const line = (files, at, tokens, narrow) => ({
  name: LINES[at].name,
  type: 'line',
  data: files.map((file) => file[LINES[at].key]),
  symbolSize: 6,
  lineStyle: { color: tokens.series[at], width: 2.5 },
  itemStyle: { color: tokens.series[at] },
  endLabel: {
    show: !narrow,
    formatter: LINES[at].name,
    color: tokens.series[at],
    fontFamily: tokens.font,
    fontSize: 12,
    fontWeight: 600,
    distance: 8,
    offset: [0, at > 0 && endTogether(files) ? 16 : 0],
  },
});

const tip = ({ file, at, validity, completeness }) => ({
  title: file,
  lines: [
    ['Shown', dateTime(at)],
    ['Rows accepted', percent(validity)],
    ['Cells filled', percent(completeness)],
  ],
});

/** What the course says, in a sentence. */
export function courseFinding(files) {
  const worst = files.reduce((least, it) => (it.validity < least.validity ? it : least));
  return worst.validity === 1
    ? 'No file had a row at fault'
    : `${worst.file} was the weakest: ${percent(worst.validity)} of its rows were accepted`;
}
