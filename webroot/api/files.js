import { ProblemError, problemOf, unreachable } from './http.js';

/** As long as the server lets somebody wait who takes nothing. */
const SILENCE = 60_000;

const cut = {
  type: 'file-cut',
  title: 'The file did not come to its end',
  detail: 'The connection was lost, and nothing was saved. Try again.',
};

/**
 * Fetches a file that the server writes while it is sent. Fails with a ProblemError, also where it ends
 * too early, or with the AbortError of `signal`.
 *
 * @param {string} url
 * @param {(bytes: number) => void} heard how much of it has come
 * @param {AbortSignal} signal
 * @returns {Promise<Blob>}
 */
export async function file(url, heard, signal) {
  const late = new AbortController();
  let timer = setTimeout(() => late.abort(), SILENCE);
  let begun = false;
  try {
    const response = await fetch(url, { signal: AbortSignal.any([signal, late.signal]), cache: 'no-store' });
    if (!response.ok || !response.body) {
      throw new ProblemError(problemOf(response.status, await response.text()));
    }
    begun = true;
    let bytes = 0;
    const counting = new TransformStream({
      transform(chunk, next) {
        clearTimeout(timer);
        timer = setTimeout(() => late.abort(), SILENCE);
        heard((bytes += chunk.byteLength));
        next.enqueue(chunk);
      },
    });
    return await new Response(response.body.pipeThrough(counting)).blob();
  } catch (failure) {
    if (failure instanceof ProblemError || signal.aborted) {
      throw failure;
    }
    throw new ProblemError(begun ? cut : unreachable);
  } finally {
    clearTimeout(timer);
  }
}
