import { Store } from './store.js';

/**
 * The address is the state: which page, which dataset, which days. A link shows what its sender
 * saw, and Back goes back.
 *
 * @typedef {object} Place
 * @property {string} path
 * @property {string | null} dataset
 * @property {string | null} start first day, yyyy-MM-dd, inclusive
 * @property {string | null} end last day, inclusive
 */

const PARAMETERS = ['dataset', 'start', 'end'];
const DAY = /^\d{4}-\d{2}-\d{2}$/;

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
    start: day('start'),
    end: day('end'),
  };
}

/** @type {Store<Place>} */
export const place = new Store(read());

/** An address may name its days the wrong way round; no figures can be asked for then. */
export const daysAreReversed = ({ start, end } = place.value) =>
  start !== null && end !== null && start > end;

/** The address of a place, with what is not mentioned left as it is. */
export function href(patch) {
  const target = { ...place.value, ...patch };
  const query = new URLSearchParams();
  PARAMETERS.filter((name) => target[name]).forEach((name) => query.set(name, target[name]));
  const text = query.toString();
  return target.path + (text ? '?' + text : '');
}

/** Goes somewhere on this page. */
export function go(patch, { replace = false } = {}) {
  const target = href(patch);
  if (target !== location.pathname + location.search) {
    history[replace ? 'replaceState' : 'pushState'](null, '', target);
  }
  place.set(read());
}

addEventListener('popstate', () => place.set(read()));
