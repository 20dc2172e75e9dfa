import { graphql } from '../api/graphql.js';
import { asProblem } from '../api/http.js';
import { filters, salesFilter } from './filters.js';

const TEXT = `query Values($dataSource: String, $startDate: String, $endDate: String, $dimension: String!, $search: String) {
  dimensionValues(dataSource: $dataSource, startDate: $startDate, endDate: $endDate,
    dimension: $dimension, search: $search, limit: 100) { value rows } }`;

/**
 * The values that a dimension has in the days that are looked at, those with most rows first,
 * whatever else is filtered: who has chosen one must be able to choose another.
 *
 * @param {string} dimension
 * @param {string} search part of them, in any case
 * @returns {Promise<{found?: {value: string, rows: number}[], problem: Server.Problem | null}>}
 */
export async function values(dimension, search) {
  const { dataSource, startDate, endDate } = salesFilter(filters());
  try {
    const data = await graphql(TEXT, { dataSource, startDate, endDate, dimension, search: search || null });
    return { found: data.dimensionValues, problem: null };
  } catch (failure) {
    return { problem: asProblem(failure) };
  }
}
