import { confirmMapping, findTask, preview as ask } from '../api/rest.js';
import { asProblem } from '../api/http.js';
import { announce } from './announce.js';
import { questionsIn } from './questions.js';
import { NOTHING_SAID, complete, sayOfColumn, sayOfFile } from './reading.js';
import { Store } from './store.js';
import { learn } from './tasks.js';

/**
 * How one file is read, while somebody looks at it. What was answered last stays on show while the
 * server looks again.
 *
 * @typedef {object} Mapping
 * @property {string | null} task
 * @property {'loading' | 'ready' | 'looking' | 'failed'} status
 * @property {object | null} preview
 * @property {import('./reading.js').Reading} reading what the user says
 * @property {import('./questions.js').Question[]} questions all that were asked since it was opened
 * @property {import('../api/http.js').Problem | null} problem why the last look failed
 * @property {boolean} sending the reading is being confirmed
 * @property {import('../api/http.js').Problem | null} refusal why it could not be confirmed
 */
const blank = {
  task: null,
  status: 'loading',
  preview: null,
  reading: NOTHING_SAID,
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
  mapping.set({ ...blank, task });
  findTask(task).then(learn, () => {});
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

/** Back to what Sluice understood by itself. */
export const sayNothing = () => say(NOTHING_SAID);

function say(reading) {
  mapping.set({ reading, status: 'looking', refusal: null });
  clearTimeout(soon);
  looking.abort();
  soon = setTimeout(() => look({ mapping: reading }), PATIENCE);
}

/** The same look again, after it failed. */
export function lookAgain() {
  const { preview, reading } = mapping.value;
  mapping.set({ status: preview ? 'looking' : 'loading', problem: null });
  look(reading === NOTHING_SAID ? null : { mapping: reading });
}

async function look(wishes) {
  looking.abort();
  looking = new AbortController();
  const { signal } = looking;
  try {
    const preview = await ask(mapping.value.task, wishes, signal);
    if (!signal.aborted) {
      const questions = questionsIn(preview, mapping.value.questions);
      mapping.set({ status: 'ready', preview, questions, problem: null });
      announce(wishes ? 'Looked again: the rows below are as they would be loaded now' : '');
    }
  } catch (failure) {
    if (!signal.aborted) {
      mapping.set({ status: 'failed', problem: asProblem(failure) });
    }
  }
}

/** Has the file loaded as it is shown. @returns {Promise<object | null>} its task, or null */
export async function confirm() {
  const { task, preview, reading } = mapping.value;
  mapping.set({ sending: true, refusal: null });
  try {
    const answer = await confirmMapping(task, { mapping: complete(preview, reading) });
    learn(answer);
    return answer;
  } catch (failure) {
    mapping.set({ refusal: asProblem(failure) });
    return null;
  } finally {
    mapping.set({ sending: false });
  }
}
