import { Store } from './store.js';

const KEY = 'sluice.theme';
const dark = matchMedia('(prefers-color-scheme: dark)');

/**
 * @typedef {'light' | 'dark' | 'system'} Choice
 *
 * @type {Store<{choice: Choice, shown: 'light' | 'dark'}>}
 */
export const theme = new Store(state(document.documentElement.dataset.theme ?? 'system'));

/** @param {any} choice one of {@link Choice} */
function state(choice) {
  return { choice, shown: choice === 'system' ? (dark.matches ? 'dark' : 'light') : choice };
}

/** @param {Choice} choice */
export function chooseTheme(choice) {
  if (choice === 'system') {
    delete document.documentElement.dataset.theme;
  } else {
    document.documentElement.dataset.theme = choice;
  }
  try {
    localStorage.setItem(KEY, choice);
  } catch {
    // storage is switched off: it lasts until the page is left
  }
  theme.set(state(choice));
}

dark.addEventListener('change', () => theme.set(state(theme.value.choice)));
