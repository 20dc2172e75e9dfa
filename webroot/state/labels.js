/** Of canonical columns whose name does not say it; as the server labels them among targets. */
const NAMES = {
  firstPurchase: 'First bought',
  __time: 'Date',
  AcctName: 'Account',
  ItemName: 'Product',
  CardName: 'Customer',
  TransactionId: 'Transaction number',
  grossRevenue: 'Amount sold',
  returnsValue: 'Amount returned',
  totalCost: 'Cost',
  lineItemCount: 'Line items',
};

/** A target in words. */
export const labelOf = (target, targets = []) =>
  targets.find((it) => it.target === target)?.label ||
  NAMES[target] ||
  spaced(target);

/** `grossRevenue` → `Gross revenue`; a name of the user's own stays as it is. */
export function spaced(name) {
  if (!/^[A-Za-z]+$/.test(name)) {
    return name;
  }
  const words = name.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
  return words[0].toUpperCase() + words.slice(1);
}
