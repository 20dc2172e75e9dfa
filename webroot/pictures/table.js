import { count } from '../state/format.js';
import { written } from '../state/table.js';
import { put, widthOf } from './words.js';

const ROW = 30;
const PAD = 12;
const TEXT = { size: 13 };
/** A picture of more rows nobody reads; the file has all. */
const MOST = 50;
const WIDEST = 340;

/** A table's first rows. @param {{columns: import('../components/data-table.js').Column[], rows: Row[]}} what */
export function drawing({ columns, rows: all }, tokens, pen) {
  const rows = all.slice(0, MOST).map((row) => columns.map((column) => String(written(row, column))));
  const bold = { ...TEXT, weight: 500 };
  const widths = columns.map(({ name }, at) => {
    const texts = [[name, TEXT], ...rows.map((cells) => [cells[at], at === 0 ? bold : TEXT])];
    return Math.min(WIDEST, Math.max(...texts.map(([text, style]) => widthOf(pen, text, style, tokens)))) + 2 * PAD;
  });
  const starts = widths.reduce((xs, width) => [...xs, xs[xs.length - 1] + width], [0]);
  const more = all.length - rows.length;

  const line = (cells, y, style) =>
    cells.forEach((text, at) => {
      const { figure } = columns[at];
      const x = figure ? starts[at + 1] - PAD : starts[at] + (at === 0 ? 0 : PAD);
      put(pen, text, x, y + ROW / 2, { ...style(at), align: figure ? 'right' : 'left', width: widths[at] - PAD }, tokens);
    });

  return {
    width: starts.at(-1),
    height: (rows.length + 1 + (more > 0 ? 1 : 0)) * ROW,
    draw() {
      line(columns.map(({ name }) => name), 0, () => ({ ...TEXT, colour: tokens.muted }));
      rows.forEach((cells, at) => {
        const y = (at + 1) * ROW;
        pen.fillStyle = tokens.line;
        pen.fillRect(0, y, starts.at(-1), 1);
        line(cells, y, (place) => ({ ...(place === 0 ? bold : TEXT), colour: tokens.text }));
      });
      if (more > 0) {
        put(pen, `and ${count(more)} more`, 0, (rows.length + 1.5) * ROW, { ...TEXT, colour: tokens.muted }, tokens);
      }
    },
  };
}
