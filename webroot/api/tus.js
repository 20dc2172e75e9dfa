import { ProblemError, problemOf, unreachable } from './http.js';
import { findTask } from './rest.js';
import { taskIdOf } from './sending.js';
import { watchSilence } from './silence.js';
import { speedometer } from './speed.js';

/** Sends files by tus 1.0 (https://tus.io): what has arrived once is not sent again. */

const THERE = '/api/ingest/tus';
const TUS = { 'Tus-Resumable': '1.0.0' };
const FIRST_DELAY = 500;
const LONGEST_DELAY = 15_000;
/** As long as an answer may take that needs no file to be sent or stored. */
const ANSWER = 15_000;
/** A browser keeps no more connections than this to one server. */
const CONNECTIONS = 6;
const TRIES_OF_A_FAILING_SERVER = 8;

/** Another try may go better: what came is kept, or another request had the upload meanwhile. */
const PASSING_TYPES = new Set(['wrong-offset', 'upload-taken-over']);
const PASSING_STATUS = new Set([408, 429, 500, 502, 503, 504]);

/** Has the server forget what has arrived. */
export const drop = (url) => request('DELETE', url);

/** One file's way to the server; see `sending.js`. */
export class Sending {
  #what;
  #url;
  #signal;
  #failures = 0;
  #delay = FIRST_DELAY;
  #begunAnew = false;
  #fellSilent = false;

  constructor(what, signal) {
    this.#what = what;
    this.#url = what.url;
    this.#signal = signal;
  }

  async run() {
    for (;;) {
      try {
        return await this.#try();
      } catch (failure) {
        if (this.#signal.aborted) {
          throw { stopped: true };
        }
        this.#mayTryAgain(failure);
        this.#what.onWaiting(true);
        await pause(this.#delay, this.#signal);
        this.#delay = Math.min(this.#delay * 2, LONGEST_DELAY);
      }
    }
  }

  /** One way through: find the place, send the rest. */
  async #try() {
    const offset = this.#url ? await this.#found() : await this.#create();
    this.#what.onWaiting(false);
    this.#what.onProgress(offset, null);
    if (offset < this.#what.file.size) {
      await this.#patch(offset);
    }
    return taskIdOf(this.#url);
  }

  async #create() {
    const { file, metadata, onUrl } = this.#what;
    const pairs = Object.entries(metadata).map(([name, value]) => `${name} ${base64(value)}`);
    const answer = await request('POST', THERE, {
      'Upload-Length': String(file.size),
      'Upload-Metadata': pairs.join(','),
    }, this.#signal);
    this.#url = answer.headers.get('Location');
    onUrl(this.#url);
    return 0;
  }

  /** How much has arrived. */
  async #found() {
    try {
      const answer = await (this.#fellSilent ? this.#askOnAll() : this.#ask(this.#signal));
      this.#fellSilent = false;
      return Number(answer.headers.get('Upload-Offset'));
    } catch (failure) {
      if (![404, 410].includes(failure.problem?.status)) {
        throw failure;
      }
      return this.#isGone(failure);
    }
  }

  #ask = (signal) => request('HEAD', this.#url, {}, signal);

  /** Idle connections that the browser would use again are dead as well: one of so many is new. */
  async #askOnAll() {
    const enough = new AbortController();
    const signal = AbortSignal.any([this.#signal, enough.signal]);
    try {
      return await Promise.any(Array.from({ length: CONNECTIONS }, () => this.#ask(signal)));
    } catch ({ errors }) {
      throw errors.find(({ problem }) => problem?.status) ?? errors[0];
    } finally {
      enough.abort();
    }
  }

  /** The upload is over: refused, as its task says, or expired and to be begun anew. */
  async #isGone(failure) {
    const task = await findTask(taskIdOf(this.#url)).catch(() => null);
    this.#what.onUrl(null);
    if (task?.state === 'CANCELLED') {
      throw new Final(cancelled);
    }
    if (task?.state === 'REJECTED' && task.problem) {
      throw new Final(task.problem);
    }
    if (this.#begunAnew) {
      throw new Final(failure.problem);
    }
    this.#begunAnew = true;
    return this.#create();
  }

  #patch(offset) {
    const { file, onProgress, onQuiet } = this.#what;
    const xhr = new XMLHttpRequest();
    const stop = () => xhr.abort();
    const speed = speedometer();
    let silence;
    this.#signal.addEventListener('abort', stop);
    /** @type {Promise<void>} */
    const sent = new Promise((resolve, reject) => {
      // Also once the last byte has gone: its answer may be lost like any other. Asking where the
      // file is does no harm.
      silence = watchSilence({
        quiet: (is) => onQuiet(is),
        dead: () => {
          this.#fellSilent = true;
          reject(new ProblemError(unreachable));
          xhr.abort();
        },
      });
      xhr.upload.onprogress = ({ loaded }) => {
        this.#delay = FIRST_DELAY;
        this.#failures = 0;
        silence.moved();
        onProgress(offset + loaded, speed(loaded));
      };
      xhr.onabort = () => reject({ stopped: true });
      xhr.onerror = () => reject(new ProblemError(unreachable));
      xhr.onload = () =>
        xhr.status === 204
          ? resolve()
          : reject(new ProblemError(problemOf(xhr.status, xhr.responseText)));
      xhr.open('PATCH', this.#url);
      xhr.setRequestHeader('Tus-Resumable', '1.0.0');
      xhr.setRequestHeader('Upload-Offset', String(offset));
      xhr.setRequestHeader('Content-Type', 'application/offset+octet-stream');
      xhr.send(file.slice(offset));
    });
    return sent.finally(() => {
      silence.stop();
      this.#signal.removeEventListener('abort', stop);
    });
  }

  /** Throws what no further try can mend. */
  #mayTryAgain(failure) {
    const { status, type } = failure.problem ?? {};
    if (!failure.problem || failure instanceof Final) {
      throw failure;
    }
    // 423: all of it is there, and the server has not finished with it.
    const lost = status === undefined || status === 423;
    const passing = PASSING_STATUS.has(status) || PASSING_TYPES.has(type?.split('/').pop());
    if (!lost && (!passing || ++this.#failures >= TRIES_OF_A_FAILING_SERVER)) {
      throw failure;
    }
  }
}

/** As the server says it of a piece that was on its way. */
const cancelled = { type: 'upload-cancelled', title: 'The upload was cancelled', detail: 'Nothing of the file was kept.' };

/** What is so whoever asks again. */
class Final extends ProblemError {}

async function request(method, url, headers = {}, signal) {
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), ANSWER);
  try {
    const answer = await fetch(url, {
      method,
      headers: { ...TUS, ...headers },
      signal: signal ? AbortSignal.any([signal, late.signal]) : late.signal,
      cache: 'no-store',
      keepalive: method === 'DELETE', // who cancels may leave at once
    });
    if (!answer.ok) {
      throw new ProblemError(problemOf(answer.status, await answer.text()));
    }
    return answer;
  } catch (failure) {
    if (signal?.aborted || failure instanceof ProblemError) {
      throw failure;
    }
    throw new ProblemError(unreachable);
  } finally {
    clearTimeout(timer);
  }
}

/** Waits, but no longer than until the network is back or the sending is stopped. @returns {Promise<void>} */
function pause(millis, signal) {
  return new Promise((resolve) => {
    const timer = setTimeout(end, millis * (0.75 + Math.random() / 2));
    function end() {
      clearTimeout(timer);
      removeEventListener('online', end);
      signal.removeEventListener('abort', end);
      resolve();
    }
    addEventListener('online', end);
    signal.addEventListener('abort', end);
  });
}

/** Of the text's UTF-8 bytes. */
const base64 = (text) => btoa(String.fromCodePoint(...new TextEncoder().encode(text)));
