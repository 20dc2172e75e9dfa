import { diagnostics as ask } from '../api/alerts.js';
import { asProblem } from '../api/http.js';
import { Store } from './store.js';

/**
 * How the services, the process and the pipeline are doing, as the server last said.
 *
 * @type {Store<{hours: number, answer: any | null, problem: Server.Problem | null}>}
 */
export const diagnostics = new Store({ hours: 24, answer: null, problem: null });

/** How far one may look back. */
export const SPANS = [
  { hours: 24, name: '24 hours' },
  { hours: 7 * 24, name: '7 days' },
  { hours: 30 * 24, name: '30 days' },
];

const EVERY = 10_000;
let asked = 0;

export async function loadDiagnostics() {
  const mine = ++asked;
  try {
    const answer = await ask(diagnostics.value.hours);
    if (mine === asked) diagnostics.set({ answer, problem: null });
  } catch (failure) {
    if (mine === asked) diagnostics.set({ problem: asProblem(failure) });
  }
}

export function lookBack(hours) {
  diagnostics.set({ hours });
  loadDiagnostics();
}

/** Keeps it fresh until what is returned is called. */
export function followDiagnostics() {
  loadDiagnostics();
  const timer = setInterval(() => document.hidden || loadDiagnostics(), EVERY);
  return () => clearInterval(timer);
}

/** What each part of a file's way is called. */
const STAGES = {
  RECEIVING: 'Receiving and storing',
  STORED: 'Waiting for its turn',
  VALIDATING: 'Checking and writing',
  AWAITING_MAPPING: 'Waiting for an answer',
  SUBMITTING: 'Handing to Druid',
  INGESTING: 'Loading into Druid',
  PUBLISHING: 'Putting on the dashboard',
};

/** The stages that the service works in, those that any file of a course was in. */
export const stagesWithin = (course) =>
  Object.entries(STAGES)
    .filter(([state]) => state !== 'AWAITING_MAPPING' && course.some(({ stages }) => state in stages))
    .map(([key, name]) => ({ key, name }));

/** The stages of a file's way, those that anybody works in. @param {object[]} stages */
export const stagesOf = (stages) =>
  stages
    .filter(({ state }) => STAGES[state])
    .map((it) => ({ ...it, name: STAGES[it.state] }));
