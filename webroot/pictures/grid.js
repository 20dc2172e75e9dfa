import { DEEPEST, STEPS } from '../styles/heat.js';
import { put, widthOf } from './words.js';

const ROW = 32;
const GAP = 2;
const TEXT = { size: 12 };
const LEAST = 56;
const WIDEST_NAME = 180;

/** Cells on a scale. @param {{grid: import('../charts/grid.js').Grid}} what */
export function drawing({ grid: { corner, lead, heads, rows } }, tokens, pen) {
  const wide = (text) => widthOf(pen, text, TEXT, tokens) + 16;
  const name = Math.min(WIDEST_NAME, Math.max(wide(corner), ...rows.map((row) => wide(row.name))));
  const first = lead ? Math.max(wide(lead), ...rows.map((row) => wide(row.lead))) : 0;
  const columns = heads.map((head, at) =>
    Math.max(LEAST, Math.min(110, wide(head)), ...rows.map(({ cells }) => wide(cells[at]?.text ?? ''))),
  );
  const starts = columns.reduce((all, size) => [...all, all[all.length - 1] + size + GAP], [name + first + GAP]);

  const line = (y, { name: called, lead: size, cells }) => {
    put(pen, called, 0, y + ROW / 2, { ...TEXT, colour: tokens.text, width: name - 8 }, tokens);
    if (lead) {
      put(pen, size, name + first - 8, y + ROW / 2, { ...TEXT, colour: tokens.muted, align: 'right' }, tokens);
    }
    cells.forEach((cell, at) => box(pen, cell, { x: starts[at], y, width: columns[at] }, tokens));
  };

  return {
    width: starts.at(-1),
    height: (rows.length + 1) * (ROW + GAP),
    draw() {
      const muted = { ...TEXT, colour: tokens.muted };
      put(pen, corner, 0, ROW / 2, muted, tokens);
      put(pen, lead ?? '', name + first - 8, ROW / 2, { ...muted, align: 'right' }, tokens);
      heads.forEach((head, at) =>
        put(pen, head, starts[at] + columns[at] - 8, ROW / 2, { ...muted, align: 'right', width: columns[at] - 8 }, tokens),
      );
      rows.forEach((row, at) => line((at + 1) * (ROW + GAP), row));
    },
  };
}

function box(pen, cell, { x, y, width }, tokens) {
  /** @type {{align: CanvasTextAlign, size: number}} */
  const right = { ...TEXT, align: 'right' };
  if (!cell) {
    put(pen, '—', x + width - 8, y + ROW / 2, { ...right, colour: tokens.muted }, tokens);
    return;
  }
  pen.fillStyle = shade(cell, tokens);
  pen.beginPath();
  pen.roundRect(x, y, width, ROW, 4);
  pen.fill();
  put(pen, cell.text, x + width - 8, y + ROW / 2, { ...right, colour: tokens.text }, tokens);
}

/** As the page colours it (styles/heat.js). */
function shade({ tone, depth }, tokens) {
  if (depth === 0) {
    return tokens.sunken;
  }
  const ends = { heat: tokens.heat, more: tokens.series[0], less: tokens.series[1] };
  return `color-mix(in oklab, ${ends[tone]} ${(depth * DEEPEST[tone]) / STEPS}%, ${tokens.card})`;
}
