import { announce } from './announce.js';
import { chosen } from './datasets.js';
import { available, health } from './health.js';
import { Store } from './store.js';
import { onTaskMoved } from './tasks.js';

/**
 * How the figures on show are, taken together: what the head of every page says of them.
 *
 * @typedef {object} Live
 * @property {boolean} comes Druid loads the dataset's rows again, after a restart
 * @property {Date | null} staleSince since when some are old because Druid cannot be asked
 * @property {import('../api/http.js').Problem | null} problem the one fault that hits every figure
 * @property {boolean} some whether there is anything to look at meanwhile
 * @property {Date | null} updatedAt when the newest came
 * @property {{dataset: string, words: string} | null} updated what changed them while they were on
 *     show: a file whose rows came, or went
 */

/** @type {Store<Live>} */
export const live = new Store({
  comes: false,
  staleSince: null,
  problem: null,
  some: false,
  updatedAt: null,
  updated: null,
});

/** @type {Set<import('./query.js').Query>} */
const queries = new Set();
let updating = null;
let told = '';

/** By dataset: the file that came on the dashboard or was taken off it last. @type {Map<string, Server.Task>} */
const moved = new Map();

onTaskMoved((task) => {
  const { datasource_name: dataset, state, version, replaced_by: by } = task;
  // What is replaced goes because of another file, which is the one to be named.
  const changes = state === 'QUERYABLE' || (state === 'UNDONE' && !by);
  if (dataset && changes && version > (moved.get(dataset)?.version ?? 0)) {
    moved.set(dataset, task);
  }
});

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
  if (dataset) {
    const words = inWords(moved.get(dataset));
    live.set({ updated: { dataset, words } });
    announce(words);
  }
}

/** @param {Server.Task} [task] none, if this page has not seen which it was */
function inWords(task) {
  const file = task?.original_filename;
  if (!task || !file) {
    return 'Updated';
  }
  return task.state === 'UNDONE' ? `Updated: ${file} was taken off` : `Updated from ${file}`;
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
