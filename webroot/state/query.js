import { answered } from '../api/graphql.js';
import { asProblem } from '../api/http.js';
import { absent } from './absent.js';
import { chosen, datasets } from './datasets.js';
import { compareTo, daysAreReversed, filters, salesFilter } from './filters.js';
import { join, leave, settled } from './live.js';
import { withoutUnknown } from './misread.js';
import { inWords } from './problem-words.js';
import { agreed } from './preferences.js';
import { place } from './url.js';

/**
 * What a question's part of the page shows. While it is asked anew, what was there stays.
 *
 * @typedef {object} Panel
 * @property {'loading' | 'ready' | 'failed'} status
 * @property {any} data
 * @property {import('../api/http.js').Problem | null} problem
 * @property {Date | null} staleSince when the data was asked for, if Druid could not be asked again
 * @property {boolean} comes Druid loads the dataset's rows again, after a restart
 */

/** @type {Panel} */
const blank = Object.freeze({
  status: 'loading',
  data: null,
  problem: null,
  staleSince: null,
  comes: false,
});

const TYPES = {
  dataSource: 'String',
  startDate: 'String',
  endDate: 'String',
  branches: '[String!]',
  productLines: '[String!]',
  itemGroups: '[String!]',
  salesPersons: '[String!]',
  customers: '[String!]',
  items: '[String!]',
  where: '[DimensionFilter!]',
};
const names = Object.keys(TYPES);
const EVERY = names.map((name) => `${name}: $${name}`).join(', ');
const BEFORE = EVERY.replace('$startDate', '$beforeStart').replace('$endDate', '$beforeEnd');
const UNDATED = EVERY.replace('startDate: $startDate, endDate: $endDate, ', '');
const MORE = {
  beforeStart: 'String',
  beforeEnd: 'String',
  compared: 'Boolean!',
  filter: 'SalesFilter',
  compareTo: 'CompareInput',
  whatChangedTo: 'CompareInput!',
};

/** Writes out `@filter`, `@before` and `@explore`, and declares each variable that is used. */
function operation(text, types) {
  const full = text
    .replaceAll('@filter', EVERY)
    .replaceAll('@before', BEFORE)
    .replaceAll('@undated', UNDATED)
    .replaceAll('@explore', 'filters: $filter, compareTo: $compareTo');
  const used = [...new Set([...full.matchAll(/\$(\w+)/g)].map(([, name]) => name))];
  const all = { ...TYPES, ...MORE, ...types };
  const declared = used.map((name) => `$${name}: ${all[name]}`).join(', ');
  return { query: `query${declared ? `(${declared})` : ''} ${full}`, used };
}

/** Everything that a question may name, as the filters have it. */
function variablesOf(it) {
  const to = compareTo(it);
  return {
    ...salesFilter(it),
    beforeStart: it.before?.start ?? null,
    beforeEnd: it.before?.end ?? null,
    compared: it.before !== null,
    filter: salesFilter(it),
    compareTo: to,
    whatChangedTo: to ?? { to: 'PREVIOUS_PERIOD' },
  };
}

/** Answers to what was asked a moment ago: going back to it draws at once. */
const remembered = new Map();
const MOST_REMEMBERED = 80;

function remember(key, data) {
  remembered.delete(key);
  remembered.set(key, data);
  if (remembered.size > MOST_REMEMBERED) {
    remembered.delete(remembered.keys().next().value);
  }
}

const SOON = 1_000;
const LATEST = 8_000;
const isLoading = ({ type }) => type?.split('/').pop() === 'druid-loading';

/**
 * A question in GraphQL that a component has, asked for the filters and the version of the data, and
 * again whenever one of them changes while the component is on the page.
 *
 *     #lines = new Query(this, {
 *       text: '{ profitabilityByDimension(@filter, dimension: $by) { branch grossProfit } }',
 *       types: { by: 'String!' },
 *       variables: () => ({ by: this.by }),
 *       pick: (data) => data.profitabilityByDimension,
 *     });
 *     … this.#lines.panel
 *
 * `@filter` stands for the arguments of the filters; `@before` for the same over the days to compare
 * with (to be asked for only `@include(if: $compared)`), `@undated` for the same over all dates; `@explore`
 * for those of `explore`.
 */
export class Query {
  #host;
  #ask;
  #operation;
  /** @type {string | null} */
  #key = null;
  /** @type {string | null} */
  #dataset = null;
  /** @type {number | null} */
  #version = null;
  #running = new AbortController();
  #later = 0;
  #patience = SOON;
  #stop = [];
  /** @type {Panel} */
  panel = blank;

  /** There is nothing to ask just now. */
  idle = true;

  /**
   * @param {import('lit').ReactiveControllerHost} host
   * @param {object} ask
   * @param {string} ask.text an operation without its declaration
   * @param {Object<string, string>} [ask.types] of variables of one's own
   * @param {(it: import('./filters.js').Filters) => object} [ask.variables] their values
   * @param {(data: any) => any} [ask.pick] what of the answer is the panel's data
   * @param {(it: import('./filters.js').Filters) => boolean} [ask.when] whether to ask at all
   */
  constructor(host, ask) {
    this.#host = host;
    this.#ask = ask;
    this.#operation = operation(ask.text, ask.types);
    host.addController(this);
  }

  hostConnected() {
    const again = () => this.#host.requestUpdate();
    this.#stop = [place, datasets, agreed, absent].map((store) => store.watch(again));
    join(this);
    again();
  }

  hostDisconnected() {
    this.#stop.forEach((stop) => stop());
    leave(this);
    this.#running.abort();
    clearTimeout(this.#later);
    this.#key = null;
  }

  hostUpdate() {
    this.#refresh(false);
  }

  /** Asks again, whatever is known. */
  again = () => {
    this.#refresh(true);
    this.#host.requestUpdate();
  };

  #refresh(force) {
    const it = filters();
    const nothing = !it.dataset || chosen()?.rows === 0 || daysAreReversed(it);
    if (nothing || this.#ask.when?.(it) === false) {
      this.#forget();
      return;
    }
    const all = { ...variablesOf(it), ...this.#ask.variables?.(it) };
    const variables = Object.fromEntries(this.#operation.used.map((name) => [name, all[name]]));
    const key = JSON.stringify([it.dataset, it.version, this.#operation.query, variables]);
    if (!force && key === this.#key) {
      return;
    }
    this.idle = false;
    const sameData = this.#dataset === it.dataset;
    const updated = sameData && this.#version !== it.version;
    this.#key = key;
    this.#dataset = it.dataset;
    this.#version = it.version;
    this.#load(key, variables, { before: sameData ? this.panel : blank, updated, force });
  }

  #forget() {
    this.#running.abort();
    this.#key = null;
    this.#dataset = null;
    this.panel = blank;
    this.idle = true;
  }

  async #load(key, variables, { before, updated, force }) {
    clearTimeout(this.#later);
    this.#running.abort();
    const known = force ? undefined : remembered.get(key);
    if (known !== undefined) {
      this.#show({ ...blank, status: 'ready', data: known }, updated);
      return;
    }
    this.#running = new AbortController();
    const { signal } = this.#running;
    this.panel = { ...before, status: 'loading', problem: null };
    try {
      const answer = await answered(this.#operation.query, variables, signal);
      const data = this.#ask.pick ? this.#ask.pick(answer.data) : answer.data;
      if (!signal.aborted) {
        this.#patience = SOON;
        if (!answer.staleSince) remember(key, data);
        this.#show({ ...blank, status: 'ready', data, staleSince: answer.staleSince }, updated);
      }
    } catch (failure) {
      if (!signal.aborted) this.#failed(asProblem(failure), key, variables, updated);
    }
  }

  #failed(problem, key, variables, updated) {
    if (withoutUnknown(problem)) {
      return;
    }
    if (!isLoading(problem)) {
      this.#show({ ...this.panel, status: 'failed', problem: inWords(problem), comes: false }, false);
      return;
    }
    this.#show({ ...this.panel, status: 'loading', comes: true }, false);
    this.#later = setTimeout(
      () => this.#load(key, variables, { before: this.panel, updated, force: true }),
      this.#patience,
    );
    this.#patience = Math.min(this.#patience * 2, LATEST);
  }

  /** Drawn outside of an update, or as part of the one that asks. */
  #show(panel, updated) {
    this.panel = panel;
    this.#host.requestUpdate();
    settled(updated ? this.#version : null);
  }
}
