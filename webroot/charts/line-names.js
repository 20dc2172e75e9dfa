/** At least as high as lines are drawn, and as a name is with the room around it. */
const PLOT = 236;
const LINE = 16;

/** Of an axis: the round figure for what is smaller than another, as ECharts has it. */
const STEPS = [
  { below: 1.5, step: 1 },
  { below: 2.5, step: 2 },
  { below: 4, step: 3 },
  { below: 7, step: 5 },
];

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
  const interval = size * (STEPS.find(({ below }) => rough < below * size)?.step ?? 10);
  return { min: Math.floor(least / interval) * interval, max: Math.ceil(most / interval) * interval, interval };
}

/**
 * How high the name of each line stands: those that would stand on one another are put one below the
 * other, around where they belong, and none on the axis.
 *
 * @param {number[]} ends
 * @param {{min: number, max: number}} axis
 * @returns {number[]} as values of the axis
 */
export function apart(ends, { min, max }) {
  const each = (max - min) / PLOT;
  const down = ends.map((end, at) => ({ at, wanted: (max - end) / each })).sort((a, b) => a.wanted - b.wanted);
  /** @type {{of: typeof down, top: number}[]} */
  const stacks = [];
  down.forEach((name) => {
    let stack = stackOf([name]);
    for (let above = stacks.at(-1); above && above.top + above.of.length * LINE > stack.top; above = stacks.at(-1)) {
      stack = stackOf([...above.of, ...stack.of]);
      stacks.pop();
    }
    stacks.push(stack);
  });
  const heights = [...ends];
  stacks.forEach(({ of, top }) => of.forEach(({ at }, place) => (heights[at] = max - (top + place * LINE) * each)));
  return heights;
}

/** Where the first of these stands, so that all are as near as can be to where they belong. */
function stackOf(of) {
  const middle = of.reduce((sum, { wanted }, place) => sum + wanted - place * LINE, 0) / of.length;
  const lowest = PLOT - LINE / 2 - (of.length - 1) * LINE;
  return { of, top: Math.max(0, Math.min(lowest, middle)) };
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
      distance: 6,
      backgroundColor: tokens.card,
      padding: [0, 2],
      fontFamily: tokens.font,
      fontSize: 12,
      fontWeight: 600,
      width: 116,
      overflow: 'truncate',
    },
    blur: { label: { opacity: 1 }, itemStyle: { opacity: 1 } },
  };
}

/** About as wide as a card is where it is narrow, and what a name takes beside its letters. */
const WIDTH = 300;
const MARK = 34;
const LETTER = 7;
const LONGEST = 130;
const ROW = 22;

/**
 * All names above the lines, in as many rows as they need.
 *
 * @param {string[]} names
 */
export function namesAbove(names, tokens) {
  let rows = 1;
  let used = 0;
  names.forEach((name) => {
    const width = MARK + Math.min(LONGEST, name.length * LETTER);
    if (used > 0 && used + width > WIDTH) {
      rows++;
      used = 0;
    }
    used += width;
  });
  return {
    height: rows * ROW,
    legend: {
      show: true,
      data: names,
      top: 0,
      left: 0,
      padding: [4, 0],
      itemGap: 12,
      itemWidth: 16,
      itemHeight: 8,
      textStyle: { color: tokens.text, fontFamily: tokens.font, fontSize: 12, width: LONGEST, overflow: 'truncate' },
    },
  };
}
