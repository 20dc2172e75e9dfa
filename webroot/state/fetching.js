import { file } from '../api/files.js';
import { asProblem } from '../api/http.js';
import { announce } from './announce.js';
import { save } from './download.js';
import { Store } from './store.js';

/**
 * The file that the server writes for the reader, one at a time; `name` is null while there is none.
 *
 * @type {Store<{name: string | null, bytes: number, problem: Server.Problem | null}>}
 */
export const fetching = new Store({ name: null, bytes: 0, problem: null });

/** To be told oftener is no use. */
const PAUSE = 200;

let running = new AbortController();
let again = () => {};

/** Fetches a file and hands it to the reader. @param {string} url @param {string} name of the file */
export async function fetchFile(url, name) {
  stopFetching();
  running = new AbortController();
  const { signal } = running;
  again = () => fetchFile(url, name);
  fetching.set({ name });
  let told = 0;
  const heard = (bytes) => {
    if (Date.now() - told > PAUSE && !signal.aborted) {
      told = Date.now();
      fetching.set({ bytes });
    }
  };
  try {
    save(await file(url, heard, signal), name);
    announce(`${name} is saved`);
    fetching.set({ name: null });
  } catch (failure) {
    if (!signal.aborted) {
      fetching.set({ name: null, problem: asProblem(failure) });
    }
  }
}

/** Nothing of it is kept. */
export function stopFetching() {
  running.abort();
  fetching.set({ name: null, bytes: 0, problem: null });
}

export const fetchAgain = () => again();
