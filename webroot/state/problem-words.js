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

/** @param {import('../api/http.js').Problem} problem */
export function inWords(problem) {
  const words = WORDS[problem.type?.split('/').pop()];
  return words ? { ...problem, ...words, errors: [] } : problem;
}
