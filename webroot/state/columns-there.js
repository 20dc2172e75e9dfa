import { lacks } from './datasets.js';

const known = (value) => value !== null && value !== undefined;
const compares = ({ key }) => /\.(before|change|percent)$/.test(key);

/**
 * The columns of a table that have something to say: no file lacks what they are `of`, and where
 * they may be unknown altogether, as a change without a comparison is, some row knows them.
 *
 * @param {import('../components/data-table.js').Column[]} columns
 * @param {Row[]} rows
 */
export const columnsThere = (columns, rows) =>
  columns.filter((column) => {
    const doubtful = column.of !== undefined || compares(column);
    return !(column.of && lacks(column.of)) && !(doubtful && !rows.some((row) => known(row[column.key])));
  });
