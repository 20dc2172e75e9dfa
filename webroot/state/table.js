/** What a table shows of its rows: those that are found, in the order asked for. */

/** The ways in which a column is sorted, or not. */
export const WAYS = {
  '-1': { sort: 'descending', arrow: '↓' },
  0: { sort: 'none', arrow: '' },
  1: { sort: 'ascending', arrow: '↑' },
};

const missing = (value) => value === null || value === undefined;

/**
 * Rows in the order asked for; what has no value comes last either way.
 *
 * @param {Row[]} rows
 * @param {{key: string, way: 1 | -1} | null} sorted
 */
export function ordered(rows, sorted) {
  if (!sorted) {
    return rows;
  }
  const { key, way } = sorted;
  return [...rows].sort((one, other) => {
    const [a, b] = [one[key], other[key]];
    if (missing(a) || missing(b)) {
      return Number(missing(a)) - Number(missing(b));
    }
    return way * (typeof a === 'number' ? a - b : String(a).localeCompare(String(b)));
  });
}

/** Those that have every word of the search in one of their texts. */
export function found(rows, columns, search) {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) {
    return rows;
  }
  const texts = columns.filter(({ figure }) => !figure);
  return rows.filter((row) => {
    const text = texts.map(({ key }) => row[key] ?? '').join(' ').toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/**
 * How a cell is written.
 *
 * @param {Row} row
 * @param {import('../components/data-table.js').Column} column
 */
export function written(row, column) {
  const { key, format = (value) => value ?? '' } = column;
  return format(row[key], row, column);
}

/** The longest text of each column: as wide as it is, the column is from the first row to the last. */
export const longest = (rows, columns) =>
  columns.map((column) =>
    rows.reduce((most, row) => {
      const text = String(written(row, column));
      return text.length > most.length ? text : most;
    }, column.name),
  );

/** The largest size in a column, against which its bars are drawn. */
export const largest = (rows, { key }) =>
  rows.reduce((most, row) => Math.max(most, Math.abs(row[key] ?? 0)), 0);
