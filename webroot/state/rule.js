/** A rule while it is written. */

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
});

/** As the server takes it; a threshold that is no number is null, and refused with the reason. */
export function sendable(draft) {
  const { id, threshold, webhook, dimension, value, ...rest } = draft;
  const filters = dimension && value ? { ...rest.filters, [dimension]: [value] } : rest.filters;
  return { ...rest, filters, threshold: number(threshold), webhook: webhook || null };
}

const number = (text) =>
  text.trim() === '' || !Number.isFinite(Number(text)) ? null : Number(text);

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
  threshold: String(rule.threshold),
  webhook: rule.webhook ?? '',
  };
}

/** What is wrong with it, by the member that it is about. */
export const faultsOf = (problem) =>
  Object.fromEntries((problem?.errors ?? []).map(({ column, message }) => [column, message]));
