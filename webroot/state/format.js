import { settings } from '../settings.js';

const NARROW = '\u202f';
const NBSP = '\u00a0';
const NONE = '—';
const absent = (value) => value === null || value === undefined || Number.isNaN(value);

/** How figures and days are written now. */
let way = wayOf(settings.locale, settings.currency.code);

function wayOf(locale, code) {
  const number = (options) => new Intl.NumberFormat(locale, options);
  const moment = (options) => new Intl.DateTimeFormat(locale, options);
  const currency = currencyOf(locale, code);
  const day = { day: 'numeric', month: 'short', year: 'numeric' };
  return {
    key: `${locale} ${code}`,
    locale,
    currency,
    whole: number({ maximumFractionDigits: 0 }),
    short: number({ maximumFractionDigits: 1 }),
    tenth: number({ minimumFractionDigits: 1, maximumFractionDigits: 1 }),
    mantissa: number({ maximumFractionDigits: 6 }),
    cents: number({ minimumFractionDigits: currency.decimals, maximumFractionDigits: currency.decimals }),
    day: moment({ ...day, timeZone: 'UTC' }),
    monthYear: moment({ month: 'short', year: 'numeric', timeZone: 'UTC' }),
    moment: moment({ ...day, hour: '2-digit', minute: '2-digit' }),
    hours: moment({ hour: '2-digit', minute: '2-digit' }),
  };
}

/** The symbol that people of the place write: `KSh`, `€`; that of settings.js for its own. */
function currencyOf(locale, code) {
  if (code === settings.currency.code) {
    return settings.currency;
  }
  const written = new Intl.NumberFormat(locale, { style: 'currency', currency: code, currencyDisplay: 'narrowSymbol' });
  const symbol = written.formatToParts(0).find(({ type }) => type === 'currency')?.value ?? code;
  return { code, symbol, decimals: written.resolvedOptions().maximumFractionDigits };
}

/**
 * Writes figures as a dataset's readers have agreed on.
 *
 * @param {{locale: string | null, currency: string | null}} agreed null: as in settings.js
 * @returns {boolean} whether that is another way than before
 */
export function writeAs({ locale, currency }) {
  const before = way.key;
  way = wayOf(locale ?? settings.locale, currency ?? settings.currency.code);
  return way.key !== before;
}

/** Whose way of writing figures it is. */
export const localeNow = () => way.locale;

/** The code of the currency that amounts are written in. */
export const currencyCode = () => way.currency.code;

/** What is rounded to nothing is not below it. */
const minus = (text) => (/[1-9]/.test(text) ? text.replace('-', '−') : text.replace('-', ''));

/** From here on a figure has no cents of its own, and too many digits to be read. */
const IMMENSE = 1e15;
const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** `1.2 × 10²⁴` */
function power(value, digits) {
  const [some, exponent] = value.toExponential(digits).split('e+');
  const raised = [...exponent].map((digit) => RAISED[digit]).join('');
  return `${way.mantissa.format(Number(some))}${NBSP}×${NBSP}10${raised}`;
}

const written = (value, format) =>
  minus(Math.abs(value) >= IMMENSE ? power(value, 6) : format.format(value));

const SCALES = [
  { from: 999_950_000_000, by: 1e12, sign: 'T' },
  { from: 999_950_000, by: 1e9, sign: 'B' },
  { from: 999_950, by: 1e6, sign: 'M' },
  { from: 999.5, by: 1e3, sign: 'K' },
];

/** From here on a figure is abbreviated, and all that stand beside it are. */
const LONG = 10_000;

const scaleOf = (size) => SCALES.find(({ from }) => size >= from);

function scaled(value, format, below) {
  const size = Math.abs(value);
  if (size >= IMMENSE) return power(value, 1);
  const scale = scaleOf(size);
  return scale ? format.format(value / scale.by) + NBSP + scale.sign : below.format(value);
}

/** `1.2 M`, `1 M` @param {any} value @param {number} [most] the largest beside it */
export function compact(value, most = value) {
  if (absent(value)) return NONE;
  return minus(Math.abs(most) < LONG ? way.short.format(value) : scaled(value, way.short, way.short));
}

/**
 * `1.2 M`, `1.0 M`; a small amount to the cent: what `money` says, where the currency is said already.
 *
 * @param {any} value
 * @param {number} [most] the largest beside it
 */
export function amount(value, most = value) {
  if (absent(value)) return NONE;
  return Math.abs(most) < LONG ? cents(value) : minus(scaled(value, way.tenth, way.whole));
}

/**
 * Figures that stand side by side are written in one form, that of the largest.
 *
 * @param {(value: number, most: number) => string} format
 * @param {(number | null | undefined)[]} values
 * @returns {(value: number) => string}
 */
export function alike(format, values) {
  let most = 0;
  values.forEach((value) => (most = Math.max(most, Math.abs(value ?? 0))));
  return (value) => format(value, most);
}

/**
 * Amounts in the cells of a grid: as `alike`, and abbreviated in one unit, that of the one in the middle,
 * with as many decimals. So the eye compares digits, not letters.
 *
 * @param {(number | null | undefined)[]} values
 * @returns {(value: number) => string}
 */
export function inOneUnit(values) {
  const sizes = values.map((value) => Math.abs(value ?? 0)).filter(Boolean).sort((a, b) => a - b);
  const most = sizes.at(-1) ?? 0;
  if (most < LONG || most >= IMMENSE) return alike(amount, values);
  const { by, sign } = scaleOf(sizes[sizes.length >> 1]) ?? { by: 1, sign: '' };
  const [format, least] = sign && most < 1_000 * by ? [way.tenth, by / 10] : [way.whole, by];
  const of = (value) => minus(format.format(value / by)) + (sign && NBSP + sign);
  return (value) => {
    const text = of(value);
    return value === 0 ? '0' : /[1-9]/.test(text) ? text : `under${NBSP}${of(least)}`;
  };
}

/** `KSh 1.2 M`; a small amount to the cent. @param {any} value @param {number} [most] the largest beside it */
export const money = (value, most = value) => (absent(value) ? NONE : way.currency.symbol + NBSP + amount(value, most));

/** `KSh 1,234,567.80` */
export const exactMoney = (value) =>
  absent(value) ? NONE : way.currency.symbol + NBSP + written(value, way.cents);

/** `1,234,567.80`, where the currency is said already or not known yet. */
export const cents = (value) => (absent(value) ? NONE : written(value, way.cents));

/** `1,234,567` */
export const count = (value) => (absent(value) ? NONE : written(value, way.whole));

/** `1,234.5`: a figure that is mostly whole. */
export const quantity = (value) => (absent(value) ? NONE : written(value, way.short));

const MOST_PERCENT = 9_999;

/** Not all is not 100, some is not 0, and of very much more digits would say nothing. */
function nearly(size) {
  if (size > MOST_PERCENT) return { word: 'over', size: MOST_PERCENT };
  if (size >= 99.95 && size < 100) return { word: 'over', size: 99.9 };
  return size > 0 && size < 0.05 ? { word: 'under', size: 0.1 } : null;
}

/** `12 %`, `12.5 %` of a fraction, at an axis. */
export const axisPercent = (fraction) =>
  absent(fraction) ? NONE : minus(way.short.format(fraction * 100)) + NARROW + '%';

/** `12.3 %`, `12.0 %` of a fraction; `over 99.9 %` where it is not all. */
export function percent(fraction) {
  if (absent(fraction)) return NONE;
  const value = fraction * 100;
  const size = Math.abs(value);
  const near = nearly(size);
  const told = near?.size ?? size;
  const format = told === 0 || told === 100 || told >= 1_000 ? way.whole : way.tenth;
  const text = format.format(Math.sign(value) * told + 0) + NARROW + '%';
  return (near ? near.word + NBSP : '') + minus(text);
}

/** `12.3 %` of a figure that is in percent. */
export const points = (value) => percent(absent(value) ? null : value / 100);

/** `+12.3 %`: a change. One too small to be told is none. */
export function signedPercent(fraction) {
  if (absent(fraction)) return NONE;
  const text = percent(Math.abs(fraction) < 0.0005 ? 0 : fraction);
  return fraction >= 0.0005 && /^\d/.test(text) ? `+${text}` : text;
}

/** A sentence of the server, in which no number stands apart from its sign or its currency. */
export const sentence = (text) =>
  text?.replaceAll(/(?<=\d) %/g, NARROW + '%').replaceAll(/(?<=\b[A-Z]{3}) (?=−?\d)/g, NBSP);

/** `1 row`, `2 rows` */
export const plural = (value, one, many = one + 's') =>
  `${count(value)} ${value === 1 ? one : many}`;

/** `Rows 1,001 to 2,000, as the whole answer is sorted`; nothing where there are none. */
export const pageInWords = (from, shown) =>
  shown > 0 ? `Rows ${count(from + 1)} to ${count(from + shown)}, as the whole answer is sorted` : '';

/** `4.2 MB`, a kilobyte being 1,024 bytes, as the limit of an upload counts. */
export function bytes(value) {
  if (absent(value)) return NONE;
  if (value < 1024) return plural(value, 'byte');
  const step = Math.min(Math.floor(Math.log(value) / Math.log(1024)), 4);
  return way.short.format(value / 1024 ** step) + NBSP + ['', 'kB', 'MB', 'GB', 'TB'][step];
}

/** `0.4 s`, `12 s`, `3 min 5 s` */
export function seconds(value) {
  if (absent(value)) return NONE;
  if (value < 10) return way.short.format(Math.max(value, 0)) + NBSP + 's';
  if (value < 60) return Math.round(value) + NBSP + 's';
  if (value >= 3600) return `${Math.floor(value / 3600)} h ${Math.round((value % 3600) / 60)} min`;
  return `${Math.floor(value / 60)} min ${Math.round(value % 60)} s`;
}

/** `20 Nov 2026`; data's days have no time zone. @param {string | null} iso */
export const date = (iso) => (iso ? way.day.format(new Date(iso.slice(0, 10) + 'T00:00:00Z')) : NONE);

/** `1–27 Oct 2026`; one day as `date` has it. */
export const dates = (first, last) => {
  const [from, to] = [first, last].map((iso) => new Date(iso.slice(0, 10) + 'T00:00:00Z'));
  return way.day.formatRange(from, to);
};

/** `Nov 2026` */
export const month = (iso) =>
  iso ? way.monthYear.format(new Date(iso.slice(0, 7) + '-01T00:00Z')) : NONE;

/** `Q1 2026`, a quarter of the calendar. @param {string} first its first day */
const quarter = (first) => `Q${Math.ceil(Number(first.slice(5, 7)) / 3)} ${first.slice(0, 4)}`;

/** A stretch of time in words. @param {string} first its first day */
export function stretch(first, granularity) {
  switch (granularity) {
    case 'MONTH':
      return month(first);
    case 'QUARTER':
      return quarter(first);
    case 'YEAR':
      return first.slice(0, 4);
    default:
      return date(first);
  }
}

/** `20 Nov 2026, 14:05`, where the reader is. */
export const dateTime = (iso) => (iso ? way.moment.format(new Date(iso)) : NONE);

const zoned = new Map();

/**
 * As {@link dateTime}, but where the data is: in its own time zone. What begins there with a day is
 * that day.
 *
 * @param {string | null} iso
 * @param {string} timeZone
 */
export function dateTimeIn(iso, timeZone) {
  if (!iso) return NONE;
  const key = `${way.key} ${timeZone}`;
  if (!zoned.has(key)) {
    const locale = way.moment.resolvedOptions().locale;
    /** @type {Intl.DateTimeFormatOptions} */
    const day = { day: 'numeric', month: 'short', year: 'numeric', timeZone };
    zoned.set(key, {
      midnight: new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium', timeZone }),
      day: new Intl.DateTimeFormat(locale, day),
      moment: new Intl.DateTimeFormat(locale, { ...day, hour: '2-digit', minute: '2-digit' }),
    });
  }
  const { midnight, day, moment } = zoned.get(key);
  const at = new Date(iso);
  return (midnight.format(at) === '00:00:00' ? day : moment).format(at);
}

/** `14:05`, where the reader is. @param {Date | null} at */
export const clock = (at) => (at ? way.hours.format(at) : NONE);

/** `just now`, `5 min ago`, `3 h ago`, then the date and time. */
export function ago(iso, now = Date.now()) {
  if (!iso) return NONE;
  const past = (now - Date.parse(iso)) / 1000;
  if (past < 45) return 'just now';
  if (past < 3600) return `${Math.max(1, Math.round(past / 60))} min ago`;
  if (past < 86_400) return `${Math.round(past / 3600)} h ago`;
  return dateTime(iso);
}
