/** A sheet would run these as formulas; numbers never begin a text. */
const FORMULA = /^[=+\-@\t\r]/;

function cell(value) {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return String(value);
  const text = FORMULA.test(value) ? "'" + value : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * Rows as CSV (RFC 4180), the figures as they are, not as they are written for people.
 *
 * @param {import('../components/data-table.js').Column[]} columns
 * @param {Row[]} rows
 */
export const csv = (columns, rows) =>
  [columns.map(({ name }) => cell(name)), ...rows.map((row) => columns.map(({ key }) => cell(row[key])))]
    .map((cells) => cells.join(',') + '\r\n')
    .join('');

/** `Sales by month, 1 Jan` → `sales-by-month-1-jan` */
export const fileName = (words) =>
  words
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 80);

/** Hands a file to the reader. @param {Blob} blob @param {string} name */
export function save(blob, name) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

export const saveCsv = (columns, rows, name) =>
  save(new Blob(['\ufeff', csv(columns, rows)], { type: 'text/csv;charset=utf-8' }), `${fileName(name)}.csv`);
