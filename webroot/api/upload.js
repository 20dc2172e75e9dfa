import { problemOf, unreachable } from './http.js';

/**
 * Sends one file. XMLHttpRequest, because fetch tells nothing about how much has been sent; the
 * browser streams the file from disk.
 *
 * @param {object} what
 * @param {File} what.file
 * @param {string} what.dataset
 * @param {Object<string, string | boolean>} what.options as the server names them
 * @param {string} what.key the same for every try of one file, so that it cannot arrive twice
 * @param {(sent: number) => void} what.onProgress
 * @returns {{done: Promise<object>, abort: () => void}} `done` answers the 202's body; it fails
 *     with `{problem}` or `{aborted: true}`
 */
export function upload({ file, dataset, options, key, onProgress }) {
  const request = new XMLHttpRequest();
  const done = new Promise((resolve, reject) => {
    request.upload.onprogress = (event) => onProgress(event.loaded);
    request.upload.onload = () => onProgress(file.size);
    request.onabort = () => reject({ aborted: true });
    request.onerror = () => reject({ problem: cut });
    request.onload = () => {
      if (request.status === 202) {
        resolve(JSON.parse(request.responseText));
      } else {
        reject({ problem: problemOf(request.status, request.responseText) });
      }
    };
  });
  const name = encodeURIComponent(file.name);
  const query = new URLSearchParams(options).toString();
  const there = `/api/ingest/upload/${encodeURIComponent(dataset)}/${name}`;
  request.open('PUT', there + (query ? '?' + query : ''));
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
