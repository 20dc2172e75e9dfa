import { lacks } from './datasets.js';
import { place } from './url.js';

/** By what profit is looked at. */
const ALL = [
  { id: 'branch', name: 'Branch', many: 'branches', column: 'Branch' },
  { id: 'productLine', name: 'Product line', many: 'product lines', column: 'ProductLine' },
  { id: 'itemGroup', name: 'Item group', many: 'item groups', column: 'ItemGroup' },
  { id: 'item', name: 'Product', many: 'products', column: 'ItemName' },
  { id: 'customer', name: 'Customer', many: 'customers', column: 'CardName' },
];

/** Those that the dataset has. */
export const profitDimensions = () => ALL.filter(({ column }) => !lacks(column));

/** The one that the address names under this word, else the first of these that is there. */
export function chosenDimension(word, first) {
  const ours = profitDimensions();
  return (
    ours.find(({ id }) => id === place.value.own[word]) ??
    ours.find(({ id }) => id === first) ??
    ours[0] ??
    null
  );
}
