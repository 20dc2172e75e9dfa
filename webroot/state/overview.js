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

/** What the counts of different things are counts of. */
const NAMED_IN = {
  uniqueProducts: 'ItemName',
  uniqueBranches: 'Branch',
  uniqueEmployees: 'SalesPerson',
  uniqueCustomers: 'CardName',
};

/** Things that the data does not name are not 0 things: how many there are is not known. */
const counted = (dataset) => (figures) => {
  const columns = new Set(dataset.columns.map(({ name }) => name));
  const unknown = ([key]) => key in NAMED_IN && !columns.has(NAMED_IN[key]);
  return Object.fromEntries(
    Object.entries(figures).map((entry) => (unknown(entry) ? [entry[0], null] : entry)),
  );
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

/** @type {Store<{range: Panel, summary: Panel, months: Panel, branches: Panel, updatedFrom: string | null, updatedAt: Date | null}>} */
export const overview = new Store({
  range: blank,
  summary: blank,
  months: blank,
  branches: blank,
  updatedFrom: null,
  updatedAt: null,
});

const panels = () => {
  const { range, summary, months, branches } = overview.value;
  return [range, summary, months, branches];
};

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
    overview.set({
      range: blank,
      summary: blank,
      months: blank,
      branches: blank,
      updatedFrom: null,
    });
  }
  load(wanted, counted(dataset), newVersion);
}

/**
 * @param {function(object): object} known the figures of which something is known
 * @param {boolean} newVersion whether to say which file changed the figures
 */
async function load(wanted, known, newVersion) {
  running.abort();
  running = new AbortController();
  const { signal } = running;
  const variables = { data: wanted.dataset, start: wanted.start, end: wanted.end };
  const previous = previousPeriod(wanted.start, wanted.end);
  const summary = ({ now, before }) => ({ now: known(now), before: before && known(before) });
  const branches = ({ branchPerformance }) => branchPerformance.map(known);
  await Promise.all([
    panel('range', QUERIES.range, { data: wanted.dataset }, (data) => data.dataRange, signal),
    previous
      ? panel('summary', QUERIES.compared, { ...variables, ...previous }, summary, signal)
      : panel('summary', QUERIES.summary, variables, summary, signal),
    panel('months', QUERIES.months, variables, (data) => data.monthlySalesGrowth, signal),
    panel('branches', QUERIES.branches, variables, branches, signal),
  ]);
  if (!signal.aborted) {
    overview.set({ updatedAt: staleSince() ?? new Date() });
    if (newVersion && overview.value.summary.status === 'ready') {
      tellUpdate(wanted.dataset);
    }
  }
}

async function panel(name, query, variables, pick, signal) {
  overview.set({ [name]: { ...overview.value[name], status: 'loading', problem: null } });
  try {
    const { data, staleSince } = await answered(query, variables, signal);
    if (!signal.aborted) {
      overview.set({ [name]: { status: 'ready', data: pick(data), problem: null, staleSince } });
    }
  } catch (failure) {
    if (!signal.aborted) {
      overview.set({
        [name]: { ...overview.value[name], status: 'failed', problem: asProblem(failure) },
      });
    }
  }
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
