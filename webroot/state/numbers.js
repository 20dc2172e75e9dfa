import { localeNow } from './format.js';

/** How a locale writes numbers: its ten digits, what groups them, and where the fraction begins. */
function signsOf(locale) {
  const of = (options) => new Intl.NumberFormat(locale, options);
  const part = (wanted) => of({ minimumFractionDigits: 1 }).formatToParts(1234567.5).find(({ type }) => type === wanted)?.value;
  const digits = [...of({ useGrouping: false }).format(9876543210)].reverse();
  return { digits, group: part('group') ?? ',', decimal: part('decimal') ?? '.' };
}

const SPACE = /^\s$/;
const APOSTROPHE = /^['’]$/;
const literally = (sign) => `\\u{${sign.codePointAt(0)?.toString(16)}}`;

/** People type the space and the apostrophe that their keys have. */
const likeIt = (sign) => (SPACE.test(sign) ? '\\s' : APOSTROPHE.test(sign) ? "['’]" : literally(sign));

const PLAIN = /^-?(\d+(\.\d*)?|\.\d+)$/;

/**
 * A number as the agreed locale writes it (`20.000,5`), or else as programs do (`20000.5`).
 *
 * @param {string} text
 * @returns {number | null} null if it is no number
 */
export function numberOf(text, locale = localeNow()) {
  const { digits, group, decimal } = signsOf(locale);
  const known = [...text.trim().replace('−', '-')].map((sign) => (digits.includes(sign) ? digits.indexOf(sign) : sign)).join('');
  const apart = likeIt(group);
  const whole = `\\d+|\\d{1,3}(${apart}\\d{2,3})*${apart}\\d{3}`;
  if (new RegExp(`^-?(${whole})?(${likeIt(decimal)}\\d+)?$`, 'u').test(known) && /\d/.test(known)) {
    return Number(known.replace(new RegExp(apart, 'gu'), '').replace(decimal, '.'));
  }
  return PLAIN.test(known) ? Number(known) : null;
}

/** A number to be changed by who reads it: all of its digits, and nothing between them. */
export const toWrite = (value, locale = localeNow()) =>
  new Intl.NumberFormat(locale, { useGrouping: false, maximumFractionDigits: 20 }).format(value);

/** The same, as it is read: with what groups its digits. */
export const asRead = (value, locale = localeNow()) =>
  new Intl.NumberFormat(locale, { maximumFractionDigits: 20 }).format(value);
