import { isOwn } from './own.js';
import { periodOf } from './periods.js';
import { Store } from './store.js';

/**
 * The address is the state: which page, which dataset, which days, what is filtered. A link shows
 * what its sender saw, and Back goes back.
 *
 * @typedef {object} Single
 * @property {string | null} dataset
 * @property {string | null} start first day, yyyy-MM-dd, inclusive
 * @property {string | null} end last day, inclusive
 * @property {string | null} period one of state/periods.js; days of one's own have none
 * @property {string | null} compare none, year, or two days as `2026-01-01..2026-01-31`; else the
 *     period before
 *
 * @typedef {'branches' | 'productLines' | 'itemGroups' | 'salesPersons' | 'customers' | 'items'
 *     | 'where'} Filter `where` has values of any other dimension, `region:East`
 * @typedef {Record<Filter, string[]>} Several the values that are wanted, none for all
 *
 * @typedef {object} More
 * @property {string} path
 * @property {Object<string, string>} own what only the page on show understands
 * @property {string[]} unread what nothing here understands, as it stands in the address
 * @property {number} moves how often somebody went somewhere, to tell one place from the next
 *
 * @typedef {Single & Several & More} Place
 * @typedef {Partial<Omit<Place, 'own'>> & {own?: Record<string, string | null>}} Patch
 */

/** @type {(keyof Single)[]} */
const SINGLE = ['dataset', 'start', 'end', 'period', 'compare'];

/** The filters that take several values, as GraphQL names them. @type {Filter[]} */
export const SEVERAL = [
  'branches',
  'productLines',
  'itemGroups',
  'salesPersons',
  'customers',
  'items',
  'where',
];
/** @type {Set<string>} */
const KNOWN = new Set([...SINGLE, ...SEVERAL]);
/** As the server has it: no sale is of another century. */
const DAY = /^(19|20|21)\d{2}-\d{2}-\d{2}$/;
const DATASET = /^[A-Za-z][A-Za-z0-9_-]{0,62}$/;
const LONGEST = 1_000;

/** What says which rows are looked at; of others, a long table begins with its first. */
const ROWS_OF = ['dataset', 'start', 'end', 'period', ...SEVERAL];

/** Everything that is chosen on a page, put back. */
export const NOTHING_CHOSEN = Object.freeze({
  start: null,
  end: null,
  period: null,
  ...Object.fromEntries(SEVERAL.map((name) => [name, []])),
});

/** Whether an address is text: the server refuses what is escaped in another way than as UTF-8. */
export function isText(address) {
  try {
    decodeURIComponent(address);
    return true;
  } catch {
    return false;
  }
}

/** Whether it is a day that the calendar has. */
const isDay = (text) =>
  DAY.test(text) && new Date(text + 'T00:00Z').toJSON()?.slice(0, 10) === text;

/** Two days, the first not after the last. */
function areDays(text) {
  const [start, end, ...more] = text.split('..');
  return more.length === 0 && isDay(start) && isDay(end ?? '') && start <= end;
}

const isValue = (text) => text !== '' && text.length <= LONGEST;

/** Whether what stands under a name of the address is what belongs there. */
const MEANS = {
  dataset: (text) => DATASET.test(text),
  start: isDay,
  end: isDay,
  period: (text) => periodOf(text) !== null,
  compare: (text) => ['previous', 'year', 'none'].includes(text) || areDays(text),
  ...Object.fromEntries(SEVERAL.map((name) => [name, isValue])),
  where: (text) => /^[^:]+:./s.test(text) && isValue(text),
};

/** @param {number} moves @returns {Place} */
function read(moves) {
  const { pathname: path } = location;
  const all = [...new URLSearchParams(location.search)];
  const means = ([name, value]) =>
    KNOWN.has(name) ? MEANS[name](value) : isOwn(path, name, value);
  const query = new URLSearchParams(all.filter(means));
  return {
    path,
    moves,
    .../** @type {Single} */ (Object.fromEntries(SINGLE.map((name) => [name, query.get(name)]))),
    .../** @type {Several} */ (
      Object.fromEntries(SEVERAL.map((name) => [name, [...new Set(query.getAll(name))]]))
    ),
    own: Object.fromEntries([...query].filter(([name]) => !KNOWN.has(name))),
    unread: all.filter((it) => !means(it)).map(([name, value]) => `${name}=${value}`),
  };
}

/** @type {Store<Place>} */
export const place = new Store(read(0));

/**
 * The address of a place, with what is not mentioned left as it is. Another dataset begins without
 * filters, another page without what was the page's own.
 *
 * @param {Patch} patch
 */
export function href(patch) {
  const now = place.value;
  const otherData = now.dataset && 'dataset' in patch && patch.dataset !== now.dataset;
  const ownDays = ('start' in patch || 'end' in patch) && !('period' in patch);
  const target = {
    ...now,
    ...(otherData ? NOTHING_CHOSEN : {}),
    ...(ownDays ? { period: null } : {}),
    ...(ROWS_OF.some((name) => name in patch) ? { own: { ...now.own, from: null } } : {}),
    ...(patch.path && patch.path !== now.path ? { own: {} } : {}),
    ...patch,
  };
  return target.path + search(target);
}

/** What a place is, as the part of its address after the path. */
function search(target) {
  const query = new URLSearchParams();
  SINGLE.filter((name) => target[name]).forEach((name) => query.set(name, target[name]));
  SEVERAL.forEach((name) => target[name].forEach((value) => query.append(name, value)));
  Object.entries(target.own)
    .filter(([, value]) => value !== null && value !== undefined && value !== '')
    .forEach(([name, value]) => query.set(name, value));
  const text = query.toString();
  return text ? '?' + text : '';
}

/**
 * Goes somewhere on this page.
 *
 * @param {Patch} patch
 * @param {{replace?: boolean}} [options]
 */
export const go = (patch, options) => goTo(href(patch), options);

/** Goes to an address of this application. @param {string} target path and query */
export function goTo(target, { replace = false } = {}) {
  if (target !== location.pathname + location.search) {
    history[replace ? 'replaceState' : 'pushState'](null, '', target);
  }
  place.set(read(place.value.moves + (replace ? 0 : 1)));
}

/**
 * Changes what only this page keeps in the address.
 *
 * @param {Record<string, string | null>} patch
 * @param {{replace?: boolean}} [options]
 */
export const goOwn = (patch, options) => go({ own: { ...place.value.own, ...patch } }, options);

addEventListener('popstate', () => place.set(read(place.value.moves + 1)));
