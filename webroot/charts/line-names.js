/** At least as high as lines are drawn, and as a name is with the room around it. */
const PLOT = 236;
const LINE = 16;

/**
 * An axis that ends where its marks do, so that it is known how high a value stands.
 *
 * @param {(number | null | undefined)[]} values
 * @returns {{min: number, max: number, interval: number} | null} null where all are nothing
 */
export function evenly(values) {
  const [least, most] = values.reduce(
    ([low, high], value) => [Math.min(low, value ?? 0), Math.max(high, value ?? 0)],
    [0, 0],
  );
  if (least === most) {
    return null;
  }
  const rough = (most - least) / 4;
  const size = 10 ** Math.floor(Math.log10(rough));
  const interval = size * ([1, 2, 5].find((it) => it * size >= rough) ?? 10);
  return { min: Math.floor(least / interval) * interval, max: Math.ceil(most / interval) * interval, interval };
}

/**
 * How high the name of each line stands: as near to its end as it can without standing on another
 * or on the axis.
 *
 * @param {number[]} ends
 * @param {{min: number, max: number}} axis
 * @returns {number[]} as values of the axis
 */
export function apart(ends, { min, max }) {
  const each = (max - min) / PLOT;
  const heights = [...ends];
  const fromTop = ends.map((_, at) => at).sort((one, other) => ends[other] - ends[one]);
  let free = max;
  fromTop.forEach((at) => {
    heights[at] = Math.min(heights[at], free);
    free = heights[at] - LINE * each;
  });
  let taken = min + (LINE / 2) * each;
  fromTop.reverse().forEach((at) => {
    heights[at] = Math.max(heights[at], taken);
    taken = heights[at] + LINE * each;
  });
  return heights;
}

/**
 * The names, beside the last stretch of time, each in the colour of its line.
 *
 * @param {{name: string, end: number, color: string}[]} lines
 * @param {{min: number, max: number}} axis
 * @param {number} last the place of the last stretch
 */
export function lineNames(lines, axis, last, tokens) {
  const heights = apart(lines.map(({ end }) => end), axis);
  return {
    type: 'scatter',
    silent: true,
    symbolSize: 1,
    itemStyle: { color: 'transparent', opacity: 1 },
    tooltip: { show: false },
    data: lines.map(({ name, color }, at) => ({ value: [last, heights[at]], label: { formatter: name, color } })),
    label: {
      show: true,
      position: 'right',
      distance: 8,
      fontFamily: tokens.font,
      fontSize: 12,
      fontWeight: 600,
      width: 116,
      overflow: 'truncate',
    },
    blur: { label: { opacity: 1 }, itemStyle: { opacity: 1 } },
  };
}
