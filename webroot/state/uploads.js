import { upload } from '../api/upload.js';
import { settings } from '../settings.js';
import { bytes } from './format.js';
import { health } from './health.js';
import { Store } from './store.js';
import { seenAt, tasks } from './tasks.js';

/**
 * A file that this page sends.
 *
 * @typedef {object} Upload
 * @property {string} key
 * @property {File} file
 * @property {string} dataset
 * @property {import('./options.js').Options} options what is to be done with it
 * @property {'queued' | 'sending' | 'storing' | 'taken' | 'failed' | 'cancelled'} phase
 * @property {number} sent bytes
 * @property {number | null} speed bytes per second, smoothed
 * @property {number | null} eta seconds until the last byte
 * @property {number} startedAt epoch milliseconds
 * @property {string | null} taskId
 * @property {import('../api/http.js').Problem | null} problem
 */

/** @type {Store<{list: Upload[]}>} newest first */
export const uploads = new Store({ list: [] });

const running = new Map();

const find = (key) => uploads.value.list.find((upload) => upload.key === key);

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
  const fresh = [...files].map((file) => admit(file, dataset, options));
  uploads.set({ list: [...fresh.reverse(), ...uploads.value.list] });
  next();
}

/** @returns {Upload} */
function admit(file, dataset, options) {
  const problem = refusal(file);
  return {
    key: randomKey(),
    file,
    dataset,
    options,
    phase: problem ? 'failed' : 'queued',
    sent: 0,
    speed: null,
    eta: null,
    startedAt: Date.now(),
    taskId: null,
    problem,
  };
}

/** What the server would refuse after a long wait is refused here at once. */
function refusal(file) {
  if (file.size === 0) {
    return { type: 'file-empty', title: 'The file is empty', detail: 'Choose a file with rows.' };
  }
  const { limit } = health.value;
  if (limit !== null && file.size > limit) {
    return {
      type: 'file-too-large',
      status: 413,
      title: 'The file is too large',
      detail: `It has ${bytes(file.size)}; this Sluice takes up to ${bytes(limit)}. Split it, zip it, or have the limit raised.`,
    };
  }
  return null;
}

function next() {
  const waiting = uploads.value.list.filter((it) => it.phase === 'queued');
  if (running.size === 0 && waiting.length > 0) {
    start(waiting[waiting.length - 1]);
  }
}

async function start({ key, file, dataset, options }) {
  const meter = speedometer();
  change(key, { phase: 'sending', startedAt: Date.now() });
  const transfer = upload({
    file,
    dataset,
    key,
    options,
    onProgress: (sent) => {
      const speed = meter(sent);
      const eta = speed ? (file.size - sent) / speed : null;
      change(key, { sent, speed, eta, phase: sent < file.size ? 'sending' : 'storing' });
    },
  });
  running.set(key, transfer);
  try {
    const answer = await transfer.done;
    change(key, { phase: 'taken', sent: file.size, taskId: answer.task_id });
  } catch (failure) {
    change(
      key,
      failure.aborted ? { phase: 'cancelled' } : { phase: 'failed', problem: failure.problem },
    );
  } finally {
    running.delete(key);
    next();
  }
}

export function cancelUpload(key) {
  if (running.has(key)) {
    running.get(key).abort();
  } else {
    change(key, { phase: 'cancelled' });
  }
}

/** Sends it again under the same key, so that it cannot arrive twice. */
export function retryUpload(key) {
  change(key, { phase: 'queued', sent: 0, speed: null, eta: null, taskId: null, problem: null });
  next();
}

/** Sends it although its dataset has the same content already: another request, not another try. */
export function sendAnyway(key) {
  const { options } = find(key);
  const other = randomKey();
  change(key, { key: other, options: { ...options, allow_duplicate: true } });
  retryUpload(other);
}

/** Takes a card off the page; the task itself stays in the list. */
export function dismiss(key) {
  uploads.set({ list: uploads.value.list.filter((it) => it.key !== key) });
}

const UNFINISHED = new Set(['RECEIVING', 'ABANDONED', 'REJECTED', 'FAILED', 'CANCELLED']);

/**
 * The task of an upload. Until the server has answered with its id, it is the one of the same
 * dataset and size that this page first heard of while the upload was on its way.
 */
export function taskOf(it) {
  if (it.taskId) {
    return tasks.value.byId.get(it.taskId) ?? null;
  }
  if (it.phase === 'queued') {
    return null;
  }
  const same = (task) =>
    task.datasource_name === it.dataset &&
    task.file_size === it.file.size &&
    UNFINISHED.has(task.state) &&
    seenAt(task) >= it.startedAt;
  return [...tasks.value.byId.values()].find(same) ?? null;
}

/** Smooths over about two seconds. @returns {(sent: number) => number | null} */
function speedometer() {
  let last = { at: performance.now(), sent: 0 };
  let speed = null;
  return (sent) => {
    const now = performance.now();
    const passed = (now - last.at) / 1000;
    if (passed >= 0.2) {
      const fresh = (sent - last.sent) / passed;
      const weight = Math.min(1, passed / 2);
      speed = speed === null ? fresh : speed + (fresh - speed) * weight;
      last = { at: now, sent };
    }
    return speed;
  };
}

function randomKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
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
