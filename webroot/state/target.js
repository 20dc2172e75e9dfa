import { chosen } from './datasets.js';
import { forgetReplace, optionsOf } from './options.js';
import { Store } from './store.js';
import { place } from './url.js';
import { datasetRule, defaultDataset, sendOrGoOn } from './uploads.js';

/** Where the next file goes, as the user typed it; null until then. */
export const target = new Store({ typed: null });

/** The address may name a dataset that has nothing yet: its first file is meant for it. */
const named = () => (datasetRule.test(place.value.dataset ?? '') ? place.value.dataset : null);

/** The one on show; nobody means his own sales to go among made-up ones. */
const onShow = () => (chosen()?.demo ? null : (chosen()?.name ?? named()));

/** The dataset named in the field: the user's word, else the one on show, else the default. */
export const targetName = () => target.value.typed ?? onShow() ?? defaultDataset;

export const targetIsValid = () => datasetRule.test(targetName());

/** Sends files to the dataset in the field, but goes on with those that are half sent. @returns {boolean} false if its name is not a name */
export function sendToTarget(files) {
  if (!targetIsValid() || files.length === 0) {
    return false;
  }
  sendOrGoOn(files, targetName(), optionsOf());
  forgetReplace();
  return true;
}
