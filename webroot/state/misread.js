import { Store } from './store.js';
import { go, place } from './url.js';

/**
 * What stood in the address and means nothing here. It is left out, so that there are figures, and
 * said until somebody goes on.
 *
 * @type {Store<{parts: string[], moves: number}>}
 */
export const misread = new Store({ parts: [], moves: 0 });

/** @returns {string[]} what was left out of the address that is on show */
export const leftOut = () => (misread.value.moves === place.value.moves ? misread.value.parts : []);

function leaveOut(parts, patch) {
  misread.set({ parts: [...new Set([...leftOut(), ...parts])], moves: place.value.moves });
  go(patch, { replace: true });
}

function follow() {
  const { unread } = place.value;
  if (unread.length > 0) {
    leaveOut(unread, {});
  }
}
place.watch(follow);
follow();

/** Where names of figures and of dimensions stand in the address of a page of its own. */
const LISTS = ['metrics', 'by', 'columns', 'sort'];

/**
 * Takes a name out of the address that the server does not know in this dataset.
 *
 * @param {import('../api/http.js').Problem} problem
 * @returns {boolean} whether it stood there; then what failed is asked again without it
 */
export function withoutUnknown({ errors = [] }) {
  const unknown = errors.find(({ rule }) => rule === 'unknown-name')?.value;
  if (!unknown) {
    return false;
  }
  // A long name is said back cut.
  const isIt = unknown.endsWith('…')
    ? (name) => name.startsWith(unknown.slice(0, -1))
    : (name) => name === unknown;
  const { where, own } = place.value;
  const [wrong, kept] = parted(where, (text) => isIt(text.slice(0, text.indexOf(':'))));
  const patch = { where: kept, own: { ...own } };
  LISTS.filter((list) => own[list]).forEach((list) => {
    const [out, names] = parted(own[list].split(','), isIt);
    wrong.push(...out.map((name) => `${list}=${name}`));
    patch.own[list] = names.join(',');
  });
  if (wrong.length > 0) {
    leaveOut(wrong.map((it) => it.replace(/^(?=[^=]*$)/, 'where=')), patch);
  }
  return wrong.length > 0 || leftOut().some((part) => part.split(/[=:]/).some(isIt));
}

const parted = (list, test) => [list.filter(test), list.filter((it) => !test(it))];
