import { Store } from './store.js';

const drawer = matchMedia('(max-width: 1000px)');
const phone = matchMedia('(max-width: 640px)');

const now = () => ({ drawer: drawer.matches, phone: phone.matches });

/**
 * How much room there is: `drawer`, the navigation has none beside the page; `phone`, filters fold.
 *
 * @type {Store<{drawer: boolean, phone: boolean}>}
 */
export const screen = new Store(now());

[drawer, phone].forEach((query) => query.addEventListener('change', () => screen.set(now())));
