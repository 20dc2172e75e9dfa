import { listAlerts, listRules } from '../api/alerts.js';
import { asProblem } from '../api/http.js';
import { datasets } from './datasets.js';
import { Store } from './store.js';

/**
 * Rules over metrics, and what they found.
 *
 * @type {Store<{known: boolean, rules: Server.Rule[], alerts: Server.Alert[], total: number, limit: number,
 *     problem: Server.Problem | null}>}
 */
export const alerts = new Store({
  known: false,
  rules: [],
  alerts: [],
  total: 0,
  limit: 20,
  problem: null,
});

const EVERY = 15_000;
/** A rule looks a moment after its data has changed. */
const LOOKED = 1_500;

let asked = 0;

export async function loadAlerts() {
  const mine = ++asked;
  try {
    const [{ rules }, { alerts: list, total }] = await Promise.all([
      listRules(),
      listAlerts(alerts.value.limit),
    ]);
    if (mine === asked) {
      alerts.set({ known: true, rules, alerts: list, total, problem: null });
    }
  } catch (failure) {
    if (mine === asked) alerts.set({ problem: asProblem(failure) });
  }
}

/** A rule that was saved looks at once, and it takes a moment. */
export async function ruleSaved() {
  await loadAlerts();
  [700, 2_500, 6_000].forEach((millis) => setTimeout(loadAlerts, millis));
}

export function moreAlerts() {
  alerts.set({ limit: Math.min(200, alerts.value.limit + 40) });
  loadAlerts();
}

/** Keeps them fresh until what is returned is called. */
export function followAlerts() {
  loadAlerts();
  const timer = setInterval(() => document.hidden || loadAlerts(), EVERY);
  let soon = 0;
  const stop = datasets.watch(() => {
    clearTimeout(soon);
    soon = setTimeout(loadAlerts, LOOKED);
  });
  return () => {
    clearInterval(timer);
    clearTimeout(soon);
    stop();
  };
}
