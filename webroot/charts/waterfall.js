import { alike, amount, compact, exactMoney, money, percent } from '../state/format.js';
import { axisText, tooltip, valueAxis } from './parts.js';

/**
 * @typedef {object} Step
 * @property {string} name
 * @property {number} value what it adds, or what there is after it
 * @property {boolean} [whole] it stands on the ground: a sum, not a change
 * @property {string} [column] of the rows that it is over, where it is not all
 */

/**
 * From the first sum to the last, each change hanging where the one before has ended.
 *
 * @param {Step[]} steps
 */
export const waterfallChart = (steps) => (tokens, narrow) => {
  const spans = spansOf(steps);
  return {
    grid: { left: 8, right: 12, top: 28, bottom: 4, containLabel: true },
    tooltip: tooltip(tokens, ([{ dataIndex }]) => tip(steps, dataIndex), {
      trigger: 'axis',
      axisPointer: { type: 'shadow', shadowStyle: { color: tokens.grid, opacity: 0.4 } },
    }),
    xAxis: {
      type: 'category',
      data: steps.map(({ name }) => name),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: tokens.grid } },
      axisLabel: { ...axisText(tokens), color: tokens.text, interval: 0, width: narrow ? 56 : 110, overflow: 'break' },
    },
    yAxis: valueAxis(tokens, alike(compact, steps.map(({ value }) => value))),
    series: [
      { ...part('base', spans.map(({ base }) => base), null), silent: true, itemStyle: { color: 'transparent' } },
      part('above', spans.map(({ above }, at) => coloured(above, steps[at], tokens)), amounts(steps, tokens)),
      part('below', spans.map(({ below }, at) => coloured(below, steps[at], tokens)), amounts(steps, tokens)),
    ],
  };
};

const part = (name, data, label) => ({
  name,
  type: 'bar',
  stack: 'steps',
  data,
  label,
  barMaxWidth: 88,
  barCategoryGap: '28%',
});

/** The amount of a step stands at the end that the step leads to. */
const amounts = (steps, tokens) => {
  const short = alike(amount, steps.map(({ value }) => value));
  return {
    show: true,
    color: tokens.text,
    fontFamily: tokens.font,
    fontSize: 12,
    fontWeight: 600,
    formatter: ({ dataIndex, value }) => (value === 0 ? '' : short(steps[dataIndex].value)),
  };
};

/** @param {number} value @param {Step} step */
function coloured(value, { value: change, whole }, tokens) {
  const color = whole ? tokens.series[0] : change < 0 ? tokens.series[1] : tokens.series[2];
  return { value, itemStyle: { color, borderRadius: 3 }, label: { position: change < 0 ? 'bottom' : 'top' } };
}

/** Where each bar begins and ends, as what ECharts stacks: what is below 0 by itself. */
export function spansOf(steps) {
  let level = 0;
  return steps.map(({ value, whole }) => {
    const from = whole ? 0 : level;
    const to = whole ? value : level + value;
    level = to;
    const [low, high] = [Math.min(from, to), Math.max(from, to)];
    const base = low > 0 ? low : high < 0 ? high : 0;
    return {
      base,
      above: Math.max(0, high) - Math.max(0, low),
      below: Math.min(0, low) - Math.min(0, high),
    };
  });
}

function tip(steps, index) {
  const { name, value } = steps[index];
  const [first] = steps;
  const lines = [['Amount', exactMoney(value)]];
  if (index > 0 && first.value) {
    lines.push([`Of ${first.name.toLowerCase()}`, percent(value / first.value)]);
  }
  return { title: name, lines };
}

/** What the steps say, in a sentence. */
export function waterfallFinding(steps, marginPct) {
  const last = steps.at(-1);
  return marginPct === null
    ? `${last.name} is ${money(last.value)}`
    : `${money(last.value)} profit, ${percent(marginPct / 100)} of net sales`;
}
