import { answered } from '../api/graphql.js';
import { asProblem } from '../api/http.js';
import { lastOf } from './days.js';
import { DIMENSIONS, filters, salesFilter } from './filters.js';
import { stretch } from './format.js';
import { Store } from './store.js';

const PAGE = 200;
/** As many as the server gives at a time. */
const LARGE = 1_000;
/** A file of more rows would be too much for a page; all rows of a dataset are had elsewhere. */
export const MOST_KEPT = 20_000;

const TEXT = `query Rows($dataSource: String, $startDate: String, $endDate: String, $branches: [String!],
  $productLines: [String!], $itemGroups: [String!], $salesPersons: [String!], $customers: [String!],
  $items: [String!], $where: [DimensionFilter!], $limit: Int!, $after: String) {
  rows(dataSource: $dataSource, startDate: $startDate, endDate: $endDate, branches: $branches,
    productLines: $productLines, itemGroups: $itemGroups, salesPersons: $salesPersons,
    customers: $customers, items: $items, where: $where, limit: $limit, after: $after) {
    columns rows next } }`;

/**
 * The rows behind a number, as they are looked at.
 *
 * `kept` counts the rows that are fetched for a file, null while none is made.
 *
 * @type {Store<{title: string | null, kept: number | null, filter: any | null, status: 'loading' | 'ready' | 'failed',
 *     columns: string[], rows: Row[], next: string | null, problem: Server.Problem | null}>}
 */
export const behind = new Store({
  title: null,
  kept: null,
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

/**
 * `Hill, Mar 2026`: what a mark stands for.
 *
 * @param {Record<string, string> & {time?: string}} keys
 * @param {string} [granularity]
 */
export const keysInWords = ({ time, ...values }, granularity) =>
  [...Object.values(values), ...(time ? [stretch(time, granularity)] : [])].join(', ') || 'all';

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
  keeping.abort();
  behind.set({ title: null, rows: [], columns: [], kept: null });
}

let keeping = new AbortController();

/**
 * All rows behind the number, up to {@link MOST_KEPT}: those that are there, and the others page by
 * page.
 *
 * @returns {Promise<Row[] | null>} null where they could not be had; then it is said
 */
export async function allRows() {
  keeping.abort();
  keeping = new AbortController();
  const { signal } = keeping;
  const { filter } = behind.value;
  let { rows, next } = behind.value;
  try {
    while (next && rows.length < MOST_KEPT) {
      behind.set({ kept: rows.length, problem: null });
      const page = await pageOf(filter, next, LARGE, signal);
      rows = [...rows, ...page.rows];
      next = page.next;
    }
    return rows.slice(0, MOST_KEPT);
  } catch (failure) {
    if (!signal.aborted) {
      behind.set({ problem: asProblem(failure) });
    }
    return null;
  } finally {
    if (!signal.aborted) {
      behind.set({ kept: null });
    }
  }
}

async function pageOf(filter, after, limit, signal) {
  const { data } = await answered(TEXT, { ...filter, after, limit }, signal);
  const { columns, rows, next } = data.rows;
  return {
    columns,
    next,
    rows: rows.map((cells) => Object.fromEntries(cells.map((it, at) => [columns[at], it]))),
  };
}

async function load(after) {
  running.abort();
  running = new AbortController();
  const { signal } = running;
  behind.set({ status: 'loading', problem: null });
  try {
    const { columns, rows: found, next } = await pageOf(behind.value.filter, after, PAGE, signal);
    const before = after ? behind.value.rows : [];
    behind.set({ status: 'ready', columns, rows: [...before, ...found], next });
  } catch (failure) {
    if (!signal.aborted) {
      behind.set({ status: 'failed', problem: asProblem(failure) });
    }
  }
}
