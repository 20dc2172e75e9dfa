import { findTask, rereadTask } from '../api/rest.js';
import { announce } from './announce.js';
import { optionsOf } from './options.js';
import { learn, tasks } from './tasks.js';
import { send } from './uploads.js';

/** One file in the place of one other, be it the same file once more. */

/** Sends a mended file; once it is shown, the old one is hidden. @param {Server.Task} old */
export function replaceWith(old, file) {
  const { mode, ...rest } = optionsOf();
  send([file], old.datasource_name ?? '', { ...rest, replaces: old.task_id });
  announce(`${file.name} is being sent; it will replace ${old.original_filename}`);
}

/** Has the server read a loaded file again. @returns {Promise<string>} the id of the task that waits for its mapping */
export async function readAgain(id) {
  const task = await rereadTask(id);
  learn(task);
  return task.task_id;
}

const WAITING = { is: 'will replace', again: 'to be read differently' };
const WORDS = {
  QUERYABLE: { is: 'replaced', again: 'read differently than before' },
  UNDONE: { is: 'had replaced', again: 'had been read differently' },
  REJECTED: { is: 'was to replace', again: 'was to be read differently' },
};
['FAILED', 'PARKED', 'CANCELLED', 'ABANDONED'].forEach((state) => (WORDS[state] = WORDS.REJECTED));

/**
 * What a file has to do with the one whose place it is meant for.
 *
 * @param {import('./uploads.js').Upload | null} upload
 * @param {Server.Task | null} task
 * @returns {{words: string, old: string | null} | null} `old` is that one's task, unless it is the same file
 */
export function placeOf(upload, task) {
  const old = task?.replaces ?? upload?.options.replaces ?? null;
  if (!old) {
    return null;
  }
  const over = ['failed', 'cancelled'].includes(upload?.phase ?? '');
  const { is, again } = WORDS[task?.state ?? ''] ?? (over ? WORDS.REJECTED : WAITING);
  return task?.reread ? { words: again, old: null } : { words: is, old };
}

const asked = new Set();

/** A file's name; one that this page has not heard of is asked for. */
export function nameOf(id) {
  const known = tasks.value.byId.get(id);
  if (!known && !asked.has(id)) {
    asked.add(id);
    findTask(id).then(learn, () => {});
  }
  return known?.original_filename ?? 'another file';
}
