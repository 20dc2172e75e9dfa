import { put, widthOf } from './words.js';

const ROW = 58;
const BOLD = { size: 14, weight: 600 };
const TEXT = { size: 13 };

/**
 * Days with what was odd about them.
 *
 * @param {{days: {day: string, where: string, what: string, more: boolean, words: string}[]}} what
 */
export function drawing({ days }, tokens, pen) {
  const line = ({ day, where, what, more }) => [
    [day, BOLD, tokens.text],
    [where, TEXT, tokens.text],
    [`${more ? '▲' : '▼'} ${what}`, TEXT, more ? tokens.positive : tokens.negative],
  ];
  const ends = (parts) =>
    parts.reduce((xs, [text, style]) => [...xs, xs.at(-1) + widthOf(pen, text, style, tokens) + 14], [0]);
  const width = Math.max(
    ...days.map((it) => Math.max(ends(line(it)).at(-1), widthOf(pen, it.words, TEXT, tokens))),
  );
  return {
    width,
    height: days.length * ROW,
    draw() {
      days.forEach((it, at) => {
        const xs = ends(line(it));
        const y = at * ROW;
        line(it).forEach(([text, style, colour], part) => put(pen, text, xs[part], y + 14, { ...style, colour }, tokens));
        put(pen, it.words, 0, y + 36, { ...TEXT, colour: tokens.muted }, tokens);
        pen.fillStyle = tokens.line;
        pen.fillRect(0, y + ROW - 8, width, at < days.length - 1 ? 1 : 0);
      });
    },
  };
}
