import { plural } from './format.js';

/** What each rule of the check finds, in words for a count. */
const WORDS = {
  'totals-line': 'a line of totals',
  'bad-number': 'not a number',
  'bad-time': 'not a date',
  'missing-time': 'no date',
  'missing-amount': 'no amount',
  'wrong-sign': 'wrong sign',
  'cell-count': 'too many or too few cells',
  'below-one': 'below one',
  'cell-too-long': 'cell too long',
  'row-too-long': 'row too long',
  'broken-quote': 'broken quotes',
  'unclosed-quote': 'quotes not closed',
  'nul-byte': 'binary bytes',
  'not-utf8': 'characters that cannot be read',
  'excess-discount': 'a discount larger than the amount',
  'bad-flag': 'neither a sale nor a return',
};

/** `120 rows: not a number · 7 rows: no date`, the most frequent first. @param {Object<string, number>} counts */
export const rulesInWords = (counts) =>
  Object.entries(counts)
    .sort(([, a], [, b]) => b - a)
    .map(([rule, rows]) => `${plural(rows, 'row')}: ${WORDS[rule] ?? rule.replaceAll('-', ' ')}`)
    .join(' · ');
