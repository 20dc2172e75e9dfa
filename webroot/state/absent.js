import { graphql } from '../api/graphql.js';
import { chosen } from './datasets.js';
import { Store } from './store.js';

const TEXT = 'query Absent($name: String!) { dataset(name: $name) { quality { notInFile } } }';

/**
 * The columns of figures that no file of the dataset on show has. Asked for when somebody wonders
 * why a figure is missing.
 *
 * @type {Store<{key: string | null, names: string[]}>}
 */
export const absent = new Store({ key: null, names: [] });

/** Whether no file of the dataset on show has this column; false while it is not known. */
export function isAbsent(column) {
  const dataset = chosen();
  const key = dataset && `${dataset.name} ${dataset.version}`;
  if (key !== absent.value.key) {
    learn(key, dataset?.name);
  }
  return absent.value.names.includes(column);
}

async function learn(key, name) {
  absent.set({ key, names: [] });
  if (key === null) {
    return;
  }
  try {
    const data = await graphql(TEXT, { name });
    if (absent.value.key === key) {
      absent.set({ names: data.dataset?.quality?.notInFile ?? [] });
    }
  } catch {
    // it stays unknown: the figure is said to be missing, without the reason
  }
}
