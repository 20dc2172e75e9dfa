import { ways } from '../pages/registry.js';
import { chosen, datasets } from './datasets.js';
import { ourDimensions, reset, toggle } from './filters.js';
import { PERIODS } from './periods.js';
import { chooseTheme } from './theme.js';
import { go, goTo } from './url.js';
import { values } from './values.js';
import { views } from './views.js';

/**
 * What can be done from the keyboard, by what it is called.
 *
 * @typedef {object} Command
 * @property {string} name
 * @property {string} kind
 * @property {string} [key] that does the same
 * @property {() => void} run
 */
const command = (kind, name, run, key) => ({ kind, name, run, key });

const compareWith = (name, id) => command('Comparison', name, () => go({ compare: id }));

/** @param {{help: () => void, preferences: () => void}} more what the shell does @returns {Command[]} */
export const commands = (more) => [
  ...ways().map(({ title, path, key }) => command('Go to', title, () => go({ path }), key && `g ${key}`)),
  ...views.value.list.map(({ name, address }) => command('View', name, () => goTo(address))),
  ...datasets.value.list
    .filter(({ name, rows }) => rows > 0 && name !== chosen()?.name)
    .map(({ name }) => command('Dataset', name, () => go({ dataset: name }))),
  command('Period', 'All dates', () => go({ period: null, start: null, end: null })),
  ...PERIODS.map(({ id, name }) => command('Period', name, () => go({ period: id, start: null, end: null }))),
  compareWith('Against the period before', null),
  compareWith('Against the year before', 'year'),
  compareWith('No comparison', 'none'),
  command('Filters', 'Reset all filters', reset, 'r'),
  ...['light', 'dark', 'system'].map((theme) =>
    command('Theme', theme === 'system' ? 'As the system' : theme, () => chooseTheme(theme)),
  ),
  command('Settings', 'How figures are written', more.preferences),
  command('Help', 'Keys', more.help, '?'),
];

const fits = (words, wanted) => wanted.every((part) => words.includes(part));

/** Those that have every word that was typed. @param {Command[]} all */
export function matching(all, typed) {
  const wanted = typed.toLowerCase().split(/\s+/).filter(Boolean);
  return all.filter(({ kind, name }) => fits(`${kind} ${name}`.toLowerCase(), wanted));
}

const FEW = 5;

/** Values of the data to filter by, for what was typed. @returns {Promise<Command[]>} */
export async function filterCommands(typed) {
  const found = await Promise.all(
    ourDimensions().map(async ({ dimension, filter, label }) => {
      const answer = await values(dimension, typed);
      return (answer.found ?? [])
        .slice(0, FEW)
        .map(({ value }) => command(label, value, () => toggle(filter, value)));
    }),
  );
  return found.flat();
}
