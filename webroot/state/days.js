const DAY = 86_400_000;
const at = (iso) => Date.parse(iso + 'T00:00:00Z');
const iso = (millis) => new Date(millis).toISOString().slice(0, 10);

/** A day some days later. @param {string} day yyyy-MM-dd */
export const plusDays = (day, days) => iso(at(day) + days * DAY);

/** The same day some months later, or that month's last one. */
export function plusMonths(day, months) {
  const date = new Date(at(day));
  const wanted = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + months);
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(wanted, last));
  return iso(date.getTime());
}

/** The last day of a day's month. */
export const lastOfMonth = (day) => plusDays(plusMonths(day.slice(0, 8) + '01', 1), -1);

/** Days from one to the other, both counted. */
export const daysBetween = (start, end) => Math.round((at(end) - at(start)) / DAY) + 1;

const MONTHS = { MONTH: 1, QUARTER: 3, YEAR: 12 };

/** The last day of the stretch that begins on a day. */
export function lastOf(first, granularity) {
  if (granularity === 'WEEK') {
    return plusDays(first, 6);
  }
  return MONTHS[granularity] ? plusDays(plusMonths(first, MONTHS[granularity]), -1) : first;
}
