/**
 * What went wrong, as the server says it (RFC 9457) or as we say it where no server answered.
 *
 * @typedef {object} Problem
 * @property {string} type
 * @property {string} title
 * @property {number} [status]
 * @property {string} detail
 * @property {string} [requestId] under which the server's log has it
 * @property {Fault[]} [errors]
 *
 * @typedef {object} Fault
 * @property {number | null} line
 * @property {string | null} column
 * @property {string | null} value
 * @property {string} rule
 * @property {string} message
 */

export class ProblemError extends Error {
  /** @param {Problem} problem */
  constructor(problem) {
    super(problem.detail || problem.title);
    this.problem = problem;
  }
}

/** @type {Problem} */
export const unreachable = {
  type: 'unreachable',
  title: 'The server does not answer',
  detail: 'It may just be restarting, or your network is away. Try again in a moment; if it lasts, tell whoever runs Sluice.',
};

/** The problem in an error answer's body, whatever the body is. @returns {Problem} */
export function problemOf(status, text) {
  try {
    const body = JSON.parse(text);
    if (body.title) {
      return { ...body, detail: body.detail ?? '' };
    }
  } catch {
    // not JSON: said below
  }
  return {
    type: 'http-' + status,
    status,
    title: status >= 500 ? 'The server cannot answer just now' : 'The server did not take this',
    detail: `Try again; if it happens again, the server’s log says why (it answered ${status}).`,
  };
}

/** Any failure as a problem; an abort stays an abort. @returns {Problem} */
export function asProblem(failure) {
  if (failure instanceof ProblemError) {
    return failure.problem;
  }
  console.error(failure);
  return { type: 'page', title: 'This page failed', detail: 'Reload the page and try again.' };
}

/**
 * Fetches JSON. Fails with a ProblemError, or with the AbortError of `signal`.
 *
 * @param {string} url
 * @param {{method?: string, body?: unknown, form?: FormData, signal?: AbortSignal, millis?: number, cache?: RequestCache}} [options]
 */
export async function json(url, { method = 'GET', body, form, signal, millis = 70_000, cache = 'no-store' } = {}) {
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), millis);
  const headers = { accept: 'application/json, application/problem+json' };
  if (body !== undefined) {
    headers['content-type'] = 'application/json';
  }
  let response;
  let text;
  try {
    response = await fetch(url, {
      method,
      headers,
      body: form ?? (body === undefined ? undefined : JSON.stringify(body)),
      signal: signal ? AbortSignal.any([signal, late.signal]) : late.signal,
      cache,
    });
    text = await response.text();
  } catch (failure) {
    if (signal?.aborted) {
      throw failure;
    }
    throw new ProblemError(unreachable);
  } finally {
    clearTimeout(timer);
  }
  if (!response.ok) {
    throw new ProblemError(problemOf(response.status, text));
  }
  try {
    return text ? JSON.parse(text) : {};
  } catch {
    throw new ProblemError(problemOf(response.status, ''));
  }
}
