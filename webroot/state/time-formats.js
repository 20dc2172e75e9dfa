/** How times are written in files, in words. Formats are the server's: date patterns, joined by |. */

const NAMED = {
  iso: 'Year first, ISO: 2026-12-31',
  'epoch-s': 'Seconds since 1970',
  'epoch-ms': 'Milliseconds since 1970',
  excel: 'Days as Excel counts them',
};

/** A month without a day. */
const MONTHS = {
  'MMM yyyy': 'A month: Dec 2026',
  'yyyy-MM': 'A month: 2026-12',
  'MM/yyyy': 'A month: 12/2026',
  yyyyMM: 'A month: 202612',
};

/** Whether all that is written so are months. */
export const isMonthly = (format) => format?.split('|').every((one) => MONTHS[one]) ?? false;

const COMMON = ['iso', 'dd/MM/yyyy', 'MM/dd/yyyy', 'dd.MM.yyyy', 'dd-MM-yyyy', 'yyyy/MM/dd', 'excel'];

/** The last day of 2026, a minute before its end, as a pattern writes it. */
const WRITTEN = [
  ['yyyy', '2026'],
  ['yy', '26'],
  ['MMMM', 'December'],
  ['MMM', 'Dec'],
  ['MM', '12'],
  ['M', '12'],
  ['dd', '31'],
  ['d', '31'],
  ['HH', '23'],
  ['H', '23'],
  ['hh', '11'],
  ['h', '11'],
  ['mm', '59'],
  ['ss', '00'],
  ['a', 'pm'],
];

function written(pattern) {
  let text = '';
  for (let rest = pattern; rest; ) {
    const known = WRITTEN.find(([letters]) => rest.startsWith(letters));
    const [letters, value] = known ?? [rest[0], rest[0]];
    text += value;
    rest = rest.slice(letters.length);
  }
  return text.replaceAll("'", '');
}

function order(pattern) {
  const first = /[dMy]/.exec(pattern)?.[0];
  return { d: 'Day first', M: 'Month first', y: 'Year first' }[first];
}

/** `Day first: 31/12/2026` */
export function formatInWords(format) {
  if (!format) {
    return 'Not known';
  }
  return format
    .split('|')
    .map((one) => NAMED[one] ?? MONTHS[one] ?? `${order(one) ?? 'As'}: ${written(one)}`)
    .join(', or ');
}

/** Formats to choose from, the present one first. */
export const timeFormats = (format) => [
  ...new Set([format, otherOrder(format), ...COMMON].filter(Boolean)),
];

/** The same format with day and month changed about; null where that changes nothing. */
export function otherOrder(format) {
  if (!format) {
    return null;
  }
  const other = format.split('|').map(swapped).join('|');
  return other === format ? null : other;
}

/** Only where both are plain figures: `dd/MM`, `M-d`. */
function swapped(pattern) {
  const found = /^(d{1,2})([^A-Za-z])(M{1,2})(?!M)|^(M{1,2})(?!M)([^A-Za-z])(d{1,2})/.exec(pattern);
  if (!found) {
    return pattern;
  }
  const [whole, d, s, m, m2, s2, d2] = found;
  return (d ? m + s + d : d2 + s2 + m2) + pattern.slice(whole.length);
}

/** Whether a format has its day before its month. */
export const dayFirst = (format) => /^d/.test(format?.split('|').find((one) => swapped(one) !== one) ?? '');

/**
 * A written day read day first or month first, as an ISO day; null if it cannot be.
 *
 * @param {string} text such as `03/04/2026`
 */
export function readAs(text, isDayFirst) {
  const found = /^\s*(\d{1,2})\D(\d{1,2})\D(\d{2,4})/.exec(text ?? '');
  if (!found) {
    return null;
  }
  const [, one, two, year] = found;
  const [day, month] = isDayFirst ? [one, two] : [two, one];
  if (Number(month) < 1 || Number(month) > 12 || Number(day) < 1 || Number(day) > 31) {
    return null;
  }
  const full = year.length === 2 ? '20' + year : year;
  return `${full}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}
