import { chosen, lacks } from './datasets.js';
import { daysBetween, lastOf } from './days.js';
import { daysBefore, periodOf, yearBefore } from './periods.js';
import { preferences } from './preferences.js';
import { go, NOTHING_CHOSEN, place } from './url.js';

/**
 * What is looked at, as the address and the data say it: the one place where pages read it.
 *
 * @typedef {object} Filters
 * @property {string | null} dataset
 * @property {number} version of its data
 * @property {string | null} period the name of the span, if it has one
 * @property {string | null} start first day, inclusive; null for all dates
 * @property {string | null} end
 * @property {'previous' | 'year' | 'none' | 'own'} compare
 * @property {{start: string, end: string} | null} before the days to compare with, where there are any
 * @property {Object<string, string[]>} values by filter: branches, productLines …
 * @property {{dimension: string, values: string[]}[]} where any other dimension
 */

/**
 * The filters with lists of their own. `filter` as in GraphQL's SalesFilter and in the address.
 *
 * @typedef {{filter: import('./url.js').Filter, dimension: string, column: string, label: string, many: string}} Dimension
 * @type {readonly Dimension[]}
 */
export const DIMENSIONS = Object.freeze([
  { filter: 'branches', dimension: 'branch', column: 'Branch', label: 'Branch', many: 'branches' },
  { filter: 'productLines', dimension: 'productLine', column: 'ProductLine', label: 'Product line', many: 'product lines' },
  { filter: 'itemGroups', dimension: 'itemGroup', column: 'ItemGroup', label: 'Item group', many: 'item groups' },
  { filter: 'salesPersons', dimension: 'salesPerson', column: 'SalesPerson', label: 'Sales person', many: 'sales persons' },
  { filter: 'customers', dimension: 'customer', column: 'CardName', label: 'Customer', many: 'customers' },
  { filter: 'items', dimension: 'item', column: 'ItemName', label: 'Product', many: 'products' },
]);

/** Those that the dataset on show has. */
export const ourDimensions = () => DIMENSIONS.filter(({ column }) => !lacks(column));

/** To make one takes longer than to use it a hundred times. @type {Map<string, Intl.DateTimeFormat>} */
const calendars = new Map();

/** The day that it is somewhere. @param {string | number} moment @param {string} timeZone */
function dayIn(moment, timeZone) {
  let calendar = calendars.get(timeZone);
  if (!calendar) {
    calendar = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' });
    calendars.set(timeZone, calendar);
  }
  return calendar.format(new Date(moment));
}

/** First and last day of a dataset's rows, where its days begin; null without rows. */
export function extent(dataset = chosen()) {
  const { min_time: min, max_time: max, time_zone: zone = 'UTC' } = dataset ?? {};
  return min && max ? { earliest: dayIn(min, zone), latest: dayIn(max, zone) } : null;
}

/** From which days periods are counted. */
export function when() {
  const dataset = chosen();
  const today = dayIn(Date.now(), dataset?.time_zone ?? 'UTC');
  const { earliest, latest } = extent(dataset) ?? { earliest: today, latest: today };
  return { today, earliest, latest, fiscalStart: preferences().fiscalStart };
}

/** @returns {Filters} */
export function filters() {
  const { period: id, compare } = place.value;
  const dataset = chosen();
  const period = periodOf(id);
  const [start, end] = period ? period.span(when()) : [place.value.start, place.value.end];
  /** @type {any} `state/url.js` lets nothing else in */
  const way = compare?.includes('..') ? 'own' : (compare ?? 'previous');
  return {
    dataset: dataset?.name ?? null,
    version: dataset?.version ?? 0,
    period: period?.id ?? null,
    start,
    end,
    compare: way,
    before: before(way, period, start, end),
    values: Object.fromEntries(DIMENSIONS.map(({ filter }) => [filter, place.value[filter]])),
    where: whereOf(place.value.where),
  };
}

function before(way, period, start, end) {
  if (way === 'none') return null;
  if (way === 'own') {
    const [first, last] = (place.value.compare ?? '').split('..');
    return { start: first, end: last };
  }
  const { today } = when();
  return way === 'year' ? yearBefore(start, end, today) : daysBefore(period, start, end, today);
}

function whereOf(texts) {
  const byDimension = new Map();
  texts
    .filter((text) => text.includes(':'))
    .map((text) => [text.slice(0, text.indexOf(':')), text.slice(text.indexOf(':') + 1)])
    .forEach(([name, value]) => byDimension.set(name, [...(byDimension.get(name) ?? []), value]));
  return [...byDimension].map(([dimension, values]) => ({ dimension, values }));
}

/** The filters as GraphQL's SalesFilter. @param {Filters} it */
export function salesFilter(it = filters()) {
  const some = (list) => (list.length > 0 ? list : null);
  return {
    dataSource: it.dataset,
    startDate: it.start,
    endDate: it.end,
    ...Object.fromEntries(Object.entries(it.values).map(([name, list]) => [name, some(list)])),
    where: some(it.where),
  };
}

/** What numbers are compared to, as GraphQL's CompareInput; null where there is nothing. */
export const compareTo = (it = filters()) =>
  it.before && { to: 'CUSTOM', startDate: it.before.start, endDate: it.before.end };

/** An address may name its days the wrong way round; no figures can be asked for then. */
export const daysAreReversed = (it = filters()) =>
  it.start !== null && it.end !== null && it.start > it.end;

/** First and last day of what is looked at, where the data has rows. */
export function daysShown(it = filters()) {
  const { earliest, latest } = when();
  return { start: it.start ?? earliest, end: it.end ?? latest };
}

/** The stretches that so many days are best told in. */
export function granularity(it = filters()) {
  const { start, end } = daysShown(it);
  const days = daysBetween(start, end);
  if (days <= 62) return 'DAY';
  if (days <= 240) return 'WEEK';
  return days <= 366 * 8 ? 'MONTH' : 'QUARTER';
}

/** Wants only these values of a filter. */
export const setFilter = (filter, values) => go({ [filter]: values });

/** Takes a value into a filter, or out of it. */
export function toggle(filter, value) {
  const now = place.value[filter];
  go({ [filter]: now.includes(value) ? now.filter((it) => it !== value) : [...now, value] });
}

/** As {@link toggle}, for a dimension by its name: one with a filter of its own or any other. */
export function toggleDimension(dimension, value) {
  const [filter, text] = textOf(dimension, value);
  toggle(filter, text);
}

/**
 * Narrows what is looked at to what a mark stands for. What is so already stays; where all of it is,
 * the same mark takes it back.
 *
 * @param {Record<string, string> & {time?: string}} keys values by dimension; `time` is the first day of a stretch
 * @param {string} [granularity] of that stretch
 */
export function narrowTo({ time, ...values }, granularity) {
  const days = time ? daysOf(time, granularity) : null;
  const wanted = Object.entries(values).map(([dimension, value]) => textOf(dimension, value));
  const { start, end } = filters();
  const isSo =
    wanted.every(([filter, text]) => place.value[filter].includes(text)) &&
    (!days || (days.start === start && days.end === end));
  const patch = {};
  for (const [filter, text] of wanted) {
    const now = patch[filter] ?? place.value[filter];
    patch[filter] = isSo ? now.filter((it) => it !== text) : [...new Set([...now, text])];
  }
  go({ ...patch, ...(isSo && days ? { start: null, end: null } : days) });
}

/** Where a value of a dimension stands in the address, and how it is written there. */
function textOf(dimension, value) {
  const own = DIMENSIONS.find((it) => it.dimension === dimension);
  return own ? [own.filter, value] : ['where', `${dimension}:${value}`];
}

/** The days of a stretch that are looked at. */
function daysOf(time, granularity) {
  const it = filters();
  const last = lastOf(time, granularity);
  return { start: it.start && it.start > time ? it.start : time, end: it.end && it.end < last ? it.end : last };
}

/** How many filters are set, the days among them. */
export const filtersSet = () =>
  Object.keys(NOTHING_CHOSEN)
    .filter((name) => Array.isArray(place.value[name]))
    .reduce((sum, name) => sum + place.value[name].length, 0) +
  (place.value.period || place.value.start || place.value.end ? 1 : 0);

export const reset = () => go({ ...NOTHING_CHOSEN, compare: null });
