import { changeInWords } from './change.js';
import { filters } from './filters.js';
import { count, currencyCode, date, exactMoney, percent, points, quantity, signedPercent } from './format.js';

/** What is read of the answer to `explore`. */
export const EXPLORED =
  '{ approximate columns { name label kind of unit description pivot } rows { keys values } }';

/**
 * An answer of `explore` as rows that a chart or a table can read: each value under its column's
 * name, such as `branch`, `netSales`, `netSales.before`, `netSales.percent`.
 *
 * @param {{columns: {name: string, kind: string}[], rows: {keys: string[], values: (number | null)[]}[]}} table
 */
export function rowsOf({ columns, rows }) {
  const names = columns.map(({ name }) => name);
  const keys = columns.filter(({ kind }) => isKey(kind)).length;
  return rows.map((row) => {
    const cells = {};
    row.keys.forEach((value, at) => (cells[names[at]] = value));
    row.values.forEach((value, at) => (cells[names[keys + at]] = value));
    return cells;
  });
}

const isKey = (kind) => kind === 'dimension' || kind === 'time';

/** `pick` of a query that asks one `explore`: its columns and its rows by name. */
export const explored = ({ explore }) => explore && tableOf(explore);

export const tableOf = (table) => ({
  columns: table.columns,
  rows: rowsOf(table),
  approximate: table.approximate,
});

/** The one row of a total, or null. */
export const totalOf = ({ explore }) => (explore ? (rowsOf(explore)[0] ?? null) : null);

const moment = (millis) =>
  millis === null || millis === undefined ? '—' : date(new Date(millis).toISOString());

const FORMATS = {
  money: exactMoney,
  count,
  units: quantity,
  fraction: percent,
  percent: points,
  time: moment,
};

/** How a figure of this unit is written exactly. */
export const formatOf = (unit) => FORMATS[unit] ?? quantity;

/**
 * `▲ +12.3 %`: a change with arrow and sign, so that it is not told by colour alone; `▲ +KSh 4,218.70`
 * where what was before leaves no percentage.
 *
 * @param {number | null} change in percent
 * @param {Row} [row]
 * @param {{plain?: (value: number) => string, metric?: string}} [column] how the figure itself is written, and its name
 */
export function changed(change, row, { plain = exactMoney, metric = '' } = {}) {
  if (change === null || change === undefined) {
    const by = row?.[`${metric}.change`];
    return by ? `${by > 0 ? '▲' : '▼'} ${changeInWords(by, 0, plain)}` : '—';
  }
  if (Math.abs(change) < 0.05) {
    return `= ${percent(0)}`;
  }
  return `${change > 0 ? '▲' : '▼'} ${signedPercent(change / 100)}`;
}

/** Whether a change is good; of some numbers less is better. */
export const toneOf = (change, lessIsBetter = false) => {
  if (change === null || change === undefined || Math.abs(change) < 0.05) {
    return '';
  }
  return change > 0 !== lessIsBetter ? 'up' : 'down';
};

/** What figures are compared with, in a few words. */
function before() {
  const { before: days } = filters();
  return days ? `${date(days.start)} – ${date(days.end)}` : 'the period before';
}

/**
 * The column of a change beside its number; `plain` is how that is written.
 *
 * @returns {import('../components/data-table.js').Column}
 */
export const changeColumn = (metric, name = 'Change', { plain = exactMoney, against = before } = {}) => ({
  key: `${metric}.percent`,
  name,
  format: changed,
  metric,
  plain,
  against,
  figure: true,
  tone: (value, row) => toneOf(value ?? row[`${metric}.change`]),
  beyond: (rows) => rows.some((row) => row[`${metric}.percent`] === null && row[`${metric}.change`] !== null)
    ? { key: `${metric}.change`, name: `${name.replace(/, %$/, '')}${plain === exactMoney ? `, in ${currencyCode()}` : ''} against ${against()}` }
    : null,
});

/** Columns of a table for what the server calls its columns, in its words and units. */
export const columnsOf = (columns) =>
  columns.map((column) =>
    isKey(column.kind)
      ? { key: column.name, name: column.label, about: column.description }
      : column.kind === 'percent'
        ? { ...changeColumn(column.of, 'Change, %', { plain: formatOf(columns.find(({ name }) => name === column.of)?.unit) }), about: column.description }
        : figureColumn(column),
  );

const figureColumn = ({ name, label, unit, description }) => ({
  key: name,
  name: label,
  format: formatOf(unit),
  figure: true,
  about: description,
});
