import { count, date, exactMoney, percent, quantity, signedPercent } from './format.js';

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

const pointsOf = (value) => percent(value === null || value === undefined ? value : value / 100);

const moment = (millis) =>
  millis === null || millis === undefined ? '—' : date(new Date(millis).toISOString());

const FORMATS = {
  money: exactMoney,
  count,
  units: quantity,
  fraction: percent,
  percent: pointsOf,
  time: moment,
};

/** How a figure of this unit is written exactly. */
export const formatOf = (unit) => FORMATS[unit] ?? quantity;

/** `▲ +12.3 %`: a change with arrow and sign, so that it is not told by colour alone. */
export function changed(points) {
  if (points === null || points === undefined) {
    return '—';
  }
  if (Math.abs(points) < 0.05) {
    return `= ${percent(0)}`;
  }
  return `${points > 0 ? '▲' : '▼'} ${signedPercent(points / 100)}`;
}

/** Whether a change is good; of some numbers less is better. */
export const toneOf = (points, lessIsBetter = false) => {
  if (points === null || points === undefined || Math.abs(points) < 0.05) {
    return '';
  }
  return points > 0 !== lessIsBetter ? 'up' : 'down';
};

/** The column of a change beside its number. */
export const changeColumn = (metric, name = 'Change') => ({
  key: `${metric}.percent`,
  name,
  format: changed,
  figure: true,
  tone: (value) => toneOf(value),
});

/** Columns of a table for what the server calls its columns, in its words and units. */
export const columnsOf = (columns) =>
  columns.map((column) =>
    isKey(column.kind)
      ? { key: column.name, name: column.label, about: column.description }
      : column.kind === 'percent'
        ? { ...changeColumn(column.of, 'Change, %'), about: column.description }
        : figureColumn(column),
  );

const figureColumn = ({ name, label, unit, description }) => ({
  key: name,
  name: label,
  format: formatOf(unit),
  figure: true,
  about: description,
});
