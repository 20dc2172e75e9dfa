/**
 * How figures are written, as long as a dataset's readers have not agreed on another way.
 *
 * `locale` decides separators and dates; `currency.symbol` stands before every amount. Amounts are
 * shown in the unit in which the files carry them; nothing is converted.
 */
export const settings = Object.freeze({
  locale: 'en-GB',
  currency: Object.freeze({ code: 'KES', symbol: 'KSh', decimals: 2 }),
  /** The month in which the fiscal year begins, 1 to 12. */
  fiscalStart: 7,
  defaultDataset: 'sales',
});
