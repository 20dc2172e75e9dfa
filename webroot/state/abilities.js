import { isHalfSent } from './half-sent.js';
import { kind } from './problem-words.js';

/** What one may do with a file now; each is offered only where it has an effect. */

const RESTING = new Set(['QUERYABLE', 'REJECTED', 'FAILED', 'PARKED', 'CANCELLED', 'ABANDONED', 'UNDONE']);

/**
 * @param {import('./uploads.js').Upload | null} upload
 * @param {Server.Task | null} task
 */
export function abilities(upload, task) {
  return upload && !upload.taskId ? ofUpload(upload) : ofTask(task);
}

function ofUpload({ phase, problem, options }) {
  const earlier = duplicateOf(problem);
  return {
    cancelUpload: ['queued', 'sending', 'waiting', 'paused', 'storing'].includes(phase),
    pauseUpload: ['sending', 'waiting'].includes(phase),
    resumeUpload: phase === 'paused',
    retryUpload: !earlier && (phase === 'cancelled' || (phase === 'failed' && mayHelp(problem))),
    // What was to replace its own content would only bring it once more.
    sendAnyway: earlier !== null && earlier !== options.replaces,
  };
}

function ofTask(task) {
  const state = task?.state;
  const asked = Boolean(task?.cancel_requested);
  const moving = Boolean(task) && !RESTING.has(state) && state !== 'PUBLISHING';
  return {
    cancel: moving && !asked,
    cancelling: moving && asked,
    retry: ['FAILED', 'PARKED', 'CANCELLED'].includes(state) && Boolean(task.stored_at),
    goOn: state === 'RECEIVING' && !asked && isHalfSent(task),
    settle: (state === 'AWAITING_MAPPING' && !asked) || mayBeReadOtherwise(task),
    look: Boolean(task?.stored_at) && state !== 'AWAITING_MAPPING' && !mayBeReadOtherwise(task),
    undo: state === 'QUERYABLE',
    change: state === 'QUERYABLE',
    // What was replaced comes back when that which replaced it is undone.
    redo: state === 'UNDONE' && !task.replaced_by && Date.parse(task.purge_at ?? '') > Date.now(),
  };
}

/** Refusals of how a file was read, not of what it is. */
const READ_SO = new Set([
  'too-many-rejected-rows',
  'columns-not-found',
  'columns-changed',
  'bad-header',
  'broken-header',
  'no-header-there',
  'header-too-long',
  'too-many-columns',
  'no-such-sheet',
  'unknown-charset',
  'unknown-time-zone',
  'unsupported-encoding',
]);

/**
 * It was refused as it was read, and is kept: read otherwise it may be good.
 *
 * @param {Server.Task | null | undefined} task
 */
export const mayBeReadOtherwise = (task) =>
  task?.state === 'REJECTED' && Boolean(task.stored_at) && READ_SO.has(kind(/** @type {any} */ (task.problem ?? {})));

/** Whether sending the same file again may end otherwise: not if the file is at fault. */
function mayHelp({ status, type }) {
  return status === undefined
    ? type !== 'file-empty'
    : status >= 500 || [408, 409, 410, 429].includes(status);
}

/** The task that has the same content, if that is what is wrong. @returns {string | null} its id */
export const duplicateOf = (problem) => named('duplicate-of', problem);

/** The task that took the place for which a file was meant, if that is what is wrong. @returns {string | null} its id */
export const replacedBy = (problem) => named('replaced-by', problem);

const named = (what, problem) => problem?.errors?.find(({ rule }) => rule === what)?.value ?? null;
