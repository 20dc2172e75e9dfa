import { taskIdOf } from '../api/sending.js';
import { isHeldElsewhere, isHeldHere } from './elsewhere.js';
import { tasks } from './tasks.js';

/**
 * Where files that were not sent to their end go on, kept over a reload of the page: the same file,
 * chosen again, is sent from where it was, into the dataset for which it was begun.
 *
 * @typedef {object} Half
 * @property {string} dataset
 * @property {string} name of the file, as `size` and `lastModified` are
 * @property {number} size
 * @property {number} lastModified
 * @property {import('./options.js').Options} options
 * @property {string} url at which its upload goes on
 * @property {number} at when it was begun
 *
 * @typedef {object} Way where a file goes
 * @property {string} dataset
 * @property {import('./options.js').Options} options
 * @property {string | null} url null: it is sent from its beginning
 * @property {string} [note] why it goes elsewhere than was said
 * @property {import('../api/http.js').Problem} [problem] why it goes nowhere
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
export const isHalfSent = (task) => !isHeldElsewhere(task.task_id) && halfOf(task) !== undefined;

/** What is known of the file of a task that this browser began to send. @returns {Half | undefined} */
export const halfOf = (task) => halves().find(({ url }) => taskIdOf(url) === task.task_id);

/** Whether this is that file, as far as a page is told of files. */
export const isFileOf = (half, { name, size, lastModified }) =>
  half.name === name && half.size === size && half.lastModified === lastModified;

/**
 * Where a file goes that is meant for this dataset: one that was left half sent goes on where it was
 * begun, whatever dataset is named now. Who asks for something else to be done with it in the same
 * dataset has it sent anew.
 *
 * @param {File} file
 * @param {string} dataset
 * @param {import('./options.js').Options} options
 * @returns {Way}
 */
export function wayOf(file, dataset, options) {
  const url = recall(file, dataset, options);
  const left = halves().filter((half) => isFileOf(half, file) && isLeft(half));
  const here = left.filter((half) => half.dataset === dataset);
  if (url || (here.length > 0 && Object.keys(options).length > 0)) {
    return { dataset, options, url };
  }
  const [half] = (here.length > 0 ? here : left).sort((a, b) => b.at - a.at);
  const names = [...new Set(left.map(({ dataset: name }) => name))];
  if (!half) {
    return { dataset, options, url: null };
  }
  if (here.length === 0 && names.length > 1) {
    return { dataset, options, url: null, problem: unclear(names, dataset) };
  }
  const note = here.length > 0
    ? 'It goes on as it was begun; what is to be done with it was chosen then.'
    : `It was half sent to “${half.dataset}”, so it goes on there, not in “${dataset}”.`;
  return { dataset: half.dataset, options: half.options, url: half.url, note };
}

/** Nobody goes on with it, and the server still waits for the rest. */
function isLeft({ url }) {
  const id = taskIdOf(url);
  const { byId, known, connection } = tasks.value;
  const task = byId.get(id);
  const waits = task ? task.state === 'RECEIVING' : !known || connection !== 'live';
  return waits && !isHeldElsewhere(id) && !isHeldHere(id);
}

/** @returns {import('../api/http.js').Problem} */
const unclear = (names, dataset) => ({
  type: 'half-sent-to-several',
  title: 'It is half sent to several datasets',
  detail: `They are ${names.map((name) => `“${name}”`).join(' and ')}. Choose the file on the card of the one that is meant; “Send again” sends all of it to “${dataset}”.`,
});

/** @returns {Half[]} */
const halves = () =>
  entries().map(([key, { url, at }]) => {
    const [dataset, name, size, lastModified, options] = JSON.parse(key.slice(PREFIX.length));
    return { dataset, name, size, lastModified, options, url, at };
  });

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
