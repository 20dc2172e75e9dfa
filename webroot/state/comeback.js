import { pageAt } from '../pages/registry.js';
import { missing } from './parts.js';
import { tasks } from './tasks.js';
import { isSending, uploads } from './uploads.js';
import { place } from './url.js';

/**
 * What could not be loaded while the server was away comes by itself once it is back: a browser may
 * remember that it could not have a module, so the whole page is loaded again. Not while a file is
 * in hand, which would have to be chosen again.
 */
let connection = '';
let due = false;

const isBroken = () =>
  missing.value.some || (missing.value.page !== null && missing.value.page === pageAt(place.value.path));

function follow() {
  const now = tasks.value.connection;
  if (connection === 'offline' && now === 'live') {
    due = missing.value.some || missing.value.page !== null;
  }
  connection = now;
  if (due && now === 'live' && isBroken() && !isSending()) {
    due = false;
    location.reload();
  }
}

[tasks, uploads, place].forEach((store) => store.watch(follow));
