import { announce } from './announce.js';
import { folderNote } from './folder-note.js';
import { count, plural } from './format.js';
import { sendToTarget } from './target.js';

/** What is in folders that are dropped on the page or chosen, and which of it is sent. */

/** So many files are sent at once, and so many names looked at for them. */
const MOST = 1_000;
const MOST_LOOKED_AT = 20_000;

/** What a file is, the server tells by its content; of a folder's files nobody has chosen each. */
const SALES = /\.(csv|tsv|tab|txt|xlsx|xlsm|xls|parquet|zip|gz)$/i;

/**
 * @typedef {object} Found
 * @property {File[]} files
 * @property {number} others files that cannot have sales in them, by their names
 * @property {number} unread files and folders that the browser could not read
 * @property {boolean} cut there is more than is taken at once
 */

/**
 * Sends the sales files of folders, whatever folders are in them, and files dropped beside them.
 *
 * @param {any[]} folders as the browser gives them (FileSystemDirectoryEntry)
 * @param {File[]} beside
 */
export async function sendFolders(folders, beside) {
  const found = await look(folders, MOST - beside.length);
  send(found, beside, folders.map(({ name }) => name));
}

/** Sends the sales files of a folder that was chosen. @param {File[]} all that are in it, at any depth */
export function sendFolder(all) {
  const ways = all.map((file) => ({ file, way: file.webkitRelativePath.split('/') }));
  const seen = ways.filter(({ way }) => !way.slice(1).some(isHidden)).sort(byLevel);
  const sales = seen.filter(({ file }) => SALES.test(file.name)).map(({ file }) => file);
  send(
    { files: sales.slice(0, MOST), others: seen.length - sales.length, unread: 0, cut: sales.length > MOST },
    [],
    [...new Set(ways.map(({ way }) => way[0]))],
  );
}

/** @param {Found} found @param {File[]} beside @param {string[]} names of the folders */
function send(found, beside, names) {
  sendToTarget([...beside, ...found.files]);
  const words = inWords(found, names.map((name) => `“${name}”`).join(', '));
  folderNote.set({ words });
  if (words) {
    announce(words);
  }
}

/** Level by level, each by name, so that what is cut off is the deepest. @returns {Promise<Found>} */
async function look(folders, most) {
  /** @type {Found} */
  const found = { files: [], others: 0, unread: 0, cut: false };
  const open = [...folders];
  let seen = 0;
  for (let entry = open.shift(); entry; entry = open.shift()) {
    try {
      if (entry.isDirectory) {
        const inside = seen < MOST_LOOKED_AT ? await entriesOf(entry, MOST_LOOKED_AT - seen) : [];
        seen += inside.length;
        found.cut ||= seen >= MOST_LOOKED_AT;
        open.push(...inside.filter(({ name }) => !isHidden(name)).sort(byName));
      } else if (!SALES.test(entry.name)) {
        found.others++;
      } else if (found.files.length < most) {
        found.files.push(await new Promise((resolve, reject) => entry.file(resolve, reject)));
      } else {
        return { ...found, cut: true };
      }
    } catch (failure) {
      console.warn(failure);
      found.unread++;
    }
  }
  return found;
}

/** Those of a folder, which are told a hundred at a time until there are none. */
async function entriesOf(folder, most) {
  const reader = folder.createReader();
  const all = [];
  for (;;) {
    const some = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
    all.push(...some);
    if (some.length === 0 || all.length >= most) {
      return all;
    }
  }
}

/** What computers put into folders for themselves. */
const isHidden = (name) => /^(\.|~\$|__MACOSX$|Thumbs\.db$|desktop\.ini$)/i.test(name);

/** As folders are looked at: the deepest last. */
const byLevel = ({ way: a }, { way: b }) => a.length - b.length || byName({ name: a.join('/') }, { name: b.join('/') });

const byName = (a, b) => a.name.localeCompare(b.name, 'en', { numeric: true });

function inWords({ files, others, unread, cut }, names) {
  const parts = [];
  if (files.length === 0 && !cut) {
    parts.push(`There is no sales file in ${names}: CSV, Excel or Parquet, also zipped.`);
  } else if (others > 0) {
    const are = others === 1 ? 'is' : 'are';
    parts.push(`Of ${names}, ${plural(others, 'file')} ${are} left out: neither CSV nor Excel nor Parquet.`);
  }
  if (unread > 0) {
    parts.push(`${count(unread)} of the files and folders in it could not be read.`);
  }
  if (cut) {
    parts.push(`${plural(files.length, 'file')} of ${names} ${files.length === 1 ? 'is' : 'are'} sent, and the rest left out: send at most ${count(MOST)} at once.`);
  }
  return parts.join(' ');
}
