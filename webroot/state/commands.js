import { pageAt, ways } from '../pages/registry.js';
import { chosen, datasets } from './datasets.js';
import { demoDataset, removeDemo, showDemo } from './demo.js';
import { toggled } from './exploring.js';
import { filters, filtersSet, ourDimensions, reset } from './filters.js';
import { PERIODS } from './periods.js';
import { chooseTheme, theme } from './theme.js';
import { go, goTo, place } from './url.js';
import { values } from './values.js';
import { isOnShow, views } from './views.js';

/**
 * What can be done from the keyboard, by what it is called.
 *
 * @typedef {object} Command
 * @property {string} name
 * @property {string} kind
 * @property {string} [key] that does the same
 * @property {boolean} [now] it is what is on show already
 * @property {() => void} run
 */

/**
 * @param {string} kind
 * @param {string} name
 * @param {() => void} run
 * @param {{key?: string, now?: boolean}} [more]
 * @returns {Command}
 */
const command = (kind, name, run, { key, now = false } = {}) => ({ kind, name, run, key, now });

/** @type {[import('./theme.js').Choice, string][]} */
const THEMES = [
  ['light', 'Light'],
  ['dark', 'Dark'],
  ['system', 'As the system'],
];

/** Words that are looked for as well, beside kind and name. */
const KINDS = { 'Go to': 'page', View: 'saved', Period: 'days dates' };

/** @param {{help: () => void, preferences: () => void}} more what the shell does @returns {Command[]} */
export const commands = (more) => [
  ...ways().map(({ title, path, key, match }) =>
    command('Go to', title, () => go({ path }), { key: key && `g ${key}`, now: match.test(place.value.path) }),
  ),
  ...views.value.list.map((view) => command('View', view.name, () => goTo(view.address), { now: isOnShow(view) })),
  ...datasetCommands(),
  ...(chosen() ? figureCommands() : []),
  ...THEMES.map(([choice, name]) =>
    command('Theme', name, () => chooseTheme(choice), { now: theme.value.choice === choice }),
  ),
  command('Settings', 'How figures are written', more.preferences),
  command('Help', 'Keys', more.help, { key: '?' }),
];

function datasetCommands() {
  const now = chosen()?.name;
  const list = datasets.value.list
    .filter(({ rows }) => rows > 0)
    .map(({ name }) => command('Dataset', name, () => look({ dataset: name }), { now: name === now }));
  const demo = demoDataset()
    ? command('Demo data', 'Remove the demo data', removeDemo)
    : command('Demo data', 'Load the demo data', showDemo);
  return [...list, demo];
}

/** Looks at figures in another way: where none are on show, at those of the overview. */
const look = (patch) => go(pageAt(place.value.path)?.figures ? patch : { path: '/overview', ...patch });

function figureCommands() {
  const { period, start, end, compare } = filters();
  const days = (id) => look({ period: id, start: null, end: null });
  const against = (name, id) =>
    command('Comparison', name, () => look({ compare: id === 'previous' ? null : id }), { now: compare === id });
  return [
    command('Period', 'All dates', () => days(null), { now: !period && !start && !end }),
    ...PERIODS.map(({ id, name }) => command('Period', name, () => days(id), { now: id === period })),
    against('Against the period before', 'previous'),
    against('Against the year before', 'year'),
    against('No comparison', 'none'),
    ...(filtersSet() > 0 ? [command('Filters', 'Reset all filters', reset, { key: 'r' })] : []),
  ];
}

const fits = (words, wanted) => wanted.every((part) => words.includes(part));

/** Those that have every word that was typed. @param {Command[]} all */
export function matching(all, typed) {
  const wanted = typed.toLowerCase().split(/\s+/).filter(Boolean);
  return all.filter(({ kind, name }) =>
    fits(`${kind} ${KINDS[kind] ?? ''} ${name}`.toLowerCase(), wanted),
  );
}

const FEW = 5;

/**
 * Values of the data to filter by, for what was typed.
 *
 * @returns {Promise<{found: Command[], failed: boolean}>}
 */
export async function filterCommands(typed) {
  if (!chosen()) {
    return { found: [], failed: false };
  }
  const answers = await Promise.all(
    ourDimensions().map(async (it) => ({ it, ...(await values(it.dimension, typed)) })),
  );
  const some = answers.flatMap(({ it: { label, filter }, found = [] }) =>
    found
      .slice(0, FEW)
      .map(({ value }) =>
        command(label, value, () => look({ [filter]: toggled(place.value[filter], value) }), {
          now: place.value[filter].includes(value),
        }),
      ),
  );
  return { found: some, failed: answers.some(({ problem }) => problem !== null) };
}
