import { duplicateOf } from './abilities.js';
import { isHeldElsewhere } from './elsewhere.js';
import { count, date, seconds } from './format.js';
import { isHalfSent } from './half-sent.js';
import { forEverybody } from './problem-words.js';
import { isRefusedHere, isUnclear } from './refusals.js';
import { tasks } from './tasks.js';
import { WAY, stepsOfRefused, stepsOfTask, stepsOfUpload } from './steps.js';

/**
 * One file's way from the drop to the dashboard, as its card tells it.
 *
 * @typedef {object} Story
 * @property {string} filename
 * @property {string | null} dataset
 * @property {number | null} size bytes
 * @property {'moving' | 'waiting' | 'done' | 'failed' | 'stopped'} mood
 * @property {string} headline where it is, in a sentence
 * @property {number | null} percent of the way; null while nothing is known
 * @property {import('./steps.js').Step[]} steps
 */

const MOODS = {
  QUERYABLE: 'done',
  REJECTED: 'failed',
  FAILED: 'failed',
  PARKED: 'failed',
  CANCELLED: 'stopped',
  ABANDONED: 'stopped',
  UNDONE: 'stopped',
  AWAITING_MAPPING: 'waiting',
};

const MOOD_OF_PHASE = {
  failed: 'failed',
  cancelled: 'stopped',
  queued: 'waiting',
  paused: 'waiting',
};

/**
 * Of both at least one is there.
 *
 * @param {import('./uploads.js').Upload | null} upload if this page sends or sent it
 * @param {Server.Task | null} task what the server says of it
 * @returns {Story}
 */
export function story(upload, task) {
  // What is stored and yet seems to be arriving is news that has not come through.
  const answered = task && (!upload || (upload.taskId && task.state !== 'RECEIVING'));
  return {
    filename: upload?.file.name ?? task?.original_filename ?? '',
    dataset: upload?.dataset ?? task?.datasource_name ?? null,
    size: upload?.file.size ?? task?.file_size ?? null,
    ...(answered ? ofTask(task) : ofUpload(upload, task)),
  };
}

function ofUpload(upload, task) {
  const { phase, sent, file } = upload;
  const sending = ['sending', 'waiting', 'paused', 'storing', 'taken'].includes(phase);
  // Until the server tells how far the whole way is, receiving counts as its first third.
  const guess = (sent / file.size) * 33;
  return {
    mood: duplicateOf(upload.problem) || isUnclear(upload.problem) ? 'stopped' : (MOOD_OF_PHASE[phase] ?? 'moving'),
    headline: uploadHeadline(upload),
    percent: sending ? (task?.progress?.percent ?? guess) : null,
    steps: isRefusedHere(upload.problem) ? [] : (stepsOfRefused(upload.problem, task, file.size) ?? stepsOfUpload(upload, task)),
  };
}

function uploadHeadline({ phase, eta, quiet, problem }) {
  switch (phase) {
    case 'queued':
      return 'Waiting for the file before it';
    case 'sending':
      if (quiet) {
        return 'No byte goes out; still waiting for the network';
      }
      return eta === null ? 'Receiving' : `Receiving, ${seconds(eta)} left`;
    case 'waiting':
      return 'The connection was lost; goes on by itself';
    case 'paused':
      return 'Paused; what has arrived waits there';
    case 'storing':
      return quiet ? 'Sent; still waiting for the answer' : 'Received; making sure that it is stored';
    case 'taken':
      return 'Stored';
    case 'cancelled':
      return 'Cancelled before the last byte; nothing was kept';
    default:
      if (isRefusedHere(problem)) {
        return 'Not sent';
      }
      return problem ? forEverybody(problem).title : 'Not received';
  }
}

function ofTask(task) {
  const mood = duplicateOf(task.problem) ? 'stopped' : (MOODS[task.state] ?? 'moving');
  return {
    mood,
    headline: taskHeadline(task),
    percent: mood === 'moving' ? (task.progress?.percent ?? null) : null,
    steps: stepsOfRefused(task.problem, task, task.file_size) ?? stepsOfTask(task),
  };
}

function taskHeadline(task) {
  const eta = task.progress?.eta_seconds;
  const left = eta > 0 ? `, about ${seconds(eta)} left` : '';
  switch (task.state) {
    case 'RECEIVING':
      if (isHalfSent(task)) {
        return 'Half sent from this browser: choose the same file again to go on';
      }
      return (isHeldElsewhere(task.task_id) ? 'Receiving from another window' : 'Receiving') + left;
    case 'STORED':
    case 'VALIDATING':
      return 'Checking' + left;
    case 'AWAITING_MAPPING':
      return 'Waits for you: how is it to be read?';
    case 'SUBMITTING':
    case 'INGESTING':
      return 'Loading into Druid' + left;
    case 'PUBLISHING':
      return 'Loaded; waiting until queries see the rows';
    case 'QUERYABLE':
      return `On the dashboard${howLong(task)}${setAside(task)}`;
    case 'REJECTED':
      return task.problem?.title ?? 'The file cannot be used as it is';
    case 'FAILED':
      return 'Not loaded';
    case 'PARKED':
      return 'Held back: nobody knows whether Druid has its rows';
    case 'CANCELLED':
      return 'Cancelled';
    case 'ABANDONED':
      return 'Not received: the connection ended before the last byte';
    case 'UNDONE':
      return putBackUntil(task);
    default:
      return task.state;
  }
}

const setAside = ({ rejected_rows: rows }) =>
  rows > 0 ? `; ${count(rows)} ${rows === 1 ? 'row' : 'rows'} set aside` : '';

/** Seconds in the stages of these states. */
const spentIn = ({ stages = [] }, are) =>
  stages.filter(({ state }) => are(state)).reduce((sum, { seconds: spent }) => sum + (spent ?? 0), 0);

/** States before the dashboard in which nobody works: its owner has to say something first. */
const RESTS = new Set(['AWAITING_MAPPING', 'FAILED', 'CANCELLED', 'PARKED']);

/** Where it has waited for its owner, the first byte came longer ago than was worked on it. */
function howLong(task) {
  const worked = seconds(spentIn(task, (state) => WAY.has(state)));
  return spentIn(task, (state) => RESTS.has(state)) > 0 ? ` after ${worked} of work` : `, ${worked} after the first byte`;
}

function putBackUntil({ task_id: id, purge_at: until, replaced_by: by }) {
  const kept = until && Date.parse(until) > Date.now();
  if (by) {
    const other = tasks.value.byId.get(by);
    const again = other?.reread && other.replaces === id;
    const whom = other ? `“${other.original_filename}”` : 'a newer file';
    return `${again ? 'Read differently since' : `Replaced by ${whom}`}${kept ? `; back if that is undone before ${date(until)}` : ''}`;
  }
  const gone = 'Taken off the dashboard';
  return kept ? `${gone}; can be put back until ${date(until)}` : `${gone} for good`;
}
