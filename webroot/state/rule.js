import { findPreferences } from '../api/rest.js';
import { settings } from '../settings.js';
import { localeNow } from './format.js';
import { numberOf, toWrite } from './numbers.js';

/**
 * A rule while it is written. Its threshold is a text in `locale`, that of the rule's own dataset,
 * whichever is on show; until that is known, of the one on show.
 */

export const PERIODS = [
  { value: 'last-day', name: 'the last day' },
  { value: 'last-7-days', name: 'the last 7 days' },
  { value: 'last-30-days', name: 'the last 30 days' },
  { value: 'month-to-date', name: 'the month to date' },
  { value: 'all', name: 'all days' },
];

export const MEASURES = [
  { value: 'value', name: 'its value' },
  { value: 'change-from-previous-period', name: 'its change from before, in %' },
  { value: 'change-from-previous-year', name: 'its change in a year, in %' },
];

export const OPERATORS = [
  { value: 'below', name: 'is below' },
  { value: 'above', name: 'is above' },
];

/** @param {string} dataset */
export const newRule = (dataset) => ({
  id: null,
  dataset,
  name: '',
  metric: 'netSales',
  filters: {},
  period: 'last-7-days',
  measure: 'value',
  operator: 'below',
  threshold: '',
  webhook: '',
  dimension: '',
  value: '',
  locale: localeNow(),
});

/** How the readers of a dataset write numbers. @param {string} dataset */
export const localeOf = async (dataset) => (await findPreferences(dataset)).locale ?? settings.locale;

/** The same rule, its threshold written in another locale; what is no number stays as it is. */
export function writtenIn(locale, draft) {
  const threshold = numberOf(draft.threshold, draft.locale);
  return { ...draft, locale, threshold: threshold === null ? draft.threshold : toWrite(threshold, locale) };
}

/** As the server takes it; a threshold that is no number is null. */
export function sendable(draft) {
  const { id, threshold, webhook, dimension, value, locale, ...rest } = draft;
  const filters = dimension && value ? { ...rest.filters, [dimension]: [value] } : rest.filters;
  return { ...rest, filters, threshold: numberOf(threshold, locale), webhook: webhook || null };
}

/** What the server knows of a rule, as a draft. */
export function draftOf(rule) {
  const [[dimension, [value]] = ['', ['']], ...others] = Object.entries(rule.filters);
  return {
  id: rule.id,
  dataset: rule.dataset,
  name: rule.name,
  metric: rule.metric,
  filters: Object.fromEntries(others),
  dimension,
  value,
  period: rule.period,
  measure: rule.measure,
  operator: rule.operator,
  threshold: toWrite(rule.threshold),
  webhook: rule.webhook ?? '',
  locale: localeNow(),
  };
}

/** What can be wrong with a text stands below it. */
const TEXTS = ['name', 'threshold', 'webhook'];

/** What is wrong with it, by the member that it is about. */
export const faultsOf = (problem) =>
  Object.fromEntries((problem?.errors ?? []).map(({ column, message }) => [column, message]));

/** What is wrong and stands below no text; null if that is nothing. */
export function otherwise(problem) {
  const errors = problem?.errors ?? [];
  const others = errors.filter(({ column }) => !TEXTS.includes(column));
  if (errors.length === 0) {
    return problem ?? null;
  }
  return others.length > 0
    ? { title: 'This rule cannot be kept as it is', detail: others.map(({ message }) => message).join(' ') }
    : null;
}

/** Why a rule cannot be sent yet, as the server would say it; null if it can. */
export const unsendable = (draft) =>
  numberOf(draft.threshold, draft.locale) === null
    ? { errors: [{ column: 'threshold', message: `Write a number, such as ${new Intl.NumberFormat(draft.locale).format(20_000.5)}.` }] }
    : null;
