import { settings } from '../settings.js';

/** What a dataset's readers have agreed on; without it, what settings.js says. */
export const preferences = () => ({ fiscalStart: settings.fiscalStart });
