/**
 * The row that has more of something than every other; null where there is none: several have as
 * much, or there is only one.
 *
 * @template {Row} T
 * @param {T[]} rows @param {string} key of a number @returns {T | null}
 */
export function leaderOf(rows, key) {
  const known = rows.filter((row) => typeof row[key] === 'number');
  const most = Math.max(...known.map((row) => row[key]));
  const leaders = known.filter((row) => row[key] === most);
  return known.length > 1 && leaders.length === 1 ? leaders[0] : null;
}
