import { bytes } from './format.js';
import { health } from './health.js';

/** What the server would refuse after a long wait is refused here at once. @param {File} file @returns {import('../api/http.js').Problem | null} */
export function refusal(file) {
  if (file.size === 0) {
    return { type: 'file-empty', title: 'The file is empty', detail: 'Choose a file with rows.' };
  }
  const { limit } = health.value;
  if (limit !== null && file.size > limit) {
    return {
      type: 'file-too-large',
      status: 413,
      title: 'The file is too large',
      detail: `It has ${bytes(file.size)}; this Sluice takes up to ${bytes(limit)}. Split it, zip it, or have the limit raised.`,
    };
  }
  return null;
}

/** Of several, the last would be left alone. @type {import('../api/http.js').Problem} */
export const replacesAlone = {
  type: 'replaces-alone',
  title: 'One file takes the place of all that is there',
  detail: 'Of several, each would take off the one before. Let one of them do it; once it is on the dashboard, choose the others again and add them.',
};

/** What is refused before anything is sent. */
const BEFORE = new Set(['file-empty', 'file-too-large', 'replaces-alone', 'half-sent-to-several']);

/** What the server refuses has a longer type. @param {import('../api/http.js').Problem | null} problem */
export const isRefusedHere = (problem) => BEFORE.has(problem?.type ?? '');

/** The file is well; its owner is to say what is meant. @param {import('../api/http.js').Problem | null} problem */
export const isUnclear = (problem) => ['replaces-alone', 'half-sent-to-several'].includes(problem?.type ?? '');
