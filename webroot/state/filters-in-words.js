import { labelOf } from './labels.js';
import { daysInWords } from './days-in-words.js';
import { DIMENSIONS, filters } from './filters.js';
import { date, month } from './format.js';

/** `sales; 1 Jan 2026 – 31 Mar 2026; Branch: Hill, Harbour; drawn on 1 Apr 2026`, a part each. */
export function filtersInWords(it = filters()) {
  const own = DIMENSIONS.filter(({ filter }) => it.values[filter].length > 0).map(
    ({ filter, label }) => `${label}: ${it.values[filter].join(', ')}`,
  );
  const others = it.where.map(
    ({ dimension, values }) =>
      `${labelOf(dimension)}: ${values.map((value) => valueInWords(dimension, value)).join(', ')}`,
  );
  const today = date(new Date().toISOString());
  return [it.dataset ?? '', daysInWords(), ...own, ...others, `drawn on ${today}`].filter(Boolean);
}

const FIRST_PURCHASE = 'firstPurchase';

/** `Mar 2026` of `2026-03`, where a dimension's values are months. */
export const valueInWords = (dimension, value) => (dimension === FIRST_PURCHASE ? month(value) : value);
