/** What may be added up over rows and columns: no margins, no counts of different things. */
const ADDITIVE = new Set(['totalRevenue', 'returnsValue', 'netSales', 'lineItemCount', 'rows', 'returns', 'unitsSold', 'netUnitsSold']);

/** The server has no more values as columns. */
const MOST = 20;

/** @param {Row[]} rows @param {string[]} keys */
function sum(rows, keys) {
  const known = rows.flatMap((row) => keys.map((key) => row[key])).filter((value) => typeof value === 'number');
  // what was added up of cents is told to the cent
  return known.length > 0 ? Number(known.reduce((all, value) => all + value, 0).toFixed(6)) : null;
}

/**
 * A pivot with its totals: a column for each figure that may be added up, and a last row.
 *
 * @param {{columns: any[], rows: Row[]}} answer
 * @param {import('./exploring.js').Exploring} it
 * @param {boolean} whole whether these are all rows: else the last row would not be of all
 * @returns {{columns: any[], rows: Row[], foot: Row | null}}
 */
export function withTotals({ columns, rows }, it, whole) {
  const metrics = it.view === 'pivot' ? it.metrics.filter((name) => ADDITIVE.has(name)) : [];
  if (metrics.length === 0 || rows.length === 0) {
    return { columns, rows, foot: null };
  }
  const cells = (metric) => columns.filter(({ pivot, of }) => pivot !== null && of === metric);
  const totals = metrics.map((metric) => {
    const [first, ...others] = cells(metric);
    const pivot = others.length + 1 < MOST ? 'Total' : 'These together';
    return { ...first, name: `total.${metric}`, label: pivot, pivot, total: true };
  });
  const told = rows.map((row) => ({
    ...row,
    ...Object.fromEntries(metrics.map((metric) => [`total.${metric}`, sum([row], cells(metric).map(({ name }) => name))])),
  }));
  const added = [...metrics.flatMap(cells), ...totals].map(({ name }) => [name, sum(told, [name])]);
  return {
    columns: [...columns, ...totals],
    rows: told,
    foot: whole && rows.length > 1 ? { total: true, ...Object.fromEntries(added) } : null,
  };
}
