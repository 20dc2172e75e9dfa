import { changed } from './explored.js';
import { bytes, percent, points, seconds } from './format.js';

const rounded = (digits) => (value) => Number(value.toFixed(digits));
const inPercent = { unit: '%', of: rounded(2) };

/**
 * What is written for people with a unit: the unit that a file has it in, and how. By the format.
 *
 * @type {Map<unknown, {unit: string, of: (value: number) => number}>}
 */
const UNITS = new Map([
  [seconds, { unit: 'seconds', of: rounded(3) }],
  [bytes, { unit: 'bytes', of: (value) => value }],
  [percent, { unit: '%', of: (fraction) => rounded(2)(100 * fraction) }],
  [points, inPercent],
  [changed, inPercent],
]);

/** A sheet would run these as formulas; numbers never begin a text. */
const FORMULA = /^[=+\-@\t\r]/;

function cell(value) {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return String(value);
  const text = FORMULA.test(value) ? "'" + value : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * `Change, in % against the month before`: the unit is in the heading, the cells are numbers.
 *
 * @param {import('../components/data-table.js').Column} column
 */
function heading({ name, format, against }) {
  const named = withUnit(name, format);
  return against && named !== name ? `${named} against ${against()}` : named;
}

/** `Gross margin, in %`: what is written in this format, as a file has it. */
export function withUnit(name, format) {
  const { unit } = UNITS.get(format) ?? {};
  return unit ? `${name.replace(/, %$/, '')}, in ${unit}` : name;
}

/** @param {import('../components/data-table.js').Column} column @param {Row} row */
function inUnit({ key, format, formatIn, inFile }, row) {
  const value = inFile ? inFile(row) : row[key];
  return typeof value === 'number' ? (UNITS.get(formatIn?.(row) ?? format)?.of(value) ?? value) : value;
}

/**
 * Rows as CSV (RFC 4180): amounts exactly, not as they are written for people; percents and seconds to
 * one more digit than anybody sees.
 *
 * @param {import('../components/data-table.js').Column[]} shown
 * @param {Row[]} rows
 */
export function csv(shown, rows) {
  /** @type {any[]} */
  const columns = shown.flatMap((column) => [column, column.beyond?.(rows)]).filter((column) => column);
  return [columns.map((column) => cell(heading(column))), ...rows.map((row) => columns.map((column) => cell(inUnit(column, row))))]
    .map((cells) => cells.join(',') + '\r\n')
    .join('');
}

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
