import { otherOrder } from './time-formats.js';
import { choiceOf } from './reading.js';

/**
 * Something that only the file's owner can say, and what it is answered with.
 *
 * @typedef {object} Question
 * @property {string} message
 * @property {string | null} column the header's cell that it is about
 * @property {'order' | 'decimal' | 'becomes' | 'which-time' | 'which-amount' | 'sheet' | 'none'} about
 * @property {boolean} open whether the newest look still asks it
 */

const AMOUNTS = ['grossRevenue', 'returnsValue', 'beforeDiscount', 'unitPrice'];

/**
 * The questions of a preview after those that were asked before, which keep their places and stay
 * on the page once they are answered: an answer can be changed.
 *
 * @param {Question[]} before
 * @returns {Question[]}
 */
export function questionsIn(preview, before) {
  const asked = (preview.notes ?? [])
    .filter(({ kind }) => kind === 'QUESTION')
    .map(({ column, message }) => ({
      message,
      column,
      about: about(column, message, preview),
      open: true,
    }));
  const find = (list, { column, about: subject }) =>
    list.find((it) => it.column === column && it.about === subject);
  return [
    ...before
      .filter((question) => stillThere(question, preview))
      .map((question) => find(asked, question) ?? { ...question, open: false }),
    ...asked.filter((question) => !find(before, question)),
  ];
}

function stillThere({ column: name, about: subject }, { columns }) {
  const column = columns.find(({ source }) => source === name);
  return name === null || (subject === 'order' ? column?.role === 'TIME' : Boolean(column));
}

/** What answers it, told by the column that it is about, or by what the file does not have. */
function about(name, message, preview) {
  const column = preview.columns.find(({ source }) => source === name);
  if (column) {
    return aboutColumn(column, message);
  }
  const targets = new Set([
    ...preview.columns.map(choiceOf),
    ...preview.derived.map(({ target }) => target),
  ]);
  if (!targets.has('__time')) {
    return 'which-time';
  }
  if (!AMOUNTS.some((target) => targets.has(target))) {
    return 'which-amount';
  }
  return preview.source?.sheets?.length > 1 && /sheet/i.test(message) ? 'sheet' : 'none';
}

function aboutColumn({ role, format, decimal, type }, message) {
  if (role === 'TIME' && otherOrder(format)) {
    return 'order';
  }
  const aNumber = decimal || type === 'INTEGER' || type === 'DECIMAL';
  return aNumber && /decimal|thousand/i.test(message) ? 'decimal' : 'becomes';
}

/** Whether the user has said something that answers it. */
export function isAnswered({ open, column, about: subject }, reading) {
  const said = column === null ? undefined : reading.columns[column];
  switch (subject) {
    case 'order':
      return Boolean(said?.format || said?.target) || !open;
    case 'decimal':
      return Boolean(said?.decimal || said?.target || reading.decimal) || !open;
    case 'becomes':
      return Boolean(said?.target) || !open;
    case 'sheet':
      return Boolean(reading.sheet) || !open;
    case 'none':
      return true;
    default:
      return !open;
  }
}
