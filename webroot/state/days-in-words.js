import { daysShown, extent } from './filters.js';
import { currencyCode, date } from './format.js';

/** `KES, 1 Jan 2026 – 31 Mar 2026`: what stands below the title of a chart. */
export function moneyAndDays() {
  return [currencyCode(), daysInWords()].filter(Boolean).join(', ');
}

/** `from 1 Jan 2026 to 31 Mar 2026`, or `on 1 Jan 2026`, within a sentence. */
export const inSentence = ({ start, end }) =>
  start === end ? `on ${date(start)}` : `from ${date(start)} to ${date(end)}`;

/** Empty while it is not known of which days there is data. */
export function daysInWords() {
  if (!extent()) {
    return '';
  }
  const { start, end } = daysShown();
  return start === end ? date(start) : `${date(start)} – ${date(end)}`;
}
