/** What the server says to who wrote a question, said to who only looks at a page. */
const WORDS = {
  'bad-parameter': {
    title: 'These figures cannot be had in this way',
    detail: 'Something that is asked for here is not in the data. Reset the filters, or choose something else.',
  },
  'bad-date-range': {
    title: 'These days cannot be shown',
    detail: 'Choose a first and a last day that the calendar has.',
  },
  'filter-too-large': {
    title: 'So many filters at once cannot be looked at',
    detail: 'Take some of them off.',
  },
};

const TELL = 'tell whoever runs Sluice';
const PASSES = `Wait a minute, then try again; if it lasts, ${TELL}.`;
const AGAIN = `Try again; if it happens again, ${TELL}.`;

const DRUID = {
  title: 'Druid cannot answer just now',
  detail: `It keeps the figures, and is starting or away. Nothing is lost, and it goes on by itself; if this lasts more than a few minutes, ${TELL}.`,
  passes: true,
};
const REFUSES = { title: 'Druid does not work together with Sluice', detail: `Nothing is lost, and nothing here can mend it: ${TELL}.` };
const FAILED = { title: 'Something failed in Sluice', detail: AGAIN };
const FIGURES = { title: 'These figures could not be computed', detail: `It is nothing that you chose. ${AGAIN}` };
const NOT_LOADED = {
  title: 'Sluice could not load this file',
  detail: `Most likely the file is not to blame; it is kept. Please ${TELL}, and try again once that is mended.`,
};
const MOVED = { title: 'It has moved on meanwhile', detail: 'What you wanted to do with this file cannot be done as it is now. Its card says how it is.', inside: undefined };
const DAMAGED = { title: 'The file is not in the file store as it was sent', detail: `Send it again; if that does not help, ${TELL}.` };
const UNSETTLED = {
  title: 'Nobody knows yet whether its rows arrived',
  detail: 'Loading ended in the middle. None of its rows is shown; “Try again” first finds out how far it came, so that none counts twice.',
};
const UNRECORDED = {
  title: 'The file arrived, but it is not yet recorded',
  detail: 'It is looked after once the database is back. Look at the list of files before you send it again.',
};

/**
 * What nobody who looks at a page can mend: the server's own sentence, with its settings and what went
 * wrong inside, is for whoever runs it.
 */
const NOT_OURS = {
  'druid-unavailable': DRUID,
  'druid-starting': DRUID,
  'druid-denied': REFUSES,
  'druid-not-there': REFUSES,
  'ledger-unavailable': { title: 'The database cannot answer just now', detail: `Nothing that was taken is lost. ${PASSES}` },
  'storage-unavailable': { title: 'The file store cannot answer just now', detail: PASSES },
  'storage-denied': NOT_LOADED,
  'storage-bucket-missing': NOT_LOADED,
  'storage-refused': NOT_LOADED,
  'druid-out-of-memory': NOT_LOADED,
  'druid-out-of-disk': NOT_LOADED,
  'ingestion-refused': NOT_LOADED,
  'ingestion-failed': NOT_LOADED,
  'row-count-mismatch': NOT_LOADED,
  'not-served': NOT_LOADED,
  'worker-died': NOT_LOADED,
  'prepared-file-missing': { title: 'What was prepared of the file is gone', detail: `Try again: it is prepared anew from the file as it was received. If it happens again, ${TELL}.` },
  'object-missing': DAMAGED,
  'object-torn': DAMAGED,
  'query-failed': FIGURES,
  graphql: FIGURES,
  'internal-error': FAILED,
};

export const kind = ({ type }) => type?.split('/').pop();

/** @param {import('../api/http.js').Problem} problem */
export function inWords(problem) {
  const words = WORDS[kind(problem)];
  return words ? { ...problem, ...words, errors: [] } : problem;
}

/**
 * A problem as everybody is told of it; `inside` is what whoever runs Sluice wants to know of it, if it
 * is theirs to mend; one that `passes` is no failure yet.
 *
 * @param {import('../api/http.js').Problem} problem
 * @returns {import('../api/http.js').Problem & {inside?: string, passes?: boolean}}
 */
export function forEverybody(problem) {
  const words = wordsOf(problem);
  if (!words) return problem;
  const { title, detail, requestId } = problem;
  return { ...problem, inside: `${title}: ${detail}${requestId ? ` (Request ${requestId}.)` : ''}`, ...words };
}

function wordsOf(problem) {
  const { type, status, detail } = problem;
  switch (kind(problem)) {
    case 'duplicate-content':
      return { detail: asButtons(detail), inside: undefined };
    case 'nothing-to-replace':
      return { detail: asCards(detail), errors: [], inside: undefined };
    case 'outcome-unknown':
      return status === 503 ? UNRECORDED : UNSETTLED;
    case 'illegal-move':
    case 'lease-lost':
      return MOVED;
    case 'cannot-cancel':
    case 'cannot-retry':
    case 'cannot-undo':
    case 'cannot-redo':
    case 'cannot-reread':
    case 'not-waiting':
      return STATE.test(detail) ? MOVED : null;
    default:
      return /^http-5/.test(type ?? '') ? FAILED : NOT_OURS[kind(problem)];
  }
}

/** As the API calls files and their states: `QUERYABLE`. */
const STATE = /\b[A-Z]{6,}(_[A-Z]+)*\b|\btask [\da-f-]{36}/;

/** What may be said to the API is a button on the page. */
const asButtons = (detail) =>
  detail
    .replace(/, as task [\da-f-]+(?=\.)/, '')
    .replace(/"([^"]*)"/, '“$1”')
    .replace('say allow_duplicate=true', 'choose “Count it twice”')
    .replace('send it with allow_duplicate=true', 'send it again and choose “Load it again anyway”');

/** Whom a file replaces is said by choosing it on that one's card. */
const asCards = (detail) =>
  detail
    .replace(/ \(task [\da-f-]+\)/, '')
    .replace(/: it is [A-Z_]+(?=\.)/, '')
    .replace('name it instead', 'choose this file on its card');
