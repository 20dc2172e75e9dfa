import { json } from './http.js';

const task = (id) => `/api/ingest/tasks/${encodeURIComponent(id)}`;

/** @returns {Promise<{tasks: object[], total: number}>} newest first */
export const listTasks = (limit = 50, offset = 0) =>
  json(`/api/ingest/tasks?limit=${limit}&offset=${offset}`);

export const cancelTask = (id) => json(`${task(id)}/cancel`, { method: 'POST' });
export const retryTask = (id) => json(`${task(id)}/retry`, { method: 'POST' });

/** Where a task's rejected rows can be downloaded. */
export const rejectsUrl = (id) => `${task(id)}/rejects`;

export const listDatasets = () => json('/api/datasets');

/**
 * How the services are: what `/` tells a program, which is 200 whatever the health, so that waiting
 * for Druid does not look like a failing page in the browser's log.
 *
 * @returns {Promise<{services: Object<string, {available: boolean, detail: string}>}>}
 */
export const health = () => json('/', { millis: 10_000 });
