import { drop, send as transmit, taskIdOf, tus } from '../api/sending.js';
import { asProblem } from '../api/http.js';
import { settings } from '../settings.js';
import { bytes, dateTime } from './format.js';
import { hold } from './elsewhere.js';
import { halfOf, isFileOf, recall, remember, wayOf } from './half-sent.js';
import { part } from './parts.js';
import { refusal, replacesAlone } from './refusals.js';
import { Store } from './store.js';
import { onTaskMoved, renewFeed, tasks } from './tasks.js';

/**
 * A file that this page sends.
 *
 * @typedef {object} Upload
 * @property {string} key
 * @property {File} file
 * @property {string} dataset
 * @property {import('./options.js').Options} options what is to be done with it
 * @property {'queued' | 'sending' | 'waiting' | 'paused' | 'storing' | 'taken' | 'failed' | 'cancelled'} phase
 * @property {string | null} url where it is being sent to; what has arrived there is not sent again
 * @property {number} sent bytes
 * @property {number | null} speed bytes per second, of the last seconds
 * @property {number | null} eta seconds until the last byte
 * @property {boolean} quiet no byte goes out just now
 * @property {string | null} taskId of its task, once it is stored
 * @property {string | null} endedAs the id of the task as which it ended without being stored
 * @property {string | null} note why it goes elsewhere than was said
 * @property {import('../api/http.js').Problem | null} problem
 */

/** @type {Store<{list: Upload[]}>} newest first */
export const uploads = new Store({ list: [] });

// Fetched before it is needed: a line that is lost then is waited for.
part(tus);

const running = new Map();
let count = 0;

/** One that is listed. @param {string} key @returns {Upload} */
const find = (key) => /** @type {Upload} */ (uploads.value.list.find((upload) => upload.key === key));

function change(key, patch) {
  uploads.set({
    list: uploads.value.list.map((it) => (it.key === key ? { ...it, ...patch } : it)),
  });
}

/**
 * Queues files for a dataset; they are sent one after the other.
 *
 * @param {Iterable<File>} files
 * @param {string} dataset
 * @param {import('./options.js').Options} options
 */
export function send(files, dataset, options) {
  queue([...files].map((file) => admit(file, { dataset, options, url: recall(file, dataset, options) })));
}

/** As `send`; but one that was left half sent goes on where it was begun. */
export function sendOrGoOn(files, dataset, options) {
  const each = [...files].map((file) => ({ file, way: wayOf(file, dataset, options) }));
  const alone = each.length > 1 && options.mode === 'replace' ? replacesAlone : undefined;
  queue(each.map(({ file, way }) => admit(file, { ...way, problem: alone ?? way.problem })));
}

/**
 * Goes on with the file of a task, which was left half sent.
 *
 * @returns {import('../api/http.js').Problem | null} why not: this is another file
 */
export function goOn(task, file) {
  const half = halfOf(task);
  if (half && isFileOf(half, file)) {
    queue([admit(file, half)]);
    return null;
  }
  const was = half ? `“${half.name}” of ${bytes(half.size)}, last changed ${dateTime(half.lastModified)}` : 'another one';
  const is = `“${file.name}” of ${bytes(file.size)}, last changed ${dateTime(file.lastModified)}`;
  return { type: 'another-file', title: 'This is another file', detail: `Half sent was ${was}; chosen is ${is}.` };
}

function queue(fresh) {
  uploads.set({ list: [...fresh.reverse(), ...uploads.value.list] });
  next();
}

/** @param {File} file @param {import('./half-sent.js').Way} way @returns {Upload} */
function admit(file, { dataset, options, url, note, problem: unclear }) {
  const problem = refusal(file) ?? unclear ?? null;
  return {
    key: `upload-${++count}`,
    file,
    dataset,
    options,
    phase: problem ? 'failed' : 'queued',
    url: problem ? null : url,
    sent: 0,
    speed: null,
    eta: null,
    quiet: false,
    taskId: null,
    endedAs: null,
    note: note ?? null,
    problem,
  };
}

const BUSY = new Set(['sending', 'waiting', 'storing']);

function next() {
  const { list } = uploads.value;
  const waiting = list.filter((it) => it.phase === 'queued');
  if (waiting.length > 0 && !list.some(({ phase }) => BUSY.has(phase))) {
    start(waiting[waiting.length - 1]);
  }
}

async function start({ key, file, dataset, options, url }) {
  change(key, { phase: 'sending', speed: null, eta: null, quiet: false });
  const transfer = transmit({
    file,
    metadata: metadataOf(file, dataset, options),
    url,
    onUrl: (there) => {
      change(key, { url: there });
      remember(file, dataset, options, there);
    },
    onProgress: (sent, speed) => {
      const eta = speed ? (file.size - sent) / speed : null;
      change(key, { sent, speed, eta, phase: sent < file.size ? 'sending' : 'storing' });
    },
    onWaiting: (waiting) => {
      if (!waiting && find(key).phase === 'waiting') {
        // What cut this connection may have killed the feed's, which would not notice.
        renewFeed();
      }
      change(key, { phase: waiting ? 'waiting' : 'sending', quiet: false });
    },
    onQuiet: (quiet) => change(key, { quiet }),
  });
  running.set(key, transfer);
  try {
    const taskId = await transfer.done;
    change(key, { phase: 'taken', sent: file.size, taskId });
    remember(file, dataset, options, null);
  } catch (failure) {
    if (!failure.stopped) {
      const { url: there } = find(key);
      const endedAs = there && taskIdOf(there);
      const problem = asProblem(failure);
      const phase = problem.type.endsWith('upload-cancelled') ? 'cancelled' : 'failed';
      change(key, { phase, url: null, endedAs, problem });
      remember(file, dataset, options, null);
    }
  } finally {
    if (running.get(key) === transfer) {
      running.delete(key);
    }
    next();
  }
}

const metadataOf = (file, dataset, options) => ({
  filename: file.name,
  datasource_name: dataset,
  ...Object.fromEntries(Object.entries(options).map(([name, value]) => [name, String(value)])),
});

function stop(key, phase) {
  running.get(key)?.stop();
  running.delete(key);
  change(key, { phase, speed: null, eta: null });
  next();
}

/** Stops sending; what has arrived stays there for a while. */
export const pauseUpload = (key) => stop(key, 'paused');

/** Goes on where it was, after what is being sent now. */
export function resumeUpload(key) {
  change(key, { phase: 'queued' });
  next();
}

/** Stops sending and has the server forget what has arrived. */
export async function cancelUpload(key) {
  const { file, dataset, options, url } = find(key);
  stop(key, 'cancelled');
  remember(file, dataset, options, null);
  try {
    await (url && drop(url));
  } catch (failure) {
    if (asProblem(failure).type.endsWith('upload-stored')) {
      // Too late: it is stored, and its task is what can be cancelled now.
      change(key, { phase: 'taken', sent: file.size, taskId: url && taskIdOf(url) });
    }
    // If it cannot be told, the server forgets it by itself later.
  }
}

const IN_HAND = new Set(['queued', 'paused', ...BUSY]);
/** Whether this page has a file in hand, be it paused. */
export const isSending = () => uploads.value.list.some(({ phase }) => IN_HAND.has(phase));

/** Those that have an address. @returns {(Upload & {url: string})[]} */
const inHand = () =>
  /** @type {any} */ (uploads.value.list.filter(({ phase, url }) => url && IN_HAND.has(phase)));

uploads.watch(() => hold(inHand().map(({ url }) => taskIdOf(url))));

/** Cancelled by somebody else, or in another window: nothing more of it is wanted. */
onTaskMoved(({ task_id: id, state, stored_at: stored }) => {
  const unwanted = inHand().find(({ url }) => taskIdOf(url) === id);
  if (unwanted && state === 'CANCELLED' && !stored) {
    const { key, file, dataset, options } = unwanted;
    change(key, { url: null, endedAs: id });
    stop(key, 'cancelled');
    remember(file, dataset, options, null);
  }
});

/** Sends it again, from its beginning. */
export function retryUpload(key) {
  change(key, { phase: 'queued', url: null, sent: 0, taskId: null, endedAs: null, problem: null });
  next();
}

/** Sends it although its dataset has the same content already. */
export function sendAnyway(key) {
  change(key, { options: { ...find(key).options, allow_duplicate: true } });
  retryUpload(key);
}

/** Takes a card off the page; the task itself stays in the list. */
export function dismiss(key) {
  uploads.set({ list: uploads.value.list.filter((it) => it.key !== key) });
}

/** The task of an upload, from its first byte: its address names it. */
export function taskOf({ taskId, endedAs, url }) {
  const id = taskId ?? endedAs ?? (url && taskIdOf(url));
  return id ? (tasks.value.byId.get(id) ?? null) : null;
}

export const datasetRule = /^[A-Za-z][A-Za-z0-9_-]{0,62}$/;
export const datasetHint =
  'Begin with a letter; then letters, digits, “-” and “_”, at most 63 in all.';
export const defaultDataset = settings.defaultDataset;

addEventListener('beforeunload', (event) => {
  if (running.size > 0) {
    event.preventDefault();
  }
});
