import { duplicateOf } from './abilities.js';
import { bytes, count, plural, seconds } from './format.js';

/**
 * One step of a file's way, as its card shows it.
 *
 * @typedef {object} Step
 * @property {string} name
 * @property {'done' | 'now' | 'held' | 'todo' | 'failed' | 'stopped'} status
 * @property {string} detail what happens or happened, in a few words
 * @property {string} time how long it took
 */

const STEPS = [
  { done: 'Received', now: 'Receiving', failed: 'Not received', states: ['RECEIVING'] },
  { done: 'Stored', now: 'Storing', failed: 'Not stored', states: [] },
  {
    done: 'Checked',
    now: 'Checking',
    failed: 'Checked and refused',
    states: ['STORED', 'VALIDATING', 'AWAITING_MAPPING'],
  },
  {
    done: 'Loaded into Druid',
    now: 'Loading into Druid',
    failed: 'Not loaded',
    states: ['SUBMITTING', 'INGESTING'],
  },
  {
    done: 'On the dashboard',
    now: 'Putting on the dashboard',
    failed: 'Not on the dashboard',
    states: ['PUBLISHING'],
  },
];
const [RECEIVED, STORED, CHECKED, LOADED] = STEPS.keys();

/** The states in which somebody works on a file; while it waits for its owner nobody does. */
export const WAY = new Set(STEPS.flatMap(({ states }) => states));
WAY.delete('AWAITING_MAPPING');

/** Where a task is that will not go further by itself: at the last step that it had begun. */
const STUCK = new Set(['REJECTED', 'FAILED', 'PARKED', 'CANCELLED', 'ABANDONED']);

/**
 * @param {'now' | 'held' | 'failed' | 'stopped' | 'todo'} status of the step that it is at: somebody
 *     holds it, or has stopped it there
 * @param {string} [held] what its name is there while somebody holds it
 * @returns {Step[]}
 */
function track(at, status, held = 'Paused here') {
  return STEPS.map(({ done, now, failed }, index) => ({
    name: index !== at ? done : { now, failed, todo: done, held, stopped: 'Cancelled here' }[status],
    status: index < at ? 'done' : index === at ? status : 'todo',
    detail: '',
    time: '',
  }));
}

/** What the step is at which an upload does not move. */
const ENDS = { failed: 'failed', cancelled: 'stopped', paused: 'held' };

/** The steps of an upload that the server has not answered yet. */
export function stepsOfUpload(upload, task) {
  const { phase } = upload;
  const at = { taken: CHECKED, storing: STORED }[phase] ?? RECEIVED;
  const steps = track(at, ENDS[phase] ?? (phase === 'queued' && upload.sent === 0 ? 'todo' : 'now'));
  steps[RECEIVED].detail = received(upload);
  if (!ENDS[phase]) {
    checkedMeanwhile(steps, task);
  }
  return steps;
}

function received({ phase, sent, file, speed, quiet }) {
  if (sent === 0 || sent >= file.size) {
    return bytes(file.size);
  }
  const rate = speed && phase === 'sending' && !quiet ? `, ${bytes(speed)}/s` : '';
  return `${bytes(sent)} of ${bytes(file.size)}${rate}`;
}

/** Rows are checked while the file still arrives. */
function checkedMeanwhile(steps, task) {
  if (task?.progress?.rows_checked > 0 && steps[CHECKED].status === 'todo') {
    steps[CHECKED] = { ...steps[CHECKED], name: STEPS[CHECKED].now, status: 'now' };
    steps[CHECKED].detail = rows(task);
  }
}

/**
 * The steps of a file that was refused before it was stored: checked on its way, and not kept. None
 * of one whose content is there already.
 *
 * @returns {Step[] | null} null if that is not what became of it
 */
export function stepsOfRefused(problem, task, size) {
  if (duplicateOf(problem) && !task?.stored_at) {
    return [];
  }
  if (![415, 422].includes(problem?.status) || task?.stored_at) {
    return null;
  }
  const steps = track(CHECKED, 'failed');
  steps[RECEIVED].detail = bytes(size);
  steps[STORED] = { ...steps[STORED], status: 'todo', detail: 'nothing was kept' };
  return steps;
}

/** The steps of a task as the server tells it. */
export function stepsOfTask(task) {
  const stuck = STUCK.has(task.state);
  const cancelled = task.state === 'CANCELLED';
  const asks = task.state === 'AWAITING_MAPPING';
  const steps = track(at(task), cancelled ? 'stopped' : stuck ? 'failed' : asks ? 'held' : 'now', 'Waits for your answer');
  steps[RECEIVED].detail = arrived(task);
  steps[STORED].detail = task.stored_at ? 'whole and verified' : '';
  steps[CHECKED].detail = rows(task);
  steps[LOADED].detail =
    steps[LOADED].status === 'done' && task.row_count !== null ? plural(task.row_count, 'row') : '';
  if (!stuck) {
    checkedMeanwhile(steps, task);
  }
  steps.forEach((step, index) => (step.time = step.status === 'done' ? took(task, index) : ''));
  return steps;
}

/** Which step a task is at; one past the last when it is on the dashboard. */
function at(task) {
  if (task.queryable_at) {
    return STEPS.length;
  }
  const now = stepOf(task.state);
  // What ended stands where it came last: a retry may have brought it less far than the try before.
  const last = (task.stages ?? []).findLast(({ state }) => stepOf(state) >= 0)?.state;
  return Math.max(now >= 0 ? now : stepOf(last), RECEIVED);
}

const stepOf = (name) => STEPS.findIndex(({ states }) => states.includes(name));

function arrived({ state, file_size: size, progress }) {
  const sofar = progress?.bytes_received;
  if (state === 'RECEIVING' && sofar !== null && sofar !== undefined && size) {
    return `${bytes(sofar)} of ${bytes(size)}`;
  }
  return size ? bytes(size) : '';
}

function rows({ state, row_count: good, rejected_rows: rejected, progress }) {
  if (state === 'REJECTED') {
    return rejected > 0 ? `${plural(rejected, 'row')} at fault, none loaded` : '';
  }
  const aside = (bad) => (bad > 0 ? `, ${count(bad)} set aside` : '');
  if (good !== null && good !== undefined) {
    return `${plural(good, 'row')} good${aside(rejected)}`;
  }
  const { rows_checked: seen, rows_rejected: bad } = progress ?? {};
  return seen > 0 ? `${plural(seen, 'row')} so far${aside(bad)}` : '';
}

function took(task, index) {
  const parts = (task.stages ?? []).filter(
    ({ state, seconds }) => STEPS[index].states.includes(state) && WAY.has(state) && seconds !== null,
  );
  return parts.length > 0 ? seconds(parts.reduce((sum, stage) => sum + stage.seconds, 0)) : '';
}
