import { analyze, cancelTask, confirmMapping, findTask, preview as previewOf } from '../api/rest.js';
import { asProblem } from '../api/http.js';
import { announce } from './announce.js';
import { forgetReplace, optionsOf } from './options.js';
import { questionsIn } from './questions.js';
import { NOTHING_SAID, complete, saidOf, sayOfColumn, sayOfFile } from './reading.js';
import { Store } from './store.js';
import { learn, tasks } from './tasks.js';
import { send } from './uploads.js';

/**
 * How one file is read, while somebody looks at it. What was answered last stays on show while the
 * server looks again.
 *
 * @typedef {object} Mapping
 * @property {string | null} task the id of a stored file's task
 * @property {boolean} again it is on the dashboard already, and is to be read differently
 * @property {File | null} file that is looked at before it is sent
 * @property {string | null} dataset to which that is to be sent
 * @property {'loading' | 'ready' | 'looking' | 'failed'} status
 * @property {Server.Preview | null} preview
 * @property {import('./reading.js').Reading} sent what was said with the file
 * @property {import('./reading.js').Reading} reading what the user says, over that
 * @property {{on_error?: string, max_reject_ratio?: number}} options what else the user says
 * @property {import('./questions.js').Question[]} questions all that were asked since it was opened
 * @property {import('../api/http.js').Problem | null} problem why the last look failed
 * @property {boolean} sending the reading is being confirmed
 * @property {import('../api/http.js').Problem | null} refusal why it could not be confirmed
 */

/** @type {Mapping} */
const blank = {
  task: null,
  again: false,
  file: null,
  dataset: null,
  status: 'loading',
  preview: null,
  sent: NOTHING_SAID,
  reading: NOTHING_SAID,
  options: {},
  questions: [],
  problem: null,
  sending: false,
  refusal: null,
};

/** @type {Store<Mapping>} */
export const mapping = new Store(blank);

const PATIENCE = 350;

let looking = new AbortController();
let soon = 0;

/** Shows how a file is read, from the beginning. @param {string} task its id */
export function openMapping(task) {
  mapping.set({ ...blank, task, again: tasks.value.byId.get(task)?.reread ?? false });
  findTask(task).then(known, () => {});
  look(null);
}

/** @param {Server.Task} task */
function known(task) {
  learn(task);
  if (mapping.value.task === task.task_id) {
    mapping.set({ again: task.reread });
  }
}

/** Looks at a file that has not been sent. @param {File} file */
export function openFile(file, dataset) {
  mapping.set({ ...blank, file, dataset });
  look(null);
}

/** Leaves it: answers that are still on their way are not for the next file. */
export function closeMapping() {
  clearTimeout(soon);
  looking.abort();
  mapping.set(blank);
}

export const sayFile = (name, value) => say(sayOfFile(mapping.value.reading, name, value));

export const sayColumn = (source, patch) =>
  say(sayOfColumn(mapping.value.reading, source, patch));

/** What becomes of rows at fault; nothing is read otherwise for that. */
export const sayFaults = (options) => mapping.set({ options });

const USUAL_RATIO = 0.2;

/**
 * Whether the file would be refused for its rows at fault, among which lines of totals are none.
 *
 * @param {Server.Preview} preview
 * @param {Mapping['options']} options
 */
export function tooManyAtFault({ rows, rejected, errors }, options) {
  if (options.on_error === 'reject') {
    return rejected > 0;
  }
  const totals = errors.filter(({ rule }) => rule === 'totals-line').length;
  return rows > totals && (rejected - totals) / (rows - totals) > (options.max_reject_ratio ?? USUAL_RATIO);
}

/** Loads what is good of a file, however much is not. */
export const ALL_ASIDE = { on_error: 'skip', max_reject_ratio: 1 };

/** Back to what was sent with the file and what Sluice understood by itself. */
export const takeBack = () => say(mapping.value.sent);

function say(reading) {
  mapping.set({ reading, status: 'looking', refusal: null });
  clearTimeout(soon);
  looking.abort();
  soon = setTimeout(() => look({ mapping: reading }), PATIENCE);
}

/** A mapping that was sent with the file holds until the user says otherwise. @param {Server.Preview} preview */
function begun({ mapping: said, columns }) {
  const sent = said ? saidOf(said, columns.map(({ source }) => source)) : NOTHING_SAID;
  return { sent, reading: sent };
}

/** The same look again, after it failed. */
export function lookAgain() {
  const { preview, reading, sent } = mapping.value;
  mapping.set({ status: preview ? 'looking' : 'loading', problem: null });
  look(reading === sent ? null : { mapping: reading });
}

async function look(wishes) {
  looking.abort();
  looking = new AbortController();
  const { signal } = looking;
  try {
    const { task, file, dataset } = mapping.value;
    const preview = await (file ? analyze(file, dataset ?? '', wishes, signal) : previewOf(task ?? '', wishes, signal));
    if (!signal.aborted) {
      const questions = questionsIn(preview, mapping.value.questions, mapping.value.reading);
      mapping.set({ status: 'ready', preview, questions, problem: null, ...(wishes ? {} : begun(preview)) });
      announce(wishes ? 'Looked again: the rows below are as they would be loaded now' : '');
    }
  } catch (failure) {
    if (!signal.aborted) {
      mapping.set({ status: 'failed', problem: asProblem(failure) });
    }
  }
}

/** A mapping goes with the file in a header, which has its limit. */
const LONGEST_MAPPING = 6_000;

/** Sends the file that was looked at, to be loaded as it is shown. @returns {string} its dataset */
export function sendAsShown() {
  const { preview, reading, options } = mapping.value;
  const { file, dataset } = /** @type {{file: File, dataset: string}} */ (mapping.value);
  const whole = JSON.stringify(complete(preview, reading));
  const text = whole.length > LONGEST_MAPPING ? JSON.stringify(reading) : whole;
  send([file], dataset, { ...optionsOf(), ...options, mapping: text, confirm: true });
  forgetReplace();
  return dataset;
}

/** Has the file loaded as it is shown. @returns {Promise<Server.Task | null>} its task, or null */
export function confirm() {
  const { task, preview, reading, options } = mapping.value;
  return ask(() => confirmMapping(task, { mapping: complete(preview, reading), ...options }));
}

/** Has the file that waits forgotten. @returns {Promise<Server.Task | null>} its task, or null */
export const leave = () => ask(() => cancelTask(mapping.value.task));

/** @param {() => Promise<Server.Task>} what */
async function ask(what) {
  mapping.set({ sending: true, refusal: null });
  try {
    const answer = await what();
    learn(answer);
    return answer;
  } catch (failure) {
    mapping.set({ refusal: asProblem(failure) });
    return null;
  } finally {
    mapping.set({ sending: false });
  }
}
