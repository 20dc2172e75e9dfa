import { plural } from './format.js';
import { formatInWords } from './time-formats.js';

/** What was understood of a file, said in a few words. */

const FORMATS = { xlsx: 'An Excel workbook', xls: 'An Excel workbook (xls)', parquet: 'A Parquet file' };
const DELIMITERS = { ',': 'commas', ';': 'semicolons', '\t': 'tabs', '|': 'bars' };
const PACKED = { gzip: 'compressed with gzip', zip: 'from a zip archive' };

/** `A text file in windows-1252, cells apart by semicolons, its header in line 3` */
export function fileInWords({ source, delimiter, header_line: header }) {
  if (!source) {
    return 'It is not known what this file is';
  }
  const parts = [FORMATS[source.format] ?? textInWords(source, delimiter)];
  if (source.compression) {
    parts.push(PACKED[source.compression] ?? source.compression);
  }
  if (source.sheet) {
    parts.push(`sheet “${source.sheet}”`);
  }
  if (header) {
    parts.push(header === 1 ? 'the header in its first line' : `the header in line ${header}`);
  }
  return parts.join(', ');
}

function textInWords({ charset }, delimiter) {
  const apart = DELIMITERS[delimiter] ? ` with ${DELIMITERS[delimiter]} between cells` : '';
  return `Text${charset ? ` in ${charset}` : ''}${apart}`;
}

/**
 * `41,230 rows, 1 row to be set aside`; while something is asked, how many are good is not known.
 *
 * @param {Server.Preview} preview
 * @param {boolean} waits it is not loaded yet
 * @param {boolean} open something is asked
 */
export function rowsInWords({ rows, whole, rejected, problem }, waits, open) {
  if (rows === 0) {
    return 'No rows';
  }
  const some = whole ? plural(rows, 'row') : `The first ${plural(rows, 'row')}`;
  if (open || problem) {
    return some;
  }
  return rejected > 0 ? `${some}, ${plural(rejected, 'row')} ${waits ? 'to be ' : ''}set aside` : `${some}, all good`;
}

/**
 * `Dates: Day first: 31/12/2026, in UTC`
 *
 * @param {Server.Preview} preview
 * @param {boolean} asked how they are written is not known yet
 */
export function timesInWords({ columns, time_zone: zone }, asked) {
  const time = columns.find(({ role }) => role === 'TIME');
  if (asked) {
    return 'How its dates are written is asked below.';
  }
  return time?.format ? `Dates: ${formatInWords(time.format)}, in ${zone ?? 'UTC'}` : '';
}
