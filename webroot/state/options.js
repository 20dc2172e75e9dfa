import { Store } from './store.js';

/**
 * What is to be done with the next files, under the server's names; only what differs from what
 * the server does anyway.
 *
 * @typedef {{mode?: string, replaces?: string, on_error?: string, columns?: string, max_reject_ratio?: number, allow_duplicate?: boolean,
 *     mapping?: string, confirm?: boolean}} Options
 *
 * @type {Store<{mode: string, on_error: string, columns: string}>}
 */
export const options = new Store({ mode: 'append', on_error: 'skip', columns: 'add' });

const USUAL = { mode: 'append', on_error: 'skip', columns: 'add' };

export const CHOICES = [
  {
    name: 'mode',
    label: 'The rows that are there',
    options: [
      { value: 'append', label: 'Stay: the file is added to them' },
      { value: 'replace', label: 'Go: the file takes their place' },
    ],
  },
  {
    name: 'on_error',
    label: 'Rows at fault',
    options: [
      { value: 'skip', label: 'Are set aside, up to a fifth of the file' },
      { value: 'reject', label: 'Refuse the whole file' },
    ],
  },
  {
    name: 'columns',
    label: 'Columns that earlier files did not have',
    options: [
      { value: 'add', label: 'Are kept' },
      { value: 'ignore', label: 'Are left out' },
      { value: 'refuse', label: 'Refuse the whole file' },
    ],
  },
];

/** @returns {Options} */
export const optionsOf = () =>
  Object.fromEntries(Object.entries(options.value).filter(([name, value]) => USUAL[name] !== value));

export const replaces = () => options.value.mode === 'replace';

/** Replacing is meant once: the next file is not to take the place of this one unasked. */
export const forgetReplace = () => options.set({ mode: 'append' });
