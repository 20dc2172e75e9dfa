import { IGNORE, KEEP } from './reading.js';
import { cents, count, date } from './format.js';
import { spaced } from './labels.js';
import { isMonthly } from './time-formats.js';

/** Words for what Sluice knows of a file's columns. */

const GROUPS = [
  { name: 'When and how much', roles: ['TIME', 'MEASURE'] },
  { name: 'Who, what and where', roles: ['DIMENSION'] },
  { name: 'To work something out from', roles: ['INGREDIENT'] },
  { name: 'Or', roles: ['EXTRA', 'IGNORED'] },
];

/**
 * What a column may become, in groups for a choice.
 *
 * @param {Server.Preview['targets']} targets
 */
export const groupsOf = (targets) =>
  GROUPS.map(({ name, roles }) => ({
    name,
    options: targets.filter(({ role }) => roles.includes(role)).map(optionOf),
  })).filter(({ options }) => options.length > 0);

/** @param {Server.Preview['targets'][number]} target */
const optionOf = ({ target, label }) => ({ value: target, label: label || spaced(target) });

/**
 * How sure the match of a column is.
 *
 * @returns {{level: 'said' | 'sure' | 'likely' | 'unsure' | 'kept' | 'out', words: string}}
 */
export function sureness({ before, said, asked, choice, confidence }) {
  if (asked) {
    return { level: 'unsure', words: 'Asked above' };
  }
  if (before) {
    return { level: 'kept', words: 'As before' };
  }
  if (said) {
    return { level: 'said', words: 'You said so' };
  }
  if (choice === '') {
    return { level: 'unsure', words: 'Not decided' };
  }
  if (choice === KEEP) {
    return { level: 'kept', words: 'Kept as it is' };
  }
  if (choice === IGNORE) {
    return { level: 'out', words: 'Left out' };
  }
  if (confidence >= 0.9) {
    return { level: 'sure', words: 'Sure' };
  }
  return confidence >= 0.7
    ? { level: 'likely', words: 'Likely' }
    : { level: 'unsure', words: 'Please check' };
}

const TYPES = {
  EMPTY: 'empty',
  BOOLEAN: 'yes or no',
  INTEGER: 'whole numbers',
  DECIMAL: 'numbers',
  DATE: 'dates',
  TIMESTAMP: 'dates and times',
  TEXT: 'text',
};

/** `numbers · 37 empty · 2 not numbers` */
export function contentOf({ role, format, type, nulls, misfits, values, distinct }) {
  const months = role === 'TIME' && isMonthly(format);
  const name = months ? 'months' : (TYPES[type] ?? 'text');
  const parts = [!months && type === 'TEXT' && distinct ? `text, ${count(distinct)} different` : name];
  if (nulls > 0 && values > 0) {
    parts.push(`${count(nulls)} empty`);
  }
  if (misfits > 0) {
    parts.push(`${count(misfits)} otherwise`);
  }
  return parts.join(' · ');
}

/** How a column of amounts carries its returns. */
export const SIGNS = [
  { value: 'plain', label: 'As they are' },
  { value: 'negated', label: 'Returns above zero' },
  { value: 'signed', label: 'Below zero is a return' },
];

export const DECIMALS = [
  { value: '.', label: 'Point: 1,234.56' },
  { value: ',', label: 'Comma: 1.234,56' },
];

/** A value as it would be loaded. @param {string | null} value @param {{name: string, type: string}} column */
export function loadedValue(value, { name, type }) {
  if (value === null || value === undefined || value === '') {
    return '';
  }
  if (name === '__time') {
    const at = /^-?\d+$/.test(value) ? new Date(Number(value)).toISOString() : value;
    return at.slice(11, 19) === '00:00:00' || at.length === 10 ? date(at) : inUtc(at);
  }
  if (MONEY.has(name) && WHOLE_CENTS.test(value)) {
    return cents(Number(value));
  }
  return type === 'string' ? value : value.replace('-', '−');
}

const MONEY = new Set(['grossRevenue', 'returnsValue', 'totalCost']);
/** More decimals than a coin has are shown as they are. */
const WHOLE_CENTS = /^-?\d{1,15}(\.\d{1,2})?$/;

const inUtc = (at) => `${date(at)}, ${at.slice(11, at.slice(17, 19) === '00' ? 16 : 19)}`;
