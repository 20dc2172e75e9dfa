import { json } from './http.js';

const task = (id) => `/api/ingest/tasks/${encodeURIComponent(id)}`;
const dataset = (name) => `/api/datasets/${encodeURIComponent(name)}`;
const post = (url, body, signal) => json(url, { method: 'POST', body, signal });

/**
 * @param {{limit?: any, millis?: number, signal?: AbortSignal, [which: string]: any}} it `which` as the server names it
 * @returns {Promise<{tasks: Server.Task[], total: number}>} newest first
 */
export const listTasks = ({ limit = 50, millis, signal, ...which }) =>
  json(`/api/ingest/tasks?${new URLSearchParams({ limit, ...which })}`, { millis, signal });

export const findTask = (id, signal) => json(task(id), { signal });
export const cancelTask = (id) => post(`${task(id)}/cancel`);
export const retryTask = (id) => post(`${task(id)}/retry`);

/** Has a loaded file read again. @returns {Promise<Server.Task>} the task that waits for its mapping */
export const rereadTask = (id) => json(`${task(id)}/reread`, { method: 'POST', millis: 300_000 });

/** The same content may count twice. */
const allowing = (twice) => (twice ? '?allow_duplicate=true' : '');

/** Takes a file's rows off the dashboard; they can be put back until they are purged. */
export const undoTask = (id, twice) => post(`${task(id)}/undo${allowing(twice)}`);
export const redoTask = (id, twice) => post(`${task(id)}/redo${allowing(twice)}`);

/** Where a task's rejected rows can be downloaded. */
export const rejectsUrl = (id) => `${task(id)}/rejects`;

/** Where all rows of a dataset are had. @param {string} name @param {string} ending csv or parquet */
export const rowsUrl = (name, ending) => `${dataset(name)}/rows.${ending}`;

/**
 * How a stored file is understood. With wishes, how it would be under those: nothing is kept.
 *
 * @param {string} id
 * @param {{mapping: import('../state/reading.js').Reading} | null} wishes `{mapping, …options}`; null for those that the task has
 * @param {AbortSignal} [signal]
 */
export const preview = (id, wishes, signal) =>
  wishes === null
    ? json(`${task(id)}/preview`, { signal })
    : post(`${task(id)}/preview`, wishes, signal);

/**
 * What would become of a file; nothing of it is kept. Of a long text its beginning is enough.
 *
 * @param {File} file
 * @param {string} name of the dataset
 * @param {{mapping: import('../state/reading.js').Reading} | null} wishes
 * @returns {Promise<Server.Preview>}
 */
export async function analyze(file, name, wishes, signal) {
  const form = new FormData();
  form.set('datasource_name', name);
  if (wishes !== null) {
    form.set('mapping', JSON.stringify(wishes.mapping));
  }
  form.set('file', await beginning(file), file.name);
  return json('/api/ingest/analyze-schema', { method: 'POST', form, signal, millis: 300_000 });
}

const ENOUGH = 4 * 1024 * 1024;
const LONGEST_LINE = 64 * 1024;

/** A long text up to the end of a line; anything else whole. */
async function beginning(file) {
  if (file.size <= 2 * ENOUGH || !/\.(csv|tsv|txt|tab)$/i.test(file.name)) {
    return file;
  }
  const tail = file.slice(ENOUGH - LONGEST_LINE, ENOUGH);
  const end = new Uint8Array(await tail.arrayBuffer()).lastIndexOf(10);
  return file.slice(0, ENOUGH - LONGEST_LINE + end + 1);
}

/** Lets a waiting file go on, read as `{mapping, …options}` says. */
export const confirmMapping = (id, wishes) => post(`${task(id)}/mapping`, wishes);

/** @returns {Promise<Server.Task>} the task that loads something made up to look at */
export const loadDemoData = () => post('/api/demo-data');

export const listDatasets = () => json('/api/datasets');
export const describeDataset = (name, signal) => json(dataset(name), { signal });

/** What was kept of a dataset under names, and what its readers have agreed on. */
export const listViews = (name) => json(`${dataset(name)}/views`);
export const saveView = (name, view) => post(`${dataset(name)}/views`, view);
export const deleteView = (name, id) =>
  json(`${dataset(name)}/views/${encodeURIComponent(id)}`, { method: 'DELETE' });
export const findPreferences = (name) => json(`${dataset(name)}/preferences`);
export const savePreferences = (name, body) =>
  json(`${dataset(name)}/preferences`, { method: 'PUT', body });

/** @param {string} confirm the dataset's name, as the user typed it */
export const deleteDataset = (name, confirm) =>
  json(`${dataset(name)}?confirm=${encodeURIComponent(confirm)}`, { method: 'DELETE' });

/**
 * How the services are, and what this server takes: what `/` tells a program, which is 200 whatever
 * the health, so that waiting for Druid does not look like a failing page in the browser's log.
 *
 * @returns {Promise<{services: Object<string, {available: boolean, detail: string}>,
 *     limits?: {max_upload_bytes: number}}>}
 */
export const health = () => json('/', { millis: 10_000 });
