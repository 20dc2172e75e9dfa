import { listDatasets } from '../api/rest.js';
import { asProblem } from '../api/http.js';
import { Store } from './store.js';
import { plural } from './format.js';
import { ended, newestFirst, onTaskMoved, tasks } from './tasks.js';
import { place } from './url.js';

/** @type {Store<{list: Server.Dataset[], known: boolean, problem: Server.Problem | null}>} */
export const datasets = new Store({ list: [], known: false, problem: null });

/** What changes a dataset, or how many files wait for their owner; its first file makes it. */
const CHANGES = new Set(['STORED', 'AWAITING_MAPPING', 'REJECTED', 'CANCELLED', 'QUERYABLE', 'UNDONE']);

let asked = 0;
let told = '';

/** All that depends on them is drawn anew only where they are others than before. */
export async function loadDatasets() {
  const mine = ++asked;
  try {
    const { datasets: list } = await listDatasets();
    const now = JSON.stringify(list);
    if (mine === asked && (now !== told || datasets.value.problem)) {
      told = now;
      datasets.set({ list, known: true, problem: null });
    }
  } catch (failure) {
    datasets.set({ problem: asProblem(failure) });
  }
}

/** The dataset that is looked at: the address's, else the one that changed last. */
export function chosen() {
  const { list } = datasets.value;
  const named = place.value.dataset;
  if (named) {
    return list.find(({ name }) => name === named) ?? null;
  }
  return list
    .filter(({ rows }) => rows > 0)
    .reduce(
      (best, it) => ((it.changed_at ?? '') > (best?.changed_at ?? '') ? it : best),
      /** @type {Server.Dataset | null} */ (null),
    );
}

/** Whether no file of the dataset that is looked at has this column: its figures would say nothing. */
export function lacks(column) {
  const columns = chosen()?.columns ?? [];
  return columns.length > 0 && columns.every(({ name }) => name !== column);
}

/** The files of a dataset that wait for their owner's answer, newest first. */
export const waitingFor = (name) =>
  newestFirst().filter(
    ({ datasource_name: dataset, state }) => dataset === name && state === 'AWAITING_MAPPING',
  );

/** What a dataset has, and while that is nothing, why. @param {{name: string, rows: number, files_waiting?: number}} dataset */
export function contentInWords({ name, rows, files_waiting: waiting = 0 }) {
  if (rows > 0) {
    return plural(rows, 'row');
  }
  if (waiting > 0) {
    return `Nothing on the dashboard yet: ${plural(waiting, 'file')} ${waiting === 1 ? 'waits' : 'wait'} for you`;
  }
  const coming = newestFirst().filter((task) => task.datasource_name === name && !ended(task)).length;
  return coming > 0 ? `${plural(coming, 'file')} on the way` : 'Nothing on the dashboard';
}

let soon = 0;
onTaskMoved((task) => {
  if (CHANGES.has(task.state)) {
    clearTimeout(soon);
    soon = setTimeout(loadDatasets, 30);
  }
});

let connection = '';
tasks.watch((value) => {
  if (value.connection === 'live' && connection !== 'live') {
    loadDatasets();
  }
  connection = value.connection;
});
