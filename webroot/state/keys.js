import { ways } from '../pages/registry.js';
import { reset } from './filters.js';
import { Store } from './store.js';
import { go } from './url.js';

const KEPT = 'sluice.keys';
const SEQUENCE_MILLIS = 1_200;

/** Single keys may be in the way of who speaks to the computer: they can be switched off. */
export const singleKeys = new Store({ on: read() });

function read() {
  try {
    return localStorage.getItem(KEPT) !== 'off';
  } catch {
    return true;
  }
}

export function switchSingleKeys(on) {
  try {
    localStorage.setItem(KEPT, on ? 'on' : 'off');
  } catch {
    // storage is switched off: it lasts until the page is left
  }
  singleKeys.set({ on });
}

/** What `?` shows. @returns {{keys: string, does: string, single: boolean}[]} */
export const allKeys = () => [
  { keys: 'Ctrl K', does: 'Find a page, a period, a value to filter by', single: false },
  { keys: '?', does: 'Show these keys', single: true },
  ...ways()
    .filter(({ key }) => key)
    .map(({ key, title }) => ({ keys: `g ${key}`, does: `Go to ${title}`, single: true })),
  { keys: 'r', does: 'Reset all filters', single: true },
  { keys: 'Tab', does: 'Go on to the next control', single: false },
  { keys: 'Esc', does: 'Close what is open', single: false },
];

/** Whether somebody types into something. */
const types = (event) =>
  event
    .composedPath()
    .some((node) => node.matches?.('input, select, textarea, [contenteditable], dialog'));

/**
 * Follows the keyboard. @param {{palette: () => void, help: () => void}} shell what the shell does
 *
 * @returns {() => void} stops
 */
export function followKeys(shell) {
  let went = 0;
  const pressed = (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
      event.preventDefault();
      shell.palette();
    } else if (singleKeys.value.on && !event.ctrlKey && !event.metaKey && !event.altKey && !types(event)) {
      single(event);
    }
  };
  const single = (event) => {
    const page = event.timeStamp - went < SEQUENCE_MILLIS && ways().find(({ key }) => key === event.key);
    went = 0;
    if (page) {
      go({ path: page.path });
    } else if (event.key === '?') {
      event.preventDefault();
      shell.help();
    } else if (event.key === 'g') {
      went = event.timeStamp;
    } else if (event.key === 'r') {
      reset();
    }
  };
  addEventListener('keydown', pressed);
  return () => removeEventListener('keydown', pressed);
}
