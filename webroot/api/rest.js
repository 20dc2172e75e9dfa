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

/** How the services are. Answers 503 with the same body while one is missing, so both count. */
export async function health() {
  const response = await fetch('/health', {
    headers: { accept: 'application/json' },
    cache: 'no-store',
    signal: AbortSignal.timeout(10_000),
  });
  return response.json();
}
