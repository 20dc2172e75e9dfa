import { deleteDataset, describeDataset, loadDemoData, undoTask } from '../api/rest.js';
import { asProblem } from '../api/http.js';
import { announce } from './announce.js';
import { datasets, loadDatasets } from './datasets.js';
import { Store } from './store.js';
import { learn } from './tasks.js';
import { go, place } from './url.js';

/**
 * The made-up sales: whether they come or go just now, and why they do not.
 *
 * @type {Store<{busy: boolean, problem: Server.Problem | null}>}
 */
export const demo = new Store({ busy: false, problem: null });

/** The dataset of made-up sales; null while there is none to look at. */
export const demoDataset = () =>
  datasets.value.list.find((it) => it.demo && it.rows > 0) ?? null;

/** Whether files of one's own are on show beside the made-up ones. */
export const isMixed = ({ demo: some, ingestions }) => some && ingestions > 1;

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

/**
 * Takes the made-up sales away. Nobody is asked twice: they can be loaded again at any time. Files of
 * one's own that went among them stay, be they on the dashboard or not.
 */
export async function removeDemo() {
  const name = demoDataset()?.name;
  // Another window was faster.
  if (name === undefined) return;
  await busy(async () => {
    const detail = await describeDataset(name);
    if (detail.files_waiting > 0 || detail.ingestions.some(({ demo: madeUp }) => !madeUp)) {
      await takeOut(detail);
      announce('The demo data are taken out, your own files stay');
    } else {
      await deleteDataset(name, name);
      if (place.value.dataset === name) go({ dataset: null });
      announce('The demo data are removed');
    }
    await loadDatasets();
  });
}

/** What a made-up file had replaced comes back when it is undone, and is made up, too. */
async function takeOut({ name, ingestions }) {
  for (let left = ingestions.length; left > 0; left--) {
    const { ingestions: now } = await describeDataset(name);
    const one = now.find(({ demo: madeUp, visible }) => madeUp && visible);
    if (!one) return;
    learn(await undoTask(one.task_id));
  }
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
