import { announce } from './announce.js';
import { chosen } from './datasets.js';
import { available, health } from './health.js';
import { Store } from './store.js';
import { newestFirst } from './tasks.js';

/**
 * How the figures on show are, taken together: what the head of every page says of them.
 *
 * @typedef {object} Live
 * @property {boolean} comes Druid loads the dataset's rows again, after a restart
 * @property {Date | null} staleSince since when some are old because Druid cannot be asked
 * @property {import('../api/http.js').Problem | null} problem the one fault that hits every figure
 * @property {boolean} some whether there is anything to look at meanwhile
 * @property {Date | null} updatedAt when the newest came
 * @property {{dataset: string, file: string} | null} updatedFrom the file whose rows changed them
 *     while they were on show
 */

/** @type {Store<Live>} */
export const live = new Store({
  comes: false,
  staleSince: null,
  problem: null,
  some: false,
  updatedAt: null,
  updatedFrom: null,
});

/** @type {Set<import('./query.js').Query>} */
const queries = new Set();
let updating = null;
let told = '';

export const join = (query) => queries.add(query);
export const leave = (query) => queries.delete(query);

export const askAgain = () => queries.forEach((query) => query.again());

/** A query has an answer, or none. @param {number | null} version new while it was on show */
export function settled(version) {
  updating = version ?? updating;
  const panels = [...queries].filter(({ idle }) => !idle).map(({ panel }) => panel);
  const failed = panels.filter(({ status, data }) => status === 'failed' && !data);
  live.set({
    comes: panels.some(({ comes }) => comes),
    staleSince: panels.find((panel) => panel.staleSince)?.staleSince ?? null,
    problem: failed.length > 0 && failed.length === panels.length ? failed[0].problem : null,
    some: panels.some(({ data }) => data !== null),
  });
  if (panels.every(({ status }) => status !== 'loading')) {
    complete(panels);
  }
}

function complete(panels) {
  if (panels.some(({ status }) => status === 'ready')) {
    live.set({ updatedAt: live.value.staleSince ?? new Date() });
    tellUpdate(updating);
  }
  updating = null;
}

/** Says which file it was, once for each version of the data. */
function tellUpdate(version) {
  const dataset = chosen()?.name;
  const once = `${dataset} ${version}`;
  if (version === null || told === once) {
    return;
  }
  told = once;
  const newest = newestFirst()
    .filter((task) => task.datasource_name === dataset && task.queryable_at)
    .reduce(
      (best, task) => ((task.queryable_at ?? '') > (best?.queryable_at ?? '') ? task : best),
      /** @type {Server.Task | null} */ (null),
    );
  if (dataset && newest) {
    live.set({ updatedFrom: { dataset, file: newest.original_filename } });
    announce(`Updated from ${newest.original_filename}`);
  }
}

/** What failed or was old while Druid was away is asked for again once it is there. */
let druid = available('druid');
health.watch(() => {
  const came = !druid && available('druid');
  druid = available('druid');
  if (came) {
    [...queries]
      .filter(({ panel }) => panel.status === 'failed' || panel.staleSince)
      .forEach((query) => query.again());
  }
});
