import { answered } from '../api/graphql.js';
import { asProblem } from '../api/http.js';
import { announce } from './announce.js';
import { chosen, datasets } from './datasets.js';
import { daysBetween, previousPeriod } from './days.js';
import { available, health } from './health.js';
import { Store } from './store.js';
import { newestFirst } from './tasks.js';
import { daysAreReversed, place } from './url.js';

const FILTER = '$data: String, $start: String, $end: String';
const S = 'dataSource: $data, startDate: $start, endDate: $end';
const SUMMARY = `totalRevenue netSales grossProfit lineItemCount returnsValue totalTransactions
  averageTransaction uniqueProducts uniqueBranches uniqueEmployees netUnitsSold`;

const QUERIES = {
  range:
    'query Range($data: String) { dataRange(dataSource: $data) { earliestDate latestDate totalRecords } }',
  summary: `query Summary(${FILTER}) { now: revenueSummary(${S}) { ${SUMMARY} } }`,
  compared: `query Compared(${FILTER}, $from: String, $to: String) {
    now: revenueSummary(${S}) { ${SUMMARY} }
    before: revenueSummary(dataSource: $data, startDate: $from, endDate: $to) { ${SUMMARY} } }`,
  months: `query Months(${FILTER}) { monthlySalesGrowth(${S}) { date totalSales grossProfit } }`,
  branches: `query Branches(${FILTER}) { branchPerformance(${S}) {
    branch totalSales transactionCount averageSale uniqueCustomers uniqueProducts } }`,
};

/**
 * A part of the page with its own fate: while it is loaded anew, what was there stays.
 *
 * @typedef {object} Panel
 * @property {'loading' | 'ready' | 'failed'} status
 * @property {any} data
 * @property {import('../api/http.js').Problem | null} problem
 * @property {Date | null} staleSince when the data was asked for, if Druid could not be asked again
 */
const blank = { status: 'loading', data: null, problem: null, staleSince: null };

const PANELS = ['range', 'summary', 'months', 'branches'];
const allBlank = Object.fromEntries(PANELS.map((name) => [name, blank]));

/**
 * `comes`: Druid loads the dataset's rows again, after a restart.
 *
 * @type {Store<{range: Panel, summary: Panel, months: Panel, branches: Panel, comes: boolean, updatedFrom: string | null, updatedAt: Date | null}>}
 */
export const overview = new Store({ ...allBlank, comes: false, updatedFrom: null, updatedAt: null });

const panels = () => PANELS.map((name) => overview.value[name]);

/** Since when the figures are old because Druid cannot be asked, or null. */
export const staleSince = () => panels().find((it) => it.staleSince)?.staleSince ?? null;

/** Where these figures are on show: elsewhere nobody needs them. */
const OVERVIEW = new Set(['/', '/overview']);

let shown = { dataset: null, version: null, start: null, end: null };
let running = new AbortController();

/** Loads what the address asks for, if it or the data has changed since. */
export function refresh({ force = false } = {}) {
  const dataset = chosen();
  if (!OVERVIEW.has(place.value.path) || daysAreReversed()) {
    return;
  }
  if (!dataset || dataset.rows === 0) {
    shown = { ...shown, dataset: null };
    return;
  }
  const { start, end } = place.value;
  const wanted = { dataset: dataset.name, version: dataset.version, start, end };
  const same = (...names) => names.every((name) => shown[name] === wanted[name]);
  if (!force && same('dataset', 'version', 'start', 'end')) {
    return;
  }
  const otherData = !same('dataset');
  const newVersion = !otherData && !same('version');
  shown = wanted;
  if (otherData) {
    overview.set({ ...allBlank, comes: false, updatedFrom: null });
  }
  load(wanted, newVersion);
}

/** @param {boolean} newVersion whether to say which file changed the figures */
async function load(wanted, newVersion) {
  clearTimeout(later);
  running.abort();
  running = new AbortController();
  const { signal } = running;
  const variables = { data: wanted.dataset, start: wanted.start, end: wanted.end };
  const previous = previousPeriod(wanted.start, wanted.end);
  const outcomes = await Promise.all([
    panel('range', QUERIES.range, { data: wanted.dataset }, (data) => data.dataRange, signal),
    previous
      ? panel('summary', QUERIES.compared, { ...variables, ...previous }, (data) => data, signal)
      : panel('summary', QUERIES.summary, variables, (data) => data, signal),
    panel('months', QUERIES.months, variables, (data) => data.monthlySalesGrowth, signal),
    panel('branches', QUERIES.branches, variables, (data) => data.branchPerformance, signal),
  ]);
  if (signal.aborted) {
    return;
  }
  if (outcomes.includes('comes')) {
    wait(wanted, newVersion);
    return;
  }
  patience = SOON;
  overview.set({ comes: false, updatedAt: staleSince() ?? new Date() });
  if (newVersion && overview.value.summary.status === 'ready') {
    tellUpdate(wanted.dataset);
  }
}

/** @returns {Promise<'ready' | 'failed' | 'comes'>} `comes`: it is loading still, and stays so */
async function panel(name, query, variables, pick, signal) {
  overview.set({ [name]: { ...overview.value[name], status: 'loading', problem: null } });
  try {
    const { data, staleSince } = await answered(query, variables, signal);
    if (!signal.aborted) {
      overview.set({ [name]: { status: 'ready', data: pick(data), problem: null, staleSince } });
    }
    return 'ready';
  } catch (failure) {
    if (signal.aborted) {
      return 'failed';
    }
    const problem = asProblem(failure);
    if (isLoading(problem)) {
      return 'comes';
    }
    overview.set({ [name]: { ...overview.value[name], status: 'failed', problem } });
    return 'failed';
  }
}

/** Druid has not all rows at hand yet: no fault, the figures come. */
const isLoading = ({ type }) => type?.split('/').pop() === 'druid-loading';

const SOON = 1_000;
const LATEST = 8_000;
let patience = SOON;
let later = 0;

/** Asks again by itself: what was there stays meanwhile, and it is said that it is not up to date. */
function wait(wanted, newVersion) {
  overview.set({ comes: true });
  later = setTimeout(() => load(wanted, newVersion), patience);
  patience = Math.min(patience * 2, LATEST);
}

function tellUpdate(dataset) {
  const newest = newestFirst()
    .filter((task) => task.datasource_name === dataset && task.queryable_at)
    .reduce((best, task) => (task.queryable_at > (best?.queryable_at ?? '') ? task : best), null);
  if (newest) {
    overview.set({ updatedFrom: newest.original_filename });
    announce(`Overview updated from ${newest.original_filename}`);
  }
}

/** The period before, in words, where there is one to compare with. */
export function comparedWith() {
  const { start, end } = place.value;
  const previous = previousPeriod(start, end);
  return previous ? { ...previous, days: daysBetween(start, end) } : null;
}

place.watch(() => refresh());
datasets.watch(() => refresh());

/** What failed or was old while Druid was away is asked for again once it is there. */
let druid = available('druid');
health.watch(() => {
  const failed = panels().some(({ status }) => status === 'failed');
  if ((failed || staleSince()) && !druid && available('druid')) {
    refresh({ force: true });
  }
  druid = available('druid');
});
