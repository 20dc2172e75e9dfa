import { bytes, count, plural, seconds } from './format.js';

/**
 * One file's way from the drop to the dashboard, as its card tells it.
 *
 * @typedef {object} Step
 * @property {string} name
 * @property {'done' | 'now' | 'todo' | 'failed'} status
 * @property {string} detail what happens or happened, in a few words
 * @property {string} time how long it took
 *
 * @typedef {object} Story
 * @property {string} filename
 * @property {string} dataset
 * @property {number | null} size bytes
 * @property {'moving' | 'waiting' | 'done' | 'failed' | 'stopped'} mood
 * @property {string} headline where it is, in a sentence
 * @property {number | null} percent of the way; null while nothing is known
 * @property {Step[]} steps
 */

const ORDER = ['RECEIVING', 'STORED', 'VALIDATING', 'SUBMITTING', 'INGESTING', 'PUBLISHING', 'QUERYABLE'];
const NAMES = ['Received', 'Stored', 'Checked', 'Loaded into Druid', 'On the dashboard'];
const NOW = ['Receiving', 'Storing', 'Checking', 'Loading into Druid', 'Putting on the dashboard'];
const NOT = ['Not received', 'Not stored', 'Checked and refused', 'Not loaded', 'Not on the dashboard'];
/** Which step is running in a state. */
const STEP = { RECEIVING: 0, STORED: 2, VALIDATING: 2, AWAITING_MAPPING: 2, SUBMITTING: 3, INGESTING: 3, PUBLISHING: 4, QUERYABLE: 5, UNDONE: 5 };
const MOODS = { QUERYABLE: 'done', REJECTED: 'failed', FAILED: 'failed', PARKED: 'failed', CANCELLED: 'stopped', ABANDONED: 'stopped', UNDONE: 'stopped', AWAITING_MAPPING: 'waiting' };

/** @returns {Story} of a file that is on its way up or that the server has */
export function story(upload, task) {
  const told = task && (upload === null || upload.taskId !== null) ? ofTask(task) : ofUpload(upload, task);
  return {
    filename: upload?.file.name ?? task.original_filename,
    dataset: upload?.dataset ?? task.datasource_name,
    size: upload?.file.size ?? task.file_size,
    ...told,
  };
}

function ofUpload(upload, task) {
  const { phase } = upload;
  const at = phase === 'taken' ? 2 : phase === 'storing' ? 1 : 0;
  const broken = phase === 'failed' || phase === 'cancelled';
  const steps = track(at, broken ? 'failed' : phase === 'queued' ? 'todo' : 'now');
  steps[0].detail = receiving(upload);
  const rows = task?.progress?.rows_checked;
  if (rows > 0 && !broken) {
    steps[2] = { ...steps[2], name: NOW[2], status: 'now', detail: checked(task) };
  }
  return {
    mood: { failed: 'failed', cancelled: 'stopped', queued: 'waiting' }[phase] ?? 'moving',
    headline: {
      queued: 'Waiting for the file before it',
      sending: 'Receiving' + (upload.eta === null ? '' : `, ${seconds(upload.eta)} left`),
      storing: 'Received; making sure that it is stored',
      taken: 'Stored',
      failed: upload.problem?.title ?? 'Not received',
      cancelled: 'Cancelled before the last byte; nothing was kept',
    }[phase],
    percent: broken || phase === 'queued' ? null : task?.progress?.percent ?? share(upload) / 3,
    steps,
  };
}

function receiving({ phase, sent, file, speed }) {
  if (phase === 'queued') return 'queued';
  if (sent >= file.size) return bytes(file.size);
  const rate = speed && phase === 'sending' ? `, ${bytes(speed)}/s` : '';
  return `${bytes(sent)} of ${bytes(file.size)}${rate}`;
}

const share = ({ sent, file }) => (file.size ? (sent / file.size) * 100 : 0);

function ofTask(task) {
  const mood = MOODS[task.state] ?? 'moving';
  const stuck = mood === 'failed' || (mood === 'stopped' && task.state !== 'UNDONE');
  const at = stuck ? lastStep(task) : STEP[task.state];
  const steps = track(at, stuck ? 'failed' : 'now');
  const progress = task.progress ?? {};
  const known = task.state === 'RECEIVING' ? progress.bytes_received : task.file_size;
  steps[0].detail = at === 0 && known != null && task.file_size
    ? `${bytes(known)} of ${bytes(task.file_size)}`
    : task.file_size ? bytes(task.file_size) : '';
  steps[2].detail = checked(task);
  if (at === 0 && progress.rows_checked > 0 && !stuck) {
    steps[2] = { ...steps[2], name: NOW[2], status: 'now' };
  }
  steps[3].detail = at > 3 && task.row_count != null ? plural(task.row_count, 'row') : '';
  times(steps, task);
  return { mood, headline: headline(task), percent: stuck ? null : progress.percent ?? null, steps };
}

function checked(task) {
  const { rows_checked: rows, rows_rejected: bad } = task.progress ?? {};
  if (task.row_count !== null && task.row_count !== undefined) {
    const rejected = task.rejected_rows > 0 ? `, ${count(task.rejected_rows)} set aside` : '';
    return plural(task.row_count, 'row') + ' good' + rejected;
  }
  return rows > 0 ? plural(rows, 'row') + ' so far' + (bad > 0 ? `, ${count(bad)} set aside` : '') : '';
}

/** The step in which a task ended: that of the furthest state that it has been in. */
function lastStep(task) {
  const states = (task.stages ?? []).map((stage) => stage.state).filter((s) => STEP[s] !== undefined);
  const furthest = states.sort((a, b) => ORDER.indexOf(a) - ORDER.indexOf(b)).pop();
  return Math.min(STEP[furthest] ?? 0, 4);
}

/** @param {'now' | 'failed' | 'todo'} status of the step that it is at @returns {Step[]} */
function track(at, status) {
  return NAMES.map((name, index) => ({
    name: index !== at ? name : status === 'now' ? NOW[index] : status === 'failed' ? NOT[index] : name,
    status: index < at ? 'done' : index === at ? status : 'todo',
    detail: '',
    time: '',
  }));
}

function times(steps, task) {
  const took = (...states) =>
    (task.stages ?? [])
      .filter((stage) => states.includes(stage.state))
      .reduce((sum, stage) => (stage.seconds === null ? sum : (sum ?? 0) + stage.seconds), null);
  const parts = [took('RECEIVING'), null, took('STORED', 'VALIDATING', 'AWAITING_MAPPING'), took('SUBMITTING', 'INGESTING'), took('PUBLISHING')];
  steps.forEach((step, index) => {
    if (step.status === 'done' && parts[index] !== null) {
      step.time = seconds(parts[index]);
    }
  });
  if (steps[1].status === 'done' && task.stored_at) {
    steps[1].detail = 'whole and verified';
  }
}

/** Seconds from the first byte to the dashboard. */
export function total(task) {
  return task.queryable_at ? (Date.parse(task.queryable_at) - Date.parse(task.created_at)) / 1000 : null;
}

function headline(task) {
  const eta = task.progress?.eta_seconds;
  const left = eta > 0 ? `, about ${seconds(eta)} left` : '';
  switch (task.state) {
    case 'RECEIVING': return 'Receiving' + left;
    case 'STORED': case 'VALIDATING': return 'Checking' + left;
    case 'AWAITING_MAPPING': return 'Waiting for its columns to be matched';
    case 'SUBMITTING': case 'INGESTING': return 'Loading into Druid' + left;
    case 'PUBLISHING': return 'Loaded; waiting until queries see the rows';
    case 'QUERYABLE': return `On the dashboard, ${seconds(total(task))} after the first byte`;
    case 'REJECTED': return 'The file cannot be used as it is';
    case 'FAILED': return 'Not loaded';
    case 'PARKED': return 'Held back: nobody knows whether Druid has its rows';
    case 'CANCELLED': return 'Cancelled';
    case 'ABANDONED': return 'Not received: the connection ended before the last byte';
    case 'UNDONE': return 'Taken off the dashboard';
    default: return task.state;
  }
}

/** Whether sending the same file again may end otherwise: not if the file is at fault. */
const mayHelp = ({ status, type }) => (status === undefined ? type !== 'file-empty' : status >= 500 || [408, 409, 429].includes(status));

/** What one may do with it now. */
export function abilities(upload, task) {
  const phase = upload?.phase;
  if (upload && !upload.taskId) {
    return { cancelUpload: ['queued', 'sending', 'storing'].includes(phase), retryUpload: phase === 'cancelled' || (phase === 'failed' && mayHelp(upload.problem)) };
  }
  const stored = Boolean(task?.stored_at);
  const moving = task && !MOODS[task.state] ;
  return {
    cancel: (moving && task.state !== 'PUBLISHING' || task?.state === 'AWAITING_MAPPING') && !task?.cancel_requested,
    cancelling: moving && task.cancel_requested,
    retry: task && (task.state === 'FAILED' || task.state === 'PARKED' || task.state === 'CANCELLED') && stored,
  };
}
