import { deleteDataset, describeDataset } from '../api/rest.js';
import { asProblem } from '../api/http.js';
import { announce } from './announce.js';
import { datasets, loadDatasets } from './datasets.js';
import { Store } from './store.js';
import { tasks } from './tasks.js';

/**
 * One dataset, while somebody looks at it.
 *
 * @typedef {object} Looked
 * @property {string | null} name
 * @property {'loading' | 'ready' | 'failed' | 'gone'} status
 * @property {Server.DatasetDetail | null} detail as the server describes it; what was there stays while it loads
 * @property {import('../api/http.js').Problem | null} problem
 * @property {boolean} deleting
 * @property {import('../api/http.js').Problem | null} refusal why it was not deleted
 */

/** @type {Looked} */
const blank = {
  name: null,
  status: 'loading',
  detail: null,
  problem: null,
  deleting: false,
  refusal: null,
};

/** @type {Store<Looked>} */
export const looked = new Store(blank);

let running = new AbortController();
let soon = 0;

export function openDataset(name) {
  clearTimeout(soon);
  looked.set({ ...blank, name });
  describe();
}

export function closeDataset() {
  clearTimeout(soon);
  running.abort();
  looked.set(blank);
}

export async function describe() {
  running.abort();
  running = new AbortController();
  const { signal } = running;
  looked.set({ status: 'loading' });
  try {
    const detail = await describeDataset(looked.value.name, signal);
    if (!signal.aborted) {
      looked.set({ status: 'ready', detail, problem: null });
    }
  } catch (failure) {
    if (!signal.aborted) {
      const problem = asProblem(failure);
      looked.set({ status: problem.status === 404 ? 'gone' : 'failed', problem });
    }
  }
}

/** @param {string} typed the name, as the user typed it @returns {Promise<boolean>} */
export async function remove(typed) {
  const { name } = looked.value;
  clearTimeout(soon);
  looked.set({ deleting: true, refusal: null });
  try {
    await deleteDataset(name, typed);
    announce(`${name} is deleted`);
    loadDatasets();
    return true;
  } catch (failure) {
    looked.set({ refusal: asProblem(failure) });
    return false;
  } finally {
    looked.set({ deleting: false });
  }
}

/** What its files went through since it was described, as one text. */
const moves = (name) =>
  [...tasks.value.byId.values()]
    .filter((task) => task.datasource_name === name)
    .map(({ task_id: id, state }) => id + state)
    .sort()
    .join();

let seen = '';

/** Of one that is being deleted nothing is asked any more. */
function follow() {
  const { name, deleting } = looked.value;
  if (name === null || deleting) {
    return;
  }
  const version = datasets.value.list.find((one) => one.name === name)?.version;
  const now = `${name} ${version} ${moves(name)}`;
  if (seen !== now && seen.startsWith(name + ' ')) {
    clearTimeout(soon);
    soon = setTimeout(describe, 50);
  }
  seen = now;
}

tasks.watch(follow);
datasets.watch(follow);
