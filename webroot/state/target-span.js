import { daysBetween, lastOfMonth, plusDays } from './days.js';

/** How many months are from one day to the other, both counted; a part of one by its days. */
export function monthsIn(start, end) {
  let months = 0;
  for (let day = start; day <= end; ) {
    const last = lastOfMonth(day);
    const until = last < end ? last : end;
    months += daysBetween(day, until) / daysBetween(day.slice(0, 8) + '01', last);
    day = plusDays(until, 1);
  }
  return months;
}
