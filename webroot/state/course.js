import { EXPLORED, explored } from './explored.js';
import { granularity } from './filters.js';

/**
 * How the figures went by time: one question for all pages, so that who goes from one to another, or
 * looks at two parts of a page, does not have it asked again.
 */
const METRICS = [
  'netSales',
  'grossProfit',
  'transactions',
  'averageTransaction',
  'marginPct',
  'netUnitsSold',
  'returnsValue',
  'averagePrice',
  'cost',
];

/**
 * The ask of a Query.
 *
 * @param {(it: import('./filters.js').Filters) => string} [by] its stretches, those that fit the days without
 */
export const courseAsk = (by = granularity) => ({
  text: `{ explore(metrics: ${JSON.stringify(METRICS)}, granularity: $by, limit: 1000, @explore) ${EXPLORED} }`,
  types: { by: 'Granularity!' },
  variables: (it) => ({ by: by(it) }),
  pick: (data) => explored(data).rows,
});

/** Figures whose course has another name, a fraction drawn as it is in percent. */
const SAME = { grossMargin: 'marginPct', margin: 'marginPct', totalTransactions: 'transactions' };

/**
 * One figure of a course, for a sparkline: of returns, their size; null where it has none, and empty
 * while it is not known yet, so that its room is kept.
 *
 * @param {Row[]} rows
 * @param {string} figure
 */
export function courseOf(rows, figure) {
  const key = SAME[figure] ?? figure;
  if (!rows?.length) {
    return METRICS.includes(key) ? [] : null;
  }
  if (!rows.some((row) => typeof row[key] === 'number')) {
    return null;
  }
  const sign = key === 'returnsValue' ? -1 : 1;
  return rows.map((row) => (typeof row[key] === 'number' ? sign * row[key] : null));
}
