import { Store } from './store.js';

/** What a screen reader is told next; the shell has the one live region. */
export const announcement = new Store({ text: '' });

export const announce = (text) => announcement.set({ text });
