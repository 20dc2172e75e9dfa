import { seconds } from '../state/format.js';
import { axisText, tooltip, valueAxis } from './parts.js';

/**
 * How long files were in each stage, as a line for each over the hours or days.
 *
 * @param {{name: string, stages: Object<string, number>}[]} course
 * @param {{key: string, name: string}[]} stages
 */
export const stagesChart = (course, stages) => (tokens) => ({
  grid: { left: 8, right: 8, top: 36, bottom: 4, containLabel: true },
  legend: { show: true, type: 'scroll', top: 0, left: 0, textStyle: axisText(tokens), pageTextStyle: axisText(tokens) },
  tooltip: tooltip(tokens, ([{ dataIndex }]) => tip(course[dataIndex], stages), { trigger: 'axis' }),
  xAxis: {
    type: 'category',
    data: course.map(({ name }) => name),
    axisTick: { show: false },
    axisLine: { lineStyle: { color: tokens.grid } },
    axisLabel: { ...axisText(tokens), hideOverlap: true },
  },
  yAxis: valueAxis(tokens, seconds),
  series: stages.map(({ key, name }, at) => ({
    name,
    type: 'line',
    data: course.map((it) => it.stages[key] ?? null),
    symbolSize: 6,
    lineStyle: { color: tokens.series[at], width: 2 },
    itemStyle: { color: tokens.series[at] },
  })),
});

const tip = (stretch, stages) => ({
  title: stretch.name,
  lines: stages.map(({ key, name }) => [name, seconds(stretch.stages[key] ?? null)]),
});

/** What it says, in a sentence. @param {{key: string, name: string}[]} stages @param {{state: string, median_seconds: number}[]} all */
export function stagesFinding(stages, all) {
  const worked = all.filter(({ state }) => stages.some(({ key }) => key === state));
  const longest = worked.reduce((most, it) => (it.median_seconds > most.median_seconds ? it : most), worked[0]);
  const name = stages.find(({ key }) => key === longest?.state)?.name;
  return name ? `${name} took longest` : 'How long each stage took over time';
}
