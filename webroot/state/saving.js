import { part } from './parts.js';

/** Nobody keeps what is not drawn yet: both come after the first view. */
const download = part(() => import('./download.js'));
const picture = part(() => import('./picture.js'));

/** As `state/download.js` has it. @param {Parameters<typeof import('./download.js').saveCsv>} what */
export const saveCsv = async (...what) => (await download())?.saveCsv(...what);

/** As `state/picture.js` has it. @param {Parameters<typeof import('./picture.js').savePicture>} what */
export const savePicture = async (...what) => (await picture())?.savePicture(...what);
