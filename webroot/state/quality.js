import { count, exactMoney, percent, plural } from './format.js';

/** How good rows are, said in figures and words. */

/** @returns {{name: string, share: number}[]} the emptiest column first */
export const columnsOf = ({ completeness }) =>
  Object.entries(completeness)
    .map(([name, share]) => ({ name, share }))
    .sort((a, b) => a.share - b.share || a.name.localeCompare(b.name));

/** The facts beside the columns, each with what it means. */
export function factsOf(quality) {
  const { validity, duplicates, duplicates_exact: exact, outliers } = quality;
  return [
    { name: 'Rows accepted', value: percent(validity), note: 'of all rows in the files' },
    {
      name: 'Repeated rows',
      value: (exact === false ? 'about ' : '') + count(duplicates),
      note: 'the same as an earlier row of their file, in every column',
    },
    { name: 'Unusual amounts', value: count(outliers), note: fences(quality) },
  ];
}

function fences({ low_fence: low, high_fence: high }) {
  if (typeof low !== 'number' || typeof high !== 'number') {
    return 'far from what the others are';
  }
  return `below ${exactMoney(low)} or above ${exactMoney(high)}`;
}

/**
 * How quality went from file to file: those that were measured, oldest first.
 *
 * @returns {{key: string, file: string, at: string, rows: number, validity: number, completeness: number, duplicates: number, outliers: number}[]}
 */
export const courseOf = (ingestions) =>
  ingestions
    .filter(({ quality }) => quality)
    .map((one) => ({
      key: one.task_id,
      file: one.original_filename,
      at: one.shown_at,
      rows: one.rows,
      validity: one.quality.validity,
      completeness: mean(Object.values(one.quality.completeness)),
      duplicates: one.quality.duplicates,
      outliers: one.quality.outliers,
    }))
    .sort((a, b) => (a.at ?? '').localeCompare(b.at ?? ''));

const mean = (all) => (all.length === 0 ? null : all.reduce((sum, one) => sum + one, 0) / all.length);

const DAY = 86_400_000;

/** `newest sale 24 days ago` */
export function freshness(newest, now = Date.now()) {
  if (!newest) {
    return null;
  }
  const days = Math.floor((now - Date.parse(newest)) / DAY);
  if (days < 0) {
    return { words: 'in the future', late: true };
  }
  return { words: days === 0 ? 'today' : `${plural(days, 'day')} ago`, late: days > 45 };
}
