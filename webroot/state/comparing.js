import { daysBetween, plusDays } from './days.js';
import { inSentence } from './days-in-words.js';
import { extent, filters, when } from './filters.js';
import { date, dates } from './format.js';
import { daysBefore, periodOf, yearBefore } from './periods.js';

/** Those of which one is offered where nothing can be compared, the longest first. */
const OFFERED = ['last-12-months', 'last-90-days', 'last-30-days'];
const LEAST_DAYS = 2;

/** Whether the data goes back as far as these days. */
const isIn = (days, has) => days !== null && days.start >= has.earliest && days.end >= has.earliest;

/** Whether none of these days is before or after all of the data. */
export const isWholeIn = (days, has) => has !== null && isIn(days, has) && days.end <= has.latest;

/**
 * Why nothing is compared, or the comparison is with days of which there is no data; null where
 * that is not so.
 */
export function whyNotCompared(it = filters()) {
  const has = extent();
  if (!has) {
    return null;
  }
  if (it.before) {
    return it.before.end < has.earliest
      ? `The data begins on ${date(has.earliest)}: there is nothing ${inSentence(it.before)} to compare with.`
      : null;
  }
  if (!it.start && !it.end) {
    return 'All dates are on show: there is nothing before them to compare with.';
  }
  return it.start && it.end ? null : 'Without a first and a last day there is nothing to compare with.';
}

/**
 * What figures are compared with, and where the data has not all of it. Where it has nothing at all,
 * why; null without a comparison.
 */
export function comparedWith(it = filters()) {
  const why = whyNotCompared(it);
  const has = extent();
  if (why || !it.before || !has) {
    return it.before ? why : null;
  }
  const { start, end } = it.before;
  const begins = start < has.earliest ? `, of which the data has those from ${date(has.earliest)} on` : '';
  const ends = it.end && it.end > has.latest ? `; the data ends on ${date(has.latest)}` : '';
  return `Changes are against ${date(start)} – ${date(end)}${begins}${ends}.`;
}

/**
 * `against 1–27 Oct 2026`, behind a change; empty where nothing is compared.
 */
export function againstInWords({ before, compare } = filters()) {
  if (!before) {
    return '';
  }
  return compare === 'year' ? 'against the year before' : `against ${dates(before.start, before.end)}`;
}

/**
 * Comparisons that the data goes back far enough for, as they would be chosen.
 *
 * @returns {{name: string, patch: Partial<import('./url.js').Place>}[]}
 */
export function comparisonsThatWork(it = filters()) {
  const has = extent();
  if (!has || has.earliest === has.latest) {
    return [];
  }
  return [...otherWay(it, has), ...shorter(has)].slice(0, 2);
}

/** The same days against others. */
function otherWay({ start, end, period, compare }, has) {
  if (!start || !end) {
    return [];
  }
  const ways = [
    { id: 'previous', name: 'Against the period before', days: daysBefore(periodOf(period), start, end, when().today) },
    { id: 'year', name: 'Against the year before', days: yearBefore(start, end, when().today) },
  ];
  return ways
    .filter(({ id, days }) => id !== compare && isIn(days, has))
    .map(({ id, name }) => ({ name, patch: { compare: id === 'previous' ? null : id } }));
}

/** Fewer days, up to the newest. */
function shorter(has) {
  const named = OFFERED.map(periodOf).find((period) => {
    if (!period) return false;
    const [start, end] = period.span(has);
    return isIn(daysBefore(period, start, end), has);
  });
  if (named) {
    return [{ name: `${named.name} against those before`, patch: { period: named.id, start: null, end: null, compare: null } }];
  }
  const days = Math.floor(daysBetween(has.earliest, has.latest) / 2);
  const start = plusDays(has.latest, 1 - days);
  return days < LEAST_DAYS
    ? []
    : [{ name: `The last ${days} days against those before`, patch: { start, end: has.latest, compare: null } }];
}
