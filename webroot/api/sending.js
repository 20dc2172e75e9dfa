/** The task that an upload's address belongs to. @param {string} url */
export const taskIdOf = (url) => new URL(url, location.href).pathname.split('/').pop() ?? '';

/** How it is done; the first view does without. */
export const tus = () => import('./tus.js');

/**
 * Sends a file, from where an earlier try has come to. A lost connection is waited for.
 *
 * @param {object} what
 * @param {File} what.file
 * @param {Object<string, string>} what.metadata by the server's names
 * @param {string | null} what.url of an earlier try
 * @param {(url: string | null) => void} what.onUrl tells where it goes; null: not there any more
 * @param {(sent: number, speed: number | null) => void} what.onProgress how much of it is there, and how
 *     many bytes a second the connection of now sends
 * @param {(waiting: boolean) => void} what.onWaiting the connection was lost
 * @param {(quiet: boolean) => void} what.onQuiet no byte goes out just now
 * @returns {{done: Promise<string>, stop: () => void}} `done` answers the task's id; it fails with a
 *     ProblemError, or with `{stopped: true}`
 */
export function send(what) {
  const stopping = new AbortController();
  return { done: begin(what, stopping.signal), stop: () => stopping.abort() };
}

async function begin(what, signal) {
  const { Sending } = await tus();
  return new Sending(what, signal).run();
}

/** Has the server forget what has arrived. */
export const drop = async (url) => (await tus()).drop(url);
