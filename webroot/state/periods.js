import { lastOfMonth, plusDays, plusMonths } from './days.js';

/**
 * The spans of days that have a name. Those of the calendar are counted from today, those of the
 * data from the newest day that has any.
 *
 * @typedef {object} Period
 * @property {string} id as it stands in the address
 * @property {string} name
 * @property {'data' | 'calendar' | 'fiscal'} group
 * @property {(when: When) => [string, string]} span first and last day
 * @property {number} [months] so many months before is the period to compare with
 * @property {number} [days] or so many days before
 *
 * @typedef {object} When
 * @property {string} today yyyy-MM-dd
 * @property {string} earliest first day of the data
 * @property {string} latest last day of the data
 * @property {number} fiscalStart month in which the fiscal year begins, 1 to 12
 */

const monday = (day) => plusDays(day, -((new Date(day + 'T00:00Z').getUTCDay() + 6) % 7));
const firstOfMonth = (day) => day.slice(0, 8) + '01';
const firstOfYear = (day, start = 1) => {
  const shifted = plusMonths(firstOfMonth(day), 1 - start);
  return plusMonths(shifted.slice(0, 5) + '01-01', start - 1);
};
const firstOfQuarter = (day, start = 1) => {
  const year = firstOfYear(day, start);
  const months = monthsBetween(year, day);
  return plusMonths(year, months - (months % 3));
};
const monthsBetween = (from, to) =>
  (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 +
  Number(to.slice(5, 7)) -
  Number(from.slice(5, 7));
/** @returns {[string, string]} */
const whole = (first, months) => [first, lastOfMonth(plusMonths(first, months - 1))];

/** The newest of that number that has begun, up to today: of what is to come there are no sales. @returns {Period} */
const fiscalQuarter = (number) => ({
  id: `fiscal-q${number}`,
  name: `Fiscal Q${number}`,
  group: 'fiscal',
  months: 3,
  span: ({ today, fiscalStart }) => {
    const first = plusMonths(firstOfYear(today, fiscalStart), (number - 1) * 3);
    const [start, end] = whole(first > today ? plusMonths(first, -12) : first, 3);
    return [start, end > today ? today : end];
  },
});

/** @type {Period[]} */
export const PERIODS = [
  {
    id: 'last-30-days',
    name: 'Last 30 days',
    group: 'data',
    span: ({ latest }) => [plusDays(latest, -29), latest],
  },
  {
    id: 'last-90-days',
    name: 'Last 90 days',
    group: 'data',
    span: ({ latest }) => [plusDays(latest, -89), latest],
  },
  {
    id: 'last-12-months',
    name: 'Last 12 months',
    group: 'data',
    months: 12,
    span: ({ latest }) => [plusDays(plusMonths(latest, -12), 1), latest],
  },
  { id: 'today', name: 'Today', group: 'calendar', span: ({ today }) => [today, today] },
  {
    id: 'yesterday',
    name: 'Yesterday',
    group: 'calendar',
    span: ({ today }) => [plusDays(today, -1), plusDays(today, -1)],
  },
  {
    id: 'this-week',
    name: 'This week',
    group: 'calendar',
    days: 7,
    span: ({ today }) => [monday(today), today],
  },
  {
    id: 'last-week',
    name: 'Last week',
    group: 'calendar',
    days: 7,
    span: ({ today }) => [plusDays(monday(today), -7), plusDays(monday(today), -1)],
  },
  {
    id: 'this-month',
    name: 'This month',
    group: 'calendar',
    months: 1,
    span: ({ today }) => [firstOfMonth(today), today],
  },
  {
    id: 'last-month',
    name: 'Last month',
    group: 'calendar',
    months: 1,
    span: ({ today }) => whole(plusMonths(firstOfMonth(today), -1), 1),
  },
  {
    id: 'this-quarter',
    name: 'This quarter',
    group: 'calendar',
    months: 3,
    span: ({ today }) => [firstOfQuarter(today), today],
  },
  {
    id: 'last-quarter',
    name: 'Last quarter',
    group: 'calendar',
    months: 3,
    span: ({ today }) => whole(plusMonths(firstOfQuarter(today), -3), 3),
  },
  {
    id: 'this-year',
    name: 'This year',
    group: 'calendar',
    months: 12,
    span: ({ today }) => [firstOfYear(today), today],
  },
  {
    id: 'last-year',
    name: 'Last year',
    group: 'calendar',
    months: 12,
    span: ({ today }) => whole(plusMonths(firstOfYear(today), -12), 12),
  },
  {
    id: 'this-fiscal-year',
    name: 'This fiscal year',
    group: 'fiscal',
    months: 12,
    span: ({ today, fiscalStart }) => [firstOfYear(today, fiscalStart), today],
  },
  {
    id: 'last-fiscal-year',
    name: 'Last fiscal year',
    group: 'fiscal',
    months: 12,
    span: ({ today, fiscalStart }) => whole(plusMonths(firstOfYear(today, fiscalStart), -12), 12),
  },
  {
    id: 'this-fiscal-quarter',
    name: 'This fiscal quarter',
    group: 'fiscal',
    months: 3,
    span: ({ today, fiscalStart }) => [firstOfQuarter(today, fiscalStart), today],
  },
  {
    id: 'last-fiscal-quarter',
    name: 'Last fiscal quarter',
    group: 'fiscal',
    months: 3,
    span: ({ today, fiscalStart }) =>
      whole(plusMonths(firstOfQuarter(today, fiscalStart), -3), 3),
  },
  ...[1, 2, 3, 4].map(fiscalQuarter),
];

export const periodOf = (id) => PERIODS.find((period) => period.id === id) ?? null;

const isWholeMonths = (start, end) => start.endsWith('-01') && end === lastOfMonth(end);

/**
 * The days to compare with, or null without both ends. Whole months are compared with as many whole
 * months before; the beginning of a week, month, quarter or year with the one before up to the same
 * day; other days with as many days just before. Of what still runs, up to today.
 *
 * @param {Period | null} period
 * @param {string} [today]
 */
export function daysBefore(period, start, end, today = end) {
  if (!start || !end || start > end) {
    return null;
  }
  const last = lastSoFar(start, end, today);
  if (isWholeMonths(start, end)) {
    const months = monthsBetween(start, end) + 1;
    return { start: plusMonths(start, -months), end: last === end ? plusDays(start, -1) : plusMonths(last, -months) };
  }
  if (period?.months) {
    return { start: plusMonths(start, -period.months), end: plusMonths(last, -period.months) };
  }
  const days = period?.days ?? spanOf(start, last);
  return { start: plusDays(start, -days), end: plusDays(last, -days) };
}

/** The last day that has begun, of days that have. */
const lastSoFar = (start, end, today) => (start <= today && today < end ? today : end);

const spanOf = (start, end) => Math.round((Date.parse(end) - Date.parse(start)) / 86_400_000) + 1;

/** The same days a year before. */
export function yearBefore(start, end, today = end) {
  if (!start || !end || start > end) {
    return null;
  }
  const last = lastSoFar(start, end, today);
  const then = plusMonths(last, -12);
  return { start: plusMonths(start, -12), end: isWholeMonths(start, last) ? lastOfMonth(then) : then };
}
