import { asProblem } from '../api/http.js';
import { listTasks } from '../api/rest.js';
import { count, plural } from './format.js';
import { FATES } from './own.js';
import { Store } from './store.js';
import { goOwn, place } from './url.js';

/**
 * What is looked for.
 *
 * @typedef {object} Wanted
 * @property {string} q words of the file's or the dataset's name
 * @property {string} of a dataset
 * @property {string} fate one of `state/own.js`
 * @property {number} from so many newer ones are passed over
 */

/**
 * The files that are looked for, of all that the server has; what is looked for is in the address.
 *
 * @type {Store<{key: string | null, list: Server.Task[], total: number, busy: boolean,
 *     problem: import('../api/http.js').Problem | null}>} `key` says what was looked for
 */
export const found = new Store({ key: null, list: [], total: 0, busy: false, problem: null });

/** So many words the server looks for. */
const MOST_WORDS = 10;

/** So many on a page. */
export const PAGE = 50;

/** What became of a file, in words. */
export const FATE_NAMES = {
  shown: 'On the dashboard',
  moving: 'On their way',
  waiting: 'Waiting for you',
  failed: 'Not loaded',
  cancelled: 'Cancelled',
  undone: 'Taken off',
};

const NOTHING = { q: null, of: null, fate: null, from: null };

/** @returns {Wanted} */
export function wanted() {
  const { q = '', of = '', fate = '', from = '0' } = place.value.own;
  return { q: q.trim(), of, fate, from: Number(from) };
}

/** Whether some are looked for, or older ones. */
export const isLookedFor = () => isNarrowed() || wanted().from > 0;

/** Whether some of all are looked for. */
export const isNarrowed = ({ q, of, fate } = wanted()) => Boolean(q || of || fate);

const keyNow = () => JSON.stringify(wanted());

/** Whether what was found is what is looked for now. */
export const isFound = () => found.value.key === keyNow();

/** Looks for others, from the newest on. @param {Partial<Record<'q' | 'of' | 'fate', string | null>>} patch @param {{replace?: boolean}} [options] */
export const lookFor = (patch, options) => goOwn({ ...patch, from: null }, options);

export const lookForAll = () => goOwn(NOTHING);

let running = new AbortController();

/** Asks the server for what is looked for. */
export async function lookUp() {
  running.abort();
  running = new AbortController();
  const { signal } = running;
  const key = keyNow();
  const { q, of, fate, from } = wanted();
  found.set({ busy: true });
  try {
    const { tasks, total } = await listTasks({
      limit: PAGE,
      offset: from,
      ...(q && { q: q.split(/\s+/).slice(0, MOST_WORDS).join(' ') }),
      ...(of && { datasource_name: of }),
      ...(fate && { state: FATES[fate].join(',') }),
      millis: 20_000,
      signal,
    });
    found.set({ key, list: tasks, total, busy: false, problem: null });
  } catch (failure) {
    if (!signal.aborted) {
      found.set({ key, list: [], total: 0, busy: false, problem: asProblem(failure) });
    }
  }
}

/** Looks up what is looked for whenever that changes, until what is returned is called. */
export function followFound() {
  const look = () => isLookedFor() && !isFound() && lookUp();
  const stop = place.watch(look);
  found.set({ key: null, list: [], total: 0 });
  look();
  return () => {
    stop();
    running.abort();
  };
}

/** How many were found, and which of them are on show; empty while nobody knows. */
export function howMany() {
  const { list, total, problem } = found.value;
  if (!isLookedFor() || !isFound() || problem) return '';
  const { from } = wanted();
  const all = plural(total, 'file') + (isNarrowed() ? ' found' : '');
  if (total === 0) return 'No file found';
  return list.length < total && list.length > 0 ? `${count(from + 1)}–${count(from + list.length)} of ${all}` : all;
}
