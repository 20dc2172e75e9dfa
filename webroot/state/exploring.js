import { goOwn, place } from './url.js';

/**
 * What the Explore page asks, as the address has it: metrics, what they are split by, stretches of
 * time, what becomes columns, and how it is shown.
 *
 * @typedef {object} Exploring
 * @property {string[]} metrics
 * @property {string[]} dimensions
 * @property {string | null} granularity
 * @property {string | null} pivot
 * @property {'table' | 'chart'} view
 * @property {string | null} sort the metric or dimension that the server sorts by
 */
const GRANULARITIES = ['DAY', 'WEEK', 'MONTH', 'QUARTER', 'YEAR'];
export const TIMES = [
  { id: '', name: 'Not by time' },
  { id: 'DAY', name: 'By day' },
  { id: 'WEEK', name: 'By week' },
  { id: 'MONTH', name: 'By month' },
  { id: 'QUARTER', name: 'By quarter' },
  { id: 'YEAR', name: 'By year' },
];

/** The server takes no more. */
export const MOST_DIMENSIONS = 4;
export const MOST_METRICS = 12;

const list = (text) => (text ? [...new Set(text.split(',').filter(Boolean))] : []);

/** @returns {Exploring} */
export function exploring() {
  const { metrics, by, time, columns, view, sort } = place.value.own;
  const wanted = list(metrics).slice(0, MOST_METRICS);
  const dimensions = by === undefined ? ['branch'] : list(by).slice(0, MOST_DIMENSIONS);
  return {
    metrics: wanted.length > 0 ? wanted : ['netSales', 'grossProfit'],
    dimensions,
    granularity: GRANULARITIES.includes(time) ? time : null,
    pivot: columns && !dimensions.includes(columns) ? columns : null,
    view: view === 'chart' ? 'chart' : 'table',
    sort: sort ?? null,
  };
}

/** Asks something else. @param {Partial<Exploring>} patch */
export function ask(patch) {
  const next = { ...exploring(), ...patch };
  goOwn({
    metrics: next.metrics.join(','),
    // an empty list is a choice of its own: everything in one row
    by: next.dimensions.join(',') || ',',
    time: next.granularity,
    columns: next.pivot && !next.dimensions.includes(next.pivot) ? next.pivot : null,
    view: next.view === 'chart' ? 'chart' : null,
    sort: next.metrics.includes(next.sort) || next.dimensions.includes(next.sort) ? next.sort : null,
  });
}

/** Takes a name into a list, or out of it. */
export const toggled = (names, name) =>
  names.includes(name) ? names.filter((it) => it !== name) : [...names, name];

/** What the server calls columns can be compared, unless values become columns. */
export const isCompared = (it = exploring()) => it.pivot === null;
