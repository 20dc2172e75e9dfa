import { Store } from './store.js';

/**
 * What other windows of this browser have in hand, by window: the tasks whose files they send. No
 * window takes such a file for one that was left half sent.
 *
 * @type {Store<{held: Map<string, string[]>}>}
 */
export const elsewhere = new Store({ held: new Map() });

const me = String(Math.random());
const channel = new BroadcastChannel('sluice.sending');
let mine = [];

const tell = (what) => channel.postMessage({ from: me, ...what });

/** Tells the other windows what this one has in hand. @param {string[]} tasks */
export function hold(tasks) {
  if (tasks.join() !== mine.join()) {
    mine = tasks;
    tell({ holds: mine });
  }
}

export const isHeldHere = (task) => mine.includes(task);

export const isHeldElsewhere = (task) =>
  [...elsewhere.value.held.values()].some((tasks) => tasks.includes(task));

channel.addEventListener('message', ({ data: { from, holds } }) => {
  if (holds) {
    const held = new Map(elsewhere.value.held);
    held.delete(from);
    elsewhere.set({ held: holds.length > 0 ? held.set(from, holds) : held });
  } else if (mine.length > 0) {
    tell({ holds: mine });
  }
});
addEventListener('pagehide', () => hold([]));
tell({ asks: true });
