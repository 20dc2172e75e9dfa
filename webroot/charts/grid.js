import { STEPS } from '../styles/heat.js';

/**
 * Two dimensions and a figure, as the page and a picture draw it.
 *
 * @typedef {object} Cell
 * @property {Row} row what it stands for
 * @property {string} text short, in the cell
 * @property {string} words for who rests on it, and for who hears it
 * @property {'heat' | 'more' | 'less'} tone
 * @property {number} depth 0 to 10
 *
 * @typedef {object} Grid
 * @property {string} corner what the rows are
 * @property {string | null} lead what stands before the cells, if anything does
 * @property {string[]} heads
 * @property {{name: string, lead: string, cells: (Cell | null)[]}[]} rows a cell that is null has no value
 */

/** The deeper, the larger: from nothing to the most. @returns {Pick<Cell, 'tone' | 'depth'>} */
export const even = (value, most) => ({
  tone: 'heat',
  depth: value <= 0 || most <= 0 ? 0 : Math.max(1, Math.min(STEPS, Math.ceil((value / most) * STEPS))),
});

/** What is smaller is told as no change. */
const LEAST = 0.05;

/**
 * More one way, less the other; at `deep` the scale ends.
 *
 * @param {number} deep
 * @returns {(value: number) => Pick<Cell, 'tone' | 'depth'>}
 */
export const eitherWay = (deep) => (value) => ({
  tone: value < 0 ? 'less' : 'more',
  depth: Math.abs(value) < LEAST ? 0 : Math.min(STEPS, Math.ceil((Math.abs(value) / deep) * STEPS)),
});

const same = (name) => name;

/**
 * @param {Row[]} all
 * @param {object} as
 * @param {(cell: object) => string} as.down the row that a cell stands in
 * @param {(cell: object) => string} as.across its column
 * @param {(cell: object) => number | null} as.value
 * @param {(values: (number | null)[]) => (value: number) => string} as.form how such values are written in
 *     cells, short
 * @param {(value: number, cell: object) => string} as.exact
 * @param {string[]} [as.rows] in their order; without it by their sums, the largest first
 * @param {string[]} [as.columns]
 * @param {(name: string) => string} [as.side] how a row is called
 * @param {(name: string) => string} [as.head] how a column is called
 * @param {string} [as.corner]
 * @param {{name: string, of: (row: string) => string}} [as.lead]
 * @param {(value: number, most: number) => Pick<Cell, 'tone' | 'depth'>} [as.shade]
 * @returns {Grid}
 */
export function gridOf(all, as) {
  const { down, across, value, side = same, head = same, lead, corner = '' } = as;
  const rows = as.rows ?? bySums(all, down, value);
  const columns = as.columns ?? bySums(all, across, value);
  const at = new Map(all.map((cell) => [key(down(cell), across(cell)), cell]));
  const most = Math.max(0, ...all.map((cell) => value(cell) ?? 0));
  const format = as.form(all.map(value));
  return {
    corner,
    lead: lead?.name ?? null,
    heads: columns.map(head),
    rows: rows.map((row) => ({
      name: side(row),
      lead: lead?.of(row) ?? '',
      cells: columns.map((column) => cellOf(at.get(key(row, column)), most, { ...as, format })),
    })),
  };
}

const key = (row, column) => JSON.stringify([row, column]);

function bySums(cells, name, value) {
  const sums = new Map();
  cells.forEach((cell) => sums.set(name(cell), (sums.get(name(cell)) ?? 0) + (value(cell) ?? 0)));
  return [...sums].sort(([, a], [, b]) => b - a).map(([it]) => it);
}

/** @returns {Cell | null} */
function cellOf(row, most, { down, across, value, format, exact, side = same, head = same, shade = even }) {
  const known = row ? value(row) : null;
  if (known === null || known === undefined) {
    return null;
  }
  return {
    row,
    text: format(known),
    words: `${side(down(row))}, ${head(across(row))}: ${exact(known, row)}`,
    ...shade(known, most),
  };
}
