import { html } from 'lit';
import { isAbsent } from './absent.js';
import { href } from './url.js';

const noColumn = () => isAbsent('totalCost');

/** Why a figure that needs costs is missing, beside it. */
export const whyNoCost = () =>
  noColumn() ? 'Your files have no cost column' : 'Unknown: not every row has a cost';

/** The same with what can be done, for the first figure of a page that it is said of. */
export const noCostAndNow = () =>
  noColumn()
    ? html`Your files have no cost column. <a href=${href({ path: '/data-ingestion' })} data-route>Say which it is</a>`
    : whyNoCost();

/** The same in place of a chart or a table. @param {string} what is not known, `Profit is` */
export const noCostHere = (what) =>
  noColumn()
    ? `${what} not known: your files have no cost column. If one of their columns is the cost, say so where the files are, and load them again.`
    : `${what} not known: not every row has a cost.`;
