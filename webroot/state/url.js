import { Store } from './store.js';

/**
 * The address is the state: which page, which dataset, which days, what is filtered. A link shows
 * what its sender saw, and Back goes back.
 *
 * @typedef {object} Place
 * @property {string} path
 * @property {string | null} dataset
 * @property {string | null} start first day, yyyy-MM-dd, inclusive
 * @property {string | null} end last day, inclusive
 * @property {string | null} period one of state/periods.js; days of one's own have none
 * @property {string | null} compare none or year; else the period before
 * @property {string[]} branches and so on: the values that are wanted, none for all
 * @property {string[]} where values of any other dimension, `region:East`
 * @property {Object<string, string>} own what only the page on show understands
 */

const SINGLE = ['dataset', 'start', 'end', 'period', 'compare'];

/** The filters that take several values, as GraphQL names them. */
export const SEVERAL = [
  'branches',
  'productLines',
  'itemGroups',
  'salesPersons',
  'customers',
  'items',
  'where',
];
const KNOWN = new Set([...SINGLE, ...SEVERAL]);
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Everything that is chosen on a page, put back. */
export const NOTHING_CHOSEN = Object.freeze({
  start: null,
  end: null,
  period: null,
  ...Object.fromEntries(SEVERAL.map((name) => [name, []])),
});

/** Whether it is a day that the calendar has. */
const isDay = (text) =>
  DAY.test(text) && new Date(text + 'T00:00Z').toJSON()?.slice(0, 10) === text;

/** @returns {Place} */
function read() {
  const query = new URLSearchParams(location.search);
  const day = (name) => (isDay(query.get(name) ?? '') ? query.get(name) : null);
  return {
    path: location.pathname,
    dataset: query.get('dataset'),
    period: query.get('period'),
    compare: query.get('compare'),
    start: day('start'),
    end: day('end'),
    ...Object.fromEntries(SEVERAL.map((name) => [name, [...new Set(query.getAll(name))]])),
    own: Object.fromEntries([...query].filter(([name]) => !KNOWN.has(name))),
  };
}

/** @type {Store<Place>} */
export const place = new Store(read());

/**
 * The address of a place, with what is not mentioned left as it is. Another dataset begins without
 * filters, another page without what was the page's own.
 *
 * @param {Partial<Place>} patch
 */
export function href(patch) {
  const now = place.value;
  const otherData = now.dataset && 'dataset' in patch && patch.dataset !== now.dataset;
  const ownDays = ('start' in patch || 'end' in patch) && !('period' in patch);
  const target = {
    ...now,
    ...(otherData ? NOTHING_CHOSEN : {}),
    ...(ownDays ? { period: null } : {}),
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

/** Goes somewhere on this page. @param {Partial<Place>} patch */
export const go = (patch, options) => goTo(href(patch), options);

/** Goes to an address of this application. @param {string} target path and query */
export function goTo(target, { replace = false } = {}) {
  if (target !== location.pathname + location.search) {
    history[replace ? 'replaceState' : 'pushState'](null, '', target);
  }
  place.set(read());
}

/** Changes what only this page keeps in the address. @param {Object<string, string | null>} patch */
export const goOwn = (patch, options) => go({ own: { ...place.value.own, ...patch } }, options);

addEventListener('popstate', () => place.set(read()));
