import { Feed } from '../api/feed.js';
import { listTasks } from '../api/rest.js';
import { asProblem } from '../api/http.js';
import { Store } from './store.js';

/**
 * Every file's task as the server last told it, newest first.
 *
 * @typedef {object} Tasks
 * @property {Map<string, Server.Task>} byId
 * @property {number} total how many the server has
 * @property {boolean} known false until the first list or message has come
 * @property {'connecting' | 'live' | 'offline'} connection
 * @property {Date | null} offlineSince
 * @property {import('../api/http.js').Problem | null} problem why the list could not be had
 */

/** @type {Store<Tasks>} */
export const tasks = new Store({
  byId: new Map(),
  total: 0,
  known: false,
  connection: 'connecting',
  offlineSince: null,
  problem: null,
});

const ENDED = new Set(['QUERYABLE', 'REJECTED', 'FAILED', 'CANCELLED', 'ABANDONED', 'UNDONE']);
const listeners = new Set();

/** So long, in milliseconds, the feed may be silent, and the list may be in coming. */
const SILENCE = 10_000;

/** Nothing happens to it any more by itself. */
export const ended = (task) => ENDED.has(task.state);

/** Tells of every change of a task's state. @param {(task: Server.Task, before?: Server.Task) => void} listener */
export const onTaskMoved = (listener) => listeners.add(listener);

export const newestFirst = () =>
  [...tasks.value.byId.values()].sort((a, b) => b.created_at.localeCompare(a.created_at));

/**
 * Takes in what the server says of a task, unless something newer is known.
 *
 * @returns {boolean} whether it was news
 */
export function learn(task) {
  const before = tasks.value.byId.get(task.task_id);
  if (before && before.version > task.version) {
    return false;
  }
  feed.saw(task.version);
  const byId = new Map(tasks.value.byId).set(task.task_id, task);
  tasks.set({ byId, known: true, total: Math.max(tasks.value.total, byId.size) });
  if (before?.state !== task.state) {
    listeners.forEach((listener) => listener(task, before));
  }
  return before?.version !== task.version;
}

const feed = new Feed(
  (message) => (message.type === 'snapshot' ? message.tasks.forEach(learn) : learn(message)),
  (connected) => {
    const { connection, offlineSince } = tasks.value;
    tasks.set({
      connection: connected ? 'live' : 'offline',
      offlineSince: connected ? null : connection === 'offline' ? offlineSince : new Date(),
    });
    if (connected || !tasks.value.known) {
      loadTasks();
    }
  },
);

/**
 * The newest tasks by REST: what the feed does not send, and what happened while it was cut.
 *
 * @returns {Promise<boolean>} whether there was news
 */
export async function loadTasks() {
  try {
    const page = await listTasks({ millis: SILENCE });
    const news = page.tasks.map(learn).some(Boolean);
    tasks.set({ known: true, total: page.total ?? page.tasks.length, problem: null });
    return news;
  } catch (failure) {
    tasks.set({ problem: asProblem(failure) });
    return false;
  }
}

/** What waits for a person tells nothing of itself. */
const RESTING = new Set(['AWAITING_MAPPING', 'PARKED']);

/** While a file is on its way the feed speaks; a silent one is checked, and replaced if it missed something. */
async function doubt() {
  const moving = [...tasks.value.byId.values()].some((task) => !ended(task) && !RESTING.has(task.state));
  if (moving && feed.silentFor >= SILENCE && (await loadTasks())) {
    feed.renew();
  }
  setTimeout(doubt, SILENCE);
}

export const renewFeed = () => feed.renew();

export function followTasks() {
  feed.open();
  setTimeout(doubt, SILENCE);
}
