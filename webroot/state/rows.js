import { answered } from '../api/graphql.js';
import { asProblem } from '../api/http.js';
import { lastOf } from './days.js';
import { DIMENSIONS, filters, salesFilter } from './filters.js';
import { Store } from './store.js';

const PAGE = 200;

const TEXT = `query Rows($dataSource: String, $startDate: String, $endDate: String, $branches: [String!],
  $productLines: [String!], $itemGroups: [String!], $salesPersons: [String!], $customers: [String!],
  $items: [String!], $where: [DimensionFilter!], $after: String) {
  rows(dataSource: $dataSource, startDate: $startDate, endDate: $endDate, branches: $branches,
    productLines: $productLines, itemGroups: $itemGroups, salesPersons: $salesPersons,
    customers: $customers, items: $items, where: $where, limit: ${PAGE}, after: $after) {
    columns rows next } }`;

/**
 * The rows behind a number, as they are looked at.
 *
 * @type {Store<{title: string | null, filter: object | null, status: 'loading' | 'ready' | 'failed',
 *     columns: string[], rows: object[], next: string | null, problem: object | null}>}
 */
export const behind = new Store({
  title: null,
  filter: null,
  status: 'loading',
  columns: [],
  rows: [],
  next: null,
  problem: null,
});

/**
 * The filters, narrowed further to what a mark or a row of a table stands for.
 *
 * @param {object} filter GraphQL's SalesFilter
 * @param {Object<string, string>} keys values by dimension; `time` is the first day of a stretch
 * @param {string} [granularity] of that stretch
 */
export function narrowed(filter, keys, granularity) {
  const { time, ...values } = keys;
  const result = { ...filter, where: [...(filter.where ?? [])] };
  for (const [dimension, value] of Object.entries(values)) {
    const own = DIMENSIONS.find((it) => it.dimension === dimension);
    if (own) {
      result[own.filter] = [value];
    } else {
      result.where = result.where.filter((it) => it.dimension !== dimension);
      result.where.push({ dimension, values: [value] });
    }
  }
  if (time) {
    const last = lastOf(time, granularity);
    result.startDate = filter.startDate && filter.startDate > time ? filter.startDate : time;
    result.endDate = filter.endDate && filter.endDate < last ? filter.endDate : last;
  }
  return { ...result, where: result.where.length > 0 ? result.where : null };
}

let running = new AbortController();

/**
 * Shows the rows behind a number.
 *
 * @param {string} title what the number is, such as `Pumps, Mar 2026`
 * @param {Object<string, string>} [keys] as for {@link narrowed}
 * @param {string} [granularity]
 */
export function showRows(title, keys = {}, granularity) {
  const filter = narrowed(salesFilter(filters()), keys, granularity);
  behind.set({ title, filter, columns: [], rows: [], next: null });
  load(null);
}

/** Shows the next page below those that are there. */
export const moreRows = () => load(behind.value.next);

/** Asks again for what failed. */
export const rowsAgain = () => load(behind.value.next);

export function hideRows() {
  running.abort();
  behind.set({ title: null, rows: [], columns: [] });
}

async function load(after) {
  running.abort();
  running = new AbortController();
  const { signal } = running;
  behind.set({ status: 'loading', problem: null });
  try {
    const { data } = await answered(TEXT, { ...behind.value.filter, after }, signal);
    const { columns, rows, next } = data.rows;
    const found = rows.map((cells) => Object.fromEntries(cells.map((it, at) => [columns[at], it])));
    const before = after ? behind.value.rows : [];
    behind.set({ status: 'ready', columns, rows: [...before, ...found], next });
  } catch (failure) {
    if (!signal.aborted) {
      behind.set({ status: 'failed', problem: asProblem(failure) });
    }
  }
}
