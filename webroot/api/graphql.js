import { json, ProblemError } from './http.js';

/**
 * Runs one GraphQL operation and answers its data. A field error is an error, never a blank.
 *
 * @param {string} query
 * @param {object} variables
 * @param {AbortSignal} [signal]
 */
export const graphql = async (query, variables, signal) =>
  (await answered(query, variables, signal)).data;

/**
 * As {@link graphql}, with the time of numbers that are older than the data: while Druid does not
 * answer, its last answers are given. Null where all is new.
 *
 * @returns {Promise<{data: any, staleSince: Date | null}>}
 */
export async function answered(query, variables, signal) {
  const answer = await json('/graphql', { method: 'POST', body: { query, variables }, signal });
  const first = answer.errors?.[0];
  if (first) {
    throw new ProblemError(first.extensions?.problem ?? unforeseen(first.message));
  }
  const stale = answer.extensions?.data?.find((origin) => origin.stale);
  return { data: answer.data, staleSince: stale ? new Date(stale.computedAt) : null };
}

const unforeseen = (message) => ({
  type: 'graphql',
  title: 'These figures could not be computed',
  detail: message,
});
