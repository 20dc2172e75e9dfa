import { Store } from './store.js';

/**
 * Parts of the page that its first view does without. Each is fetched when it is wanted; all of them
 * once the first view is drawn, so that they open at once then, with the server or without it.
 */

/** Also time for the other charts of the first view. */
const AFTER_THE_FIRST_CHART = 1_000;
const WITHOUT_A_CHART = 4_000;

/** @type {(run: () => void) => void} */
const whenIdle = globalThis.requestIdleCallback ?? ((run) => run());

/** @type {Set<() => Promise<any>>} */
const unfetched = new Set();
let drawn = false;
/** Batches that are being fetched: a part may have parts of its own. */
let coming = 0;
let timer = setTimeout(fetchAll, WITHOUT_A_CHART);

/** Whether the first view is drawn, and what it did without is there or on its way. */
export const rest = new Store({ now: false });

/**
 * Whether one that was wanted could not be had, and the page of the registry that could not; the shell
 * says it, and `state/comeback.js` sees to it.
 *
 * @type {Store<{some: boolean, page: import('../pages/registry.js').Page | null}>}
 */
export const missing = new Store({ some: false, page: null });

/**
 * @template T
 * @param {() => Promise<T>} load imports it
 * @returns {() => Promise<T | null>} imports it now; null if it cannot be had, which is said
 */
export function part(load) {
  unfetched.add(load);
  if (rest.value.now) {
    fetchAll();
  }
  return async () => {
    unfetched.delete(load);
    try {
      return await load();
    } catch (failure) {
      console.error(failure);
      missing.set({ some: true });
      return null;
    }
  };
}

/** A chart is drawn. The first is marked for whoever measures. */
export function chartDrawn() {
  if (!drawn) {
    drawn = true;
    performance.mark('first-chart');
    clearTimeout(timer);
    timer = setTimeout(fetchAll, AFTER_THE_FIRST_CHART);
  }
}

/** When all are there it is marked, for whoever measures. */
function fetchAll() {
  rest.set({ now: true });
  const all = [...unfetched];
  unfetched.clear();
  coming++;
  whenIdle(async () => {
    // One that does not come is fetched again when it is wanted; then it is said.
    await Promise.allSettled(all.map((load) => load()));
    if (--coming === 0) {
      performance.mark('all-parts');
    }
  });
}
