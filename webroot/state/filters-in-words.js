import { labelOf } from './labels.js';
import { daysInWords } from './days-in-words.js';
import { DIMENSIONS, filters } from './filters.js';
import { month } from './format.js';

/** `sales; 1 Jan 2026 – 31 Mar 2026; Branch: Hill, Harbour`, a part each. */
export function filtersInWords(it = filters()) {
  const own = DIMENSIONS.filter(({ filter }) => it.values[filter].length > 0).map(
    ({ filter, label }) => `${label}: ${it.values[filter].join(', ')}`,
  );
  const others = it.where.map(
    ({ dimension, values }) =>
      `${labelOf(dimension)}: ${values.map((value) => valueInWords(dimension, value)).join(', ')}`,
  );
  return [it.dataset ?? '', daysInWords(), ...own, ...others].filter(Boolean);
}

const FIRST_PURCHASE = 'firstPurchase';

/** `Mar 2026` of `2026-03`, where a dimension's values are months. */
export const valueInWords = (dimension, value) => (dimension === FIRST_PURCHASE ? month(value) : value);
