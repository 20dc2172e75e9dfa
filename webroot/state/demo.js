import { deleteDataset, loadDemoData } from '../api/rest.js';
import { asProblem } from '../api/http.js';
import { announce } from './announce.js';
import { datasets, loadDatasets } from './datasets.js';
import { Store } from './store.js';
import { learn } from './tasks.js';
import { go, place } from './url.js';

/** The made-up sales: whether they come or go just now, and why they do not. */
export const demo = new Store({ busy: false, problem: null });

/** The dataset of made-up sales; null while there is none to look at. */
export const demoDataset = () =>
  datasets.value.list.find((it) => it.demo && it.rows > 0) ?? null;

const SHOWN = { path: '/overview', period: 'last-12-months' };

/** Goes to the made-up sales; where there are none they are loaded, and a card tells the rest. */
export async function showDemo() {
  const there = demoDataset();
  if (there) {
    go({ ...SHOWN, dataset: there.name });
    return;
  }
  await busy(async () => {
    const task = await loadDemoData();
    learn(task);
    go({ ...SHOWN, dataset: task.datasource_name });
  });
}

/** Takes the made-up sales away. Nobody is asked twice: they can be loaded again at any time. */
export async function removeDemo() {
  const { name } = demoDataset();
  await busy(async () => {
    await deleteDataset(name, name);
    if (place.value.dataset === name) go({ dataset: null });
    announce('The demo data are removed');
    await loadDatasets();
  });
}

async function busy(work) {
  demo.set({ busy: true, problem: null });
  try {
    await work();
    demo.set({ busy: false });
  } catch (failure) {
    demo.set({ busy: false, problem: asProblem(failure) });
  }
}
