/**
 * Something that only the file's owner can say, and what it is answered with.
 *
 * @typedef {object} Question
 * @property {string} message
 * @property {string | null} column the header's cell that it is about
 * @property {'order' | 'decimal' | 'becomes' | 'currencies' | 'which' | 'none'} about
 * @property {string | null} target of `which`: what one of the columns is
 * @property {string | null} role what it is sought for, of any question
 * @property {string[]} candidates of `which`: the columns that it may be, the likely ones
 * @property {string[]} choices what the column may become, or how it may be written
 * @property {boolean} open whether the newest look still asks it
 */

/** What the server calls the kinds of its questions. */
const KINDS = { column: 'which', role: 'becomes', currency: 'currencies', format: 'order', decimal: 'decimal', header: 'none' };

/**
 * The questions of a preview after those that were asked before, which keep their places and stay
 * on the page once they are answered: an answer can be changed. What is not asked any more and was
 * not answered is none.
 *
 * @param {Question[]} before
 * @param {import('./reading.js').Reading} reading what the user says
 * @returns {Question[]}
 */
export function questionsIn(preview, before, reading) {
  const asked = preview.questions.map(question);
  const find = (list, wanted) => list.find((it) => keyOf(it) === keyOf(wanted));
  return [
    ...before
      .filter((it) => find(asked, it) ?? (stillThere(it, preview) && wasAnswered(it, reading)))
      .map((it) => find(asked, it) ?? { ...it, open: false }),
    ...asked.filter((it) => !find(before, it)),
  ];
}

const question = ({ about, role, column, message, candidates, choices }) => ({
  about: KINDS[about] ?? 'none',
  target: about === 'column' ? role : null,
  role,
  column,
  message,
  candidates,
  choices,
  open: true,
});

/** What tells one question from another: of which column it is asked, or for what a column is sought. */
export const keyOf = ({ about, column, target }) => `${about} ${target ?? column}`;

function stillThere({ column: name, about, candidates }, { columns }) {
  const found = (source) => columns.find((column) => column.source === source);
  if (about === 'which') {
    return candidates.every(found);
  }
  return name === null || (about === 'order' ? found(name)?.role === 'TIME' : Boolean(found(name)));
}

/** Which column the user says it is, of a question that asks which; null while that is open. */
export function chosenFor({ target }, reading) {
  const said = Object.keys(reading.columns).filter((name) => reading.columns[name].target === target);
  return said.length === 1 ? said[0] : null;
}

/** Whether the user has said something that answers it. */
export function isAnswered(question, reading) {
  const { open, column, about } = question;
  const said = column === null ? undefined : reading.columns[column];
  switch (about) {
    case 'order':
      return Boolean(said?.format || said?.target) || !open;
    case 'decimal':
      return Boolean(said?.decimal || said?.target || reading.decimal) || !open;
    case 'becomes':
    case 'currencies':
      return Boolean(said?.target) || !open;
    case 'which':
      return chosenFor(question, reading) !== null || !open;
    case 'none':
      return true;
    default:
      return !open;
  }
}

/** The user has said something to it; how a file begins has no answer of its own. */
const wasAnswered = (question, reading) =>
  question.about !== 'none' && isAnswered({ ...question, open: true }, reading);

/** Those that nobody has answered. @param {{questions: Question[], reading: import('./reading.js').Reading}} mapping */
export const openQuestions = ({ questions, reading }) =>
  questions.filter((question) => !isAnswered(question, reading));

/**
 * What is asked of this column and not answered yet.
 *
 * @param {{questions: Question[], reading: import('./reading.js').Reading}} mapping
 * @returns {Set<Question['about']>}
 */
export const askedOf = (source, mapping) =>
  new Set(
    openQuestions(mapping)
      .filter(({ column, candidates }) => column === source || candidates.includes(source))
      .map(({ about }) => about),
  );
