import { count } from './format.js';

/**
 * Why rows of a preview would be set aside, in the rows' order. The faults come in the file's order
 * with their lines, so that the first line at fault is the first row that was not loaded.
 *
 * @param {{mapped: (string[] | null)[], errors: import('../api/http.js').Fault[]}} preview
 * @returns {(string | null)[]} a sentence for each row that is set aside
 */
export function setAside({ mapped, errors }) {
  const byLine = new Map();
  errors.forEach((fault) => {
    byLine.set(fault.line, [...(byLine.get(fault.line) ?? []), fault]);
  });
  const reasons = [...byLine].map(([line, faults]) => sentence(line, faults));
  let next = 0;
  return mapped.map((row) => (row === null ? (reasons[next++] ?? 'a value is at fault') : null));
}

function sentence(line, faults) {
  const where = line === null ? '' : `row ${count(line)}, `;
  return where + faults.map(({ column, message }) => (column ? `${column}: ${message}` : message)).join(' ');
}
