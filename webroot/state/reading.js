/**
 * What a person says about how a file is to be read, as the server takes it: only what they say;
 * the rest is found by looking.
 *
 * @typedef {object} Reading
 * @property {string} [sheet]
 * @property {string} [charset]
 * @property {string} [delimiter]
 * @property {number} [header_line]
 * @property {string} [time_zone]
 * @property {string} [decimal]
 * @property {Object<string, {target?: string, format?: string, decimal?: string}>} columns
 */

/** @type {Reading} */
export const NOTHING_SAID = Object.freeze({ columns: Object.freeze({}) });

export const KEEP = 'keep';
export const IGNORE = 'ignore';

/** What a column becomes, as a choice: a target, `keep` or `ignore`; empty while nobody knows. */
export function choiceOf({ role, target }) {
  return { EXTRA: KEEP, IGNORED: IGNORE }[role] ?? target ?? '';
}

/** Other rows or another header: what was said of columns was said of others. */
const OTHER_COLUMNS = new Set(['sheet', 'charset', 'delimiter', 'header_line']);

/** @returns {Reading} with one more thing said of the whole file; null takes it back */
export function sayOfFile(reading, name, value) {
  const { [name]: before, ...rest } = reading;
  const said = value === null ? rest : { ...rest, [name]: value };
  if (name === 'sheet') {
    // Another sheet's header is in a line of its own.
    delete said.header_line;
  }
  return OTHER_COLUMNS.has(name) ? { ...said, columns: {} } : said;
}

/** @returns {Reading} with more said of one column; the last word on a target wins */
export function sayOfColumn(reading, source, patch) {
  const columns = {};
  Object.entries(reading.columns).forEach(([name, said]) => {
    const taken = patch.target && said.target === patch.target && !repeatable(patch.target);
    columns[name] = taken && name !== source ? { ...said, target: undefined } : said;
  });
  // A format was said of what the column was before.
  const base = patch.target ? {} : columns[source];
  return { ...reading, columns: { ...columns, [source]: { ...base, ...patch } } };
}

const repeatable = (target) => target === KEEP || target === IGNORE;

/**
 * A reading that was sent with a file, as one of this file's columns: without what it leaves open,
 * each column under the name that the file has for it.
 *
 * @param {Object<string, any>} whole with nulls for what is to be found by looking
 * @param {string[]} sources the header's cells
 * @returns {Reading}
 */
export function saidOf({ columns = {}, ...file }, sources) {
  /** @type {Reading['columns']} */
  const said = {};
  sources.forEach((source) => {
    const name = Object.keys(columns).find((it) => it === source || plain(it) === plain(source));
    if (name !== undefined) {
      said[source] = known(columns[name]);
    }
  });
  return { ...known(file), columns: said };
}

const known = (all) => Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null));

/** Names that differ only by case, accents, spaces and punctuation are one. */
const plain = (name) => name.normalize('NFKD').toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** A column as it would be under what is said, before the server has answered. */
export function underWishes(column, reading) {
  const said = reading.columns[column.source];
  const choice = said?.target ?? choiceOf(column);
  return {
    ...column,
    choice,
    format: said?.format ?? column.format,
    decimal: said?.decimal ?? reading.decimal ?? column.decimal,
    said: said !== undefined,
  };
}

/**
 * All of it, as it was shown: what each column becomes, so that nothing else is loaded than was
 * seen. Formats that nobody spoke of are left to the whole file, of which a preview may know only
 * the beginning.
 */
export function complete(preview, reading) {
  const columns = {};
  preview.columns.forEach((column) => {
    const said = reading.columns[column.source];
    columns[column.source] = { ...said, target: said?.target ?? choiceOf(column) };
  });
  return { ...reading, columns };
}
