import { settings } from '../settings.js';
import { problemOf, unreachable } from './http.js';

/**
 * Sends one file. XMLHttpRequest, because fetch tells nothing about how much has been sent; the
 * browser streams the file from disk.
 *
 * @param {object} what
 * @param {File} what.file
 * @param {string} what.dataset
 * @param {string} what.key the same for every try of one file, so that it cannot arrive twice
 * @param {(sent: number) => void} what.onProgress
 * @returns {{done: Promise<object>, abort: () => void}} `done` answers the 202's body; it fails
 *     with `{problem}` or `{aborted: true}`
 */
export function upload({ file, dataset, key, onProgress }) {
  const request = new XMLHttpRequest();
  const done = new Promise((resolve, reject) => {
    request.upload.onprogress = (event) => onProgress(event.loaded);
    request.upload.onload = () => onProgress(file.size);
    request.onabort = () => reject({ aborted: true });
    request.onerror = () =>
      reject({ problem: file.size > settings.maxUploadBytes ? tooLarge : cut });
    request.onload = () => {
      if (request.status === 202) {
        resolve(JSON.parse(request.responseText));
      } else {
        reject({ problem: problemOf(request.status, request.responseText) });
      }
    };
  });
  const name = encodeURIComponent(file.name);
  request.open('PUT', `/api/ingest/upload/${encodeURIComponent(dataset)}/${name}`);
  request.setRequestHeader('Idempotency-Key', key);
  request.setRequestHeader('Content-Type', file.type || 'application/octet-stream');
  request.send(file);
  return { done, abort: () => request.abort() };
}

const cut = {
  ...unreachable,
  type: 'connection-lost',
  title: 'The connection was lost',
  detail: 'The file did not arrive. Check that Sluice is running and send it again.',
};

/** A server that refuses a file for its size may close before the browser has read its answer. */
const tooLarge = {
  type: 'file-too-large',
  title: 'The connection was closed',
  detail: 'The file is larger than Sluice usually takes. Split it, or have the limit raised.',
};
