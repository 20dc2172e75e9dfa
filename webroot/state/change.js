import { percent, signedPercent } from './format.js';

/** What is smaller is told as no change, as a part and as a difference. */
const LEAST = 0.0005;
const NOTHING = 1e-9;

/**
 * A change as a part of what was before; null where that was nothing or less: a percentage of it says
 * neither how much nor which way.
 */
const partOf = (now, then) => (then > 0 ? (now - then) / then : null);

/** @returns {'up' | 'down' | 'same'} */
export function wayOf(now, then) {
  const part = partOf(now, then);
  const [size, least] = part === null ? [now - then, NOTHING] : [part, LEAST];
  return size > least ? 'up' : size < -least ? 'down' : 'same';
}

const SIGNS = { up: '+', down: '−', same: '' };

/**
 * `+12.3 %`, or `+KSh 4,218.70` where a percentage would say nothing.
 *
 * @param {number} now
 * @param {number} then
 * @param {(value: number) => string} format of the figure
 */
export function changeInWords(now, then, format) {
  const part = partOf(now, then);
  return part === null ? SIGNS[wayOf(now, then)] + format(Math.abs(now - then)) : signedPercent(part);
}

/** `12.3 % more than`, `KSh 4,218.70 more than`, `as much as`, within a sentence. */
export function comparedInWords(now, then, format) {
  const way = wayOf(now, then);
  const part = partOf(now, then);
  const size = part === null ? format(Math.abs(now - then)) : percent(Math.abs(part));
  return way === 'same' ? 'as much as' : `${size} ${way === 'up' ? 'more' : 'less'} than`;
}
