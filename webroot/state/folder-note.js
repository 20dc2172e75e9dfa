import { Store } from './store.js';

/** What of a folder was not taken, in a sentence; empty if all was, or if it has been read. */
export const folderNote = new Store({ words: '' });
