import { lacks } from './datasets.js';
import { filters } from './filters.js';
import { go } from './url.js';

/**
 * From product lines down to products: which of them is on show follows from what is chosen above
 * it, so that a link, Back and the filters' chips all lead to the same place.
 */
const LEVELS = [
  { dimension: 'productLine', filter: 'productLines', column: 'ProductLine', name: 'Product line', many: 'Product lines' },
  { dimension: 'itemGroup', filter: 'itemGroups', column: 'ItemGroup', name: 'Item group', many: 'Item groups' },
  { dimension: 'item', filter: 'items', column: 'ItemName', name: 'Product', many: 'Products' },
];

/** The levels that the dataset has. */
export const levels = () => LEVELS.filter(({ column }) => !lacks(column));

/** The first level of which not one value is chosen; null where the data names no products. */
export function levelOnShow() {
  const { values } = filters();
  const ours = levels();
  return ours.find(({ filter }) => values[filter].length !== 1) ?? ours.at(-1) ?? null;
}

/** What has been chosen on the way down: each with what leads back above it. */
export function wayDown() {
  const { values } = filters();
  const ours = levels();
  const level = levelOnShow();
  const chosen = level ? ours.slice(0, ours.indexOf(level)) : [];
  return chosen.map(({ filter: name }, at) => ({
    value: values[name][0],
    without: Object.fromEntries(ours.slice(at).map(({ filter }) => [filter, []])),
    to: Object.fromEntries(ours.slice(at + 1).map(({ filter }) => [filter, []])),
  }));
}

/** Goes into one value of the level on show. Into a product there is nothing further. */
export function goDown(value) {
  const level = levelOnShow();
  if (level && level !== levels().at(-1)) {
    go({ [level.filter]: [value] });
  }
}
