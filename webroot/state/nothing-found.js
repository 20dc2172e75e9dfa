import { graphql } from '../api/graphql.js';
import { chosen } from './datasets.js';
import { DIMENSIONS, filters, salesFilter } from './filters.js';
import { labelOf } from './labels.js';
import { Store } from './store.js';

/**
 * Why there is nothing to see: which of what is chosen leaves no sales.
 *
 * @typedef {object} Choice something chosen beside the days
 * @property {string} filter as in the address
 * @property {string} [dimension] of the filter `where`
 * @property {string} label `Branch`
 * @property {string} many `branches`
 * @property {string[]} values
 * @property {object} away the filter of GraphQL without it
 *
 * @typedef {object} Cause
 * @property {boolean} days nothing at all was sold in them
 * @property {boolean} undated with all dates there would be something
 * @property {Choice[]} chosen
 * @property {Choice[]} helps those without which there would be something
 */

/** @type {Store<{key: string | null, cause: Cause | null}>} */
const found = new Store({ key: null, cause: null });
export { found as nothingFound };

const keyOf = (it) => JSON.stringify([it.version, salesFilter(it)]);

/** Why there is nothing now; null while there is something, or nobody knows. @returns {Cause | null} */
export function causeNow() {
  const { key, cause } = found.value;
  return cause && key === keyOf(filters()) ? cause : null;
}

/** What a part of a page says that has nothing to show. */
export function nothingHere(it = filters()) {
  if (choices(it).length > 0) return 'No sales with these filters.';
  return it.start || it.end ? 'No sales in these days.' : 'No sales in this dataset.';
}

/** Why a figure is missing, in a word. @param {string | (() => string)} [why] if not for what is chosen */
export const whyMissing = (why) =>
  typeof why === 'function' ? why() : (why ?? nothingHere().replace(/\.$/, ''));

function choices(it) {
  const all = salesFilter(it);
  const named = DIMENSIONS.filter(({ filter }) => it.values[filter].length > 0).map(({ filter, label, many }) => ({
    filter,
    label,
    many,
    values: it.values[filter],
    away: { ...all, [filter]: null },
  }));
  const others = it.where.map(({ dimension, values }) => ({
    filter: 'where',
    dimension,
    label: labelOf(dimension),
    many: `values of ${labelOf(dimension)}`,
    values,
    away: { ...all, where: it.where.filter((one) => one.dimension !== dimension) },
  }));
  return [...named, ...others];
}

/** A part of the page has nothing to show: asks why, once for what is looked at. */
export async function wonder() {
  const it = filters();
  const key = keyOf(it);
  if (!it.dataset || chosen()?.rows === 0 || found.value.key === key) {
    return;
  }
  found.set({ key, cause: null });
  try {
    const cause = await causeOf(it);
    if (found.value.key === key) {
      found.set({ cause });
    }
  } catch {
    // whoever has nothing to show says that it failed, too; the next one asks again
    found.set({ key: null });
  }
}

/** @returns {Promise<Cause | null>} null where something was sold */
async function causeOf(it) {
  const all = salesFilter(it);
  const chosenNow = choices(it);
  const days = { dataSource: all.dataSource, startDate: all.startDate, endDate: all.endDate };
  const asked = [all, days, { ...all, startDate: null, endDate: null }, ...chosenNow.map(({ away }) => away)];
  const [some, inDays, undated, ...without] = await sold(asked);
  return some
    ? null
    : { days: !inDays, undated, chosen: chosenNow, helps: chosenNow.filter((_, at) => without[at]) };
}

/** Whether anything was sold, for each of these filters. @returns {Promise<boolean[]>} */
async function sold(asked) {
  const names = asked.map((_, at) => `f${at}`);
  const declared = names.map((name) => `$${name}: SalesFilter`).join(', ');
  const each = names.map((name) => `${name}: explore(metrics: ["netSales"], filters: $${name}) { rows { values } }`);
  const variables = Object.fromEntries(names.map((name, at) => [name, asked[at]]));
  const data = await graphql(`query(${declared}) { ${each.join(' ')} }`, variables);
  return names.map((name) => data[name].rows.some(({ values: [value] }) => value !== null));
}
