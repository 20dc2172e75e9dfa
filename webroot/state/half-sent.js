import { taskIdOf } from '../api/sending.js';
import { isHeldElsewhere } from './elsewhere.js';

/**
 * Where files that were not sent to their end go on, kept over a reload of the page: the same file,
 * chosen again for the same dataset, is sent from where it was.
 */

const PREFIX = 'sluice.half-sent ';
const KEPT = 2 * 86_400_000;

const keyOf = ({ name, size, lastModified }, dataset, options) =>
  PREFIX + JSON.stringify([dataset, name, size, lastModified, options]);

/** @returns {string | null} the address at which its upload goes on, unless another window sees to that */
export function recall(file, dataset, options) {
  const url = read(keyOf(file, dataset, options))?.url ?? null;
  return url && isHeldElsewhere(taskIdOf(url)) ? null : url;
}

/** @param {string | null} url null: there is nothing to go on with */
export function remember(file, dataset, options, url) {
  const key = keyOf(file, dataset, options);
  try {
    if (url === null) {
      localStorage.removeItem(key);
    } else {
      localStorage.setItem(key, JSON.stringify({ url, at: Date.now() }));
    }
  } catch {
    // storage is full or switched off: it goes on only as long as the page is open
  }
}

function read(key) {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null');
  } catch {
    return null;
  }
}

/** Whether this browser began to send the file of this task, and none of its windows goes on with it. */
export const isHalfSent = (task) =>
  !isHeldElsewhere(task.task_id) && entries().some(([, { url }]) => taskIdOf(url) === task.task_id);

function entries() {
  try {
    return Object.keys(localStorage)
      .filter((key) => key.startsWith(PREFIX))
      .map((key) => [key, read(key)])
      .filter(([, value]) => value);
  } catch {
    return [];
  }
}

entries()
  .filter(([, { at }]) => Date.now() - at > KEPT)
  .forEach(([key]) => localStorage.removeItem(key));
