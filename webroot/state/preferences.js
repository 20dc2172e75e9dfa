import { findPreferences, savePreferences } from '../api/rest.js';
import { asProblem } from '../api/http.js';
import { settings } from '../settings.js';
import { datasets, chosen } from './datasets.js';
import { writeAs } from './format.js';
import { Store } from './store.js';
import { place } from './url.js';

/**
 * What a dataset's readers have agreed on.
 *
 * @typedef {object} Agreed
 * @property {number | null} monthly_target net sales wanted in a month
 * @property {string | null} currency ISO 4217; null: the one that the files name
 * @property {string | null} locale
 * @property {number | null} fiscal_start 1 to 12
 */
/** @type {Agreed} */
const NOTHING = Object.freeze({ monthly_target: null, currency: null, locale: null, fiscal_start: null });

/**
 * `written` grows whenever figures are written in another way: what shows any is drawn anew.
 *
 * @type {Store<{dataset: string | null, agreed: Agreed, known: boolean, written: number, problem: Server.Problem | null}>}
 */
export const agreed = new Store({ dataset: null, agreed: NOTHING, known: false, written: 0, problem: null });

/** With what settings.js says where nothing was agreed on. */
export const preferences = () => {
  const { monthly_target: target, fiscal_start: start } = agreed.value.agreed;
  return { monthlyTarget: target, fiscalStart: start ?? settings.fiscalStart };
};

let asked = 0;

async function load(dataset) {
  const mine = ++asked;
  take(dataset, NOTHING, false);
  try {
    const answer = await findPreferences(dataset);
    if (mine === asked) {
      take(dataset, answer, true);
    }
  } catch (failure) {
    if (mine === asked) {
      agreed.set({ problem: asProblem(failure) });
    }
  }
}

/** The one currency that the dataset's files name, if they do. */
export const ownCurrency = () => chosen()?.currency ?? null;

/** As it was when something was last written. @type {string | null} */
let own = null;

/** What the files say holds before it is known what people agreed on. */
function take(dataset, answer, known) {
  own = ownCurrency();
  const rewritten = (known || own !== null) && writeAs({ ...answer, currency: answer.currency ?? own });
  agreed.set({
    dataset,
    agreed: answer,
    known,
    problem: null,
    written: agreed.value.written + (rewritten ? 1 : 0),
  });
}

/**
 * Agrees on something else; the rest stays. @param {Partial<Agreed>} patch
 *
 * @returns {Promise<Server.Problem | null>} the problem, if it was not kept
 */
export async function agree(patch) {
  const { dataset, agreed: before } = agreed.value;
  try {
    take(dataset, await savePreferences(dataset, { ...before, ...patch }), true);
    return null;
  } catch (failure) {
    return asProblem(failure);
  }
}

function follow() {
  const { dataset, agreed: said, known } = agreed.value;
  const now = chosen()?.name ?? null;
  if (now && now !== dataset) {
    load(now);
  } else if (now && own !== ownCurrency()) {
    take(now, said, known);
  }
}
datasets.watch(follow);
place.watch(follow);
