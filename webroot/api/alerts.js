import { graphql } from './graphql.js';
import { json } from './http.js';

const send = (url, method, body) => json(url, { method, body });
const rule = (id) => `/api/alerts/rules/${encodeURIComponent(id)}`;

/** @returns {Promise<{rules: Server.Rule[]}>} rules, and what each found last */
export const listRules = () => json('/api/alerts/rules', { millis: 15_000 });

/** @returns {Promise<{alerts: Server.Alert[], total: number}>} newest first */
export const listAlerts = (limit) => json(`/api/alerts?limit=${limit}`, { millis: 15_000 });

export const saveRule = (id, it) =>
  id ? send(rule(id), 'PUT', it) : send('/api/alerts/rules', 'POST', it);
export const deleteRule = (id) => send(rule(id), 'DELETE');
export const acknowledge = (id) =>
  send(`/api/alerts/${encodeURIComponent(id)}/acknowledge`, 'POST');

/** What a rule would find just now. @returns {Promise<{firing: boolean, sentence: string}>} */
export const tryRule = (it, signal) =>
  json('/api/alerts/rules/try', { method: 'POST', body: it, signal });

/** Every metric and dimension that there is to ask a dataset for. */
export const catalogue = (dataset, signal) =>
  json(`/api/catalogue?data_source=${encodeURIComponent(dataset)}`, { signal });

/** How the services, the process and the pipeline are doing. */
export const diagnostics = (hours) => json(`/api/diagnostics?hours=${hours}`, { millis: 20_000 });

const VALUES = `query Values($dataset: String!, $dimension: String!) {
  dimensionValues(dataSource: $dataset, dimension: $dimension, limit: 200) { value }
}`;

/** The values of a dimension, those with most rows first. @returns {Promise<string[]>} */
export async function valuesOf(dataset, dimension) {
  const { dimensionValues } = await graphql(VALUES, { dataset, dimension });
  return dimensionValues.map(({ value }) => value);
}
