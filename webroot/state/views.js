import { deleteView, listViews, saveView } from '../api/rest.js';
import { asProblem } from '../api/http.js';
import { chosen, datasets } from './datasets.js';
import { Store } from './store.js';
import { place } from './url.js';

/**
 * The views of the dataset on show that were kept under names.
 *
 * @type {Store<{dataset: string | null, list: {id: string, name: string, address: string}[], problem: Server.Problem | null}>}
 */
export const views = new Store({ dataset: null, list: [], problem: null });

export async function loadViews() {
  const { dataset } = views.value;
  try {
    const { views: list } = await listViews(dataset);
    if (dataset === views.value.dataset) {
      views.set({ list, problem: null });
    }
  } catch (failure) {
    views.set({ problem: asProblem(failure) });
  }
}

/** Keeps what is looked at. Its dataset is named: the link must not follow another one that changes. */
export async function keepView(name) {
  const { dataset } = views.value;
  if (!dataset) return;
  const query = new URLSearchParams(location.search);
  query.set('dataset', dataset);
  try {
    await saveView(dataset, { name, address: `${location.pathname}?${query}` });
    await loadViews();
  } catch (failure) {
    views.set({ problem: asProblem(failure) });
  }
}

export async function forgetView(id) {
  try {
    await deleteView(views.value.dataset, id);
  } catch (failure) {
    views.set({ problem: asProblem(failure) });
    return;
  }
  await loadViews();
}

function follow() {
  const dataset = chosen()?.name ?? null;
  if (dataset !== views.value.dataset) {
    views.set({ dataset, list: [], problem: null });
    if (dataset) loadViews();
  }
}
datasets.watch(follow);
place.watch(follow);

/** What is not in an address is not in the view either: whether this one is on show. */
export const isOnShow = ({ address }) => {
  const url = new URL(address, location.href);
  const here = new URLSearchParams(location.search);
  here.set('dataset', views.value.dataset ?? '');
  here.sort();
  url.searchParams.sort();
  return url.pathname === location.pathname && url.searchParams.toString() === here.toString();
};
