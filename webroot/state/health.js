import { health as ask } from '../api/rest.js';
import { Store } from './store.js';
import { tasks } from './tasks.js';

/**
 * How the services are, as the server last said, and the largest file that it takes, in bytes.
 *
 * @type {Store<{known: boolean, answers: boolean, limit: number | null, services: Map<string, {available: boolean, detail: string}>}>}
 */
export const health = new Store({
  known: false,
  answers: true,
  limit: null,
  services: new Map(),
});

const CALM = 30_000;
const WATCHFUL = 2_000;
let timer = 0;

export async function checkHealth() {
  clearTimeout(timer);
  try {
    const answer = await ask();
    const services = new Map(Object.entries(answer.services ?? {}));
    const limit = answer.limits?.max_upload_bytes ?? null;
    health.set({ known: true, answers: true, limit, services });
  } catch {
    health.set({ known: true, answers: false });
  }
  timer = setTimeout(checkHealth, troubled() ? WATCHFUL : CALM);
}

/** True unless the service is known to be away. */
export const available = (name) => health.value.services.get(name)?.available ?? true;

/** A server that does not answer at all is asked again once the feed has reached it. */
const troubled = () =>
  health.value.answers && [...health.value.services.values()].some(({ available }) => !available);

let connection = '';
tasks.watch((value) => {
  if (value.connection !== connection && connection !== '') {
    checkHealth();
  }
  connection = value.connection;
});
