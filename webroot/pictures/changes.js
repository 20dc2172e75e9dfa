import { put } from './words.js';

const ROW = 34;
const TEXT = { size: 13 };
const NAME = 200;
const BARS = 320;
const FIGURE = 110;

/**
 * Changes to either side of a middle.
 *
 * @param {{bars: {name: string, change: number, text: string}[]}} what
 */
export function drawing({ bars }, tokens, pen) {
  const most = Math.max(...bars.map(({ change }) => Math.abs(change)), 0);
  const middle = NAME + BARS / 2;
  return {
    width: NAME + BARS + FIGURE,
    height: bars.length * ROW,
    draw() {
      bars.forEach(({ name, change, text }, at) => {
        const y = (at + 0.5) * ROW;
        const width = most > 0 ? (Math.abs(change) / most) * (BARS / 2) : 0;
        const colour = change < 0 ? tokens.negative : tokens.positive;
        pen.fillStyle = colour;
        pen.fillRect(change < 0 ? middle - width : middle, y - 6, width, 12);
        put(pen, name, 0, y, { ...TEXT, colour: tokens.text, width: NAME - 12 }, tokens);
        put(pen, text, NAME + BARS + FIGURE, y, { ...TEXT, colour, align: 'right' }, tokens);
      });
      pen.fillStyle = tokens.muted;
      pen.fillRect(middle - 0.5, 0, 1, bars.length * ROW);
    },
  };
}
