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
 * @property {'table' | 'pivot' | 'chart'} view
 * @property {{by: string, descending: boolean} | null} sort what the server sorts the whole answer by
 * @property {number} from so many rows are passed over
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

/** So many rows are on a page of the table. */
export const ROWS = 1_000;

/** The server takes no more. */
export const MOST_DIMENSIONS = 4;
export const MOST_METRICS = 12;

const list = (text) => (text ? [...new Set(text.split(',').filter(Boolean))] : []);

/** @returns {Exploring} */
export function exploring() {
  const { metrics, by, time, columns, view, sort, way, from } = place.value.own;
  const wanted = list(metrics).slice(0, MOST_METRICS);
  const dimensions = by === undefined ? ['branch'] : list(by).slice(0, MOST_DIMENSIONS);
  return {
    metrics: wanted.length > 0 ? wanted : ['netSales', 'grossProfit'],
    dimensions,
    granularity: GRANULARITIES.includes(time) ? time : null,
    pivot: columns && !dimensions.includes(columns) ? columns : null,
    view: view === 'chart' ? 'chart' : columns && !dimensions.includes(columns) ? 'pivot' : 'table',
    sort: sort ? { by: sort, descending: way !== 'up' } : null,
    from: Math.max(0, Math.floor(Number(from) / ROWS) * ROWS || 0),
  };
}

/**
 * Asks something else. Another question begins with its first rows.
 *
 * @param {Partial<Exploring>} patch
 */
export function ask(patch) {
  const next = { ...exploring(), from: 0, ...patch };
  const sort = sortable(next).includes(next.sort?.by) ? next.sort : null;
  goOwn({
    metrics: next.metrics.join(','),
    // an empty list is a choice of its own: everything in one row
    by: next.dimensions.join(',') || ',',
    time: next.granularity,
    columns: next.pivot && !next.dimensions.includes(next.pivot) ? next.pivot : null,
    view: next.view === 'chart' ? 'chart' : null,
    sort: sort?.by ?? null,
    way: sort && !sort.descending ? 'up' : null,
    from: next.from > 0 ? String(next.from) : null,
  });
}

/** What the server can sort an answer by. */
export const sortable = ({ metrics, dimensions, granularity }) => [
  ...dimensions,
  ...(granularity ? ['time'] : []),
  ...metrics,
];

/** Takes a name into a list, or out of it. */
export const toggled = (names, name) =>
  names.includes(name) ? names.filter((it) => it !== name) : [...names, name];

/** What the server calls columns can be compared, unless values become columns. */
export const isCompared = (it = exploring()) => it.view !== 'pivot';
