import { DIMENSIONS, compareTo, filters } from './filters.js';

/** The server gives no more of an answer. */
export const MOST_EXPORTED = 10_000;

/** As the API takes several values: each in quotes, as one may have a comma in it. */
const listed = (values) => values.map((value) => `"${value.replaceAll('"', '""')}"`).join(',');

/** Which rows a question is over. @param {import('./filters.js').Filters} it */
const filtered = ({ dataset, start, end, values, where }) => [
  ['data_source', dataset],
  ['start_date', start],
  ['end_date', end],
  ...DIMENSIONS.map(({ filter, dimension }) => [`filter[${dimension}]`, listed(values[filter])]),
  ...where.map(({ dimension, values: some }) => [`filter[${dimension}]`, listed(some)]),
];

/**
 * Where the whole answer to a question of the Explore page is had as a file.
 *
 * @param {import('./exploring.js').Exploring} it
 * @param {'csv' | 'xlsx'} ending
 */
export function exportUrl({ metrics, dimensions, granularity, pivot, view, sort }, ending) {
  const before = view === 'pivot' ? null : compareTo();
  const said = [
    ...filtered(filters()),
    ['metrics', metrics.join(',')],
    ['dimensions', dimensions.join(',')],
    ['granularity', granularity?.toLowerCase()],
    ['pivot', view === 'pivot' ? pivot : null],
    ['sort', sort?.by],
    ['order', sort && (sort.descending ? 'desc' : 'asc')],
    ['compare_to', before && 'custom'],
    ['compare_start', before?.startDate],
    ['compare_end', before?.endDate],
    ['about', ending === 'csv' ? 'false' : null],
  ];
  return `/api/export/explore.${ending}?${new URLSearchParams(said.filter(([, value]) => value))}`;
}
