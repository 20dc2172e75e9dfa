import { put } from './words.js';

const WIDTH = 360;
const HEIGHT = 230;
const RADIUS = 140;
const THICK = 26;

/**
 * A part of a whole as half a circle.
 *
 * @param {{part: number, reached: boolean, figure: string, lines: string[]}} what
 */
export function drawing({ part, reached, figure, lines }, tokens, pen) {
  const [x, y] = [WIDTH / 2, RADIUS + THICK / 2];
  const arc = (share, colour) => {
    pen.beginPath();
    pen.arc(x, y, RADIUS, Math.PI, Math.PI * (1 + share));
    pen.strokeStyle = colour;
    pen.lineWidth = THICK;
    pen.stroke();
  };
  return {
    width: WIDTH,
    height: HEIGHT,
    draw() {
      arc(1, tokens.grid);
      if (part > 0) {
        arc(part, reached ? tokens.positive : tokens.series[0]);
      }
      /** @type {{align: CanvasTextAlign, colour: string}} */
      const middle = { align: 'center', colour: tokens.text };
      put(pen, figure, x, y - 22, { ...middle, size: 40, weight: 600 }, tokens);
      lines.forEach((line, at) =>
        put(pen, line, x, y + 30 + at * 22, { ...middle, size: 14, colour: at > 0 ? tokens.muted : tokens.text }, tokens),
      );
    },
  };
}
