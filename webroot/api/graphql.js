import { json, ProblemError } from './http.js';

/**
 * Runs one GraphQL operation and answers its data. A field error is an error, never a blank.
 *
 * @param {string} query
 * @param {object} variables
 * @param {AbortSignal} [signal]
 */
export async function graphql(query, variables, signal) {
  const answer = await json('/graphql', { method: 'POST', body: { query, variables }, signal });
  const first = answer.errors?.[0];
  if (first) {
    throw new ProblemError(first.extensions?.problem ?? unforeseen(first.message));
  }
  return answer.data;
}

const unforeseen = (message) => ({
  type: 'graphql',
  title: 'These figures could not be computed',
  detail: message,
});
