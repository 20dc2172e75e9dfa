import { noCostAndNow } from '../state/cost.js';
import { changeColumn } from '../state/explored.js';
import { count, exactMoney, money, percent, points, quantity } from '../state/format.js';

export const PRODUCT_FIGURES = [
  { key: 'uniqueProducts', label: 'Products sold', format: count, of: 'ItemName' },
  { key: 'netUnitsSold', label: 'Net units', format: quantity, why: 'No quantity in the data' },
  { key: 'averagePrice', label: 'Average price', format: money, why: 'No quantity in the data', note: () => 'revenue for each unit' },
  { key: 'netSales', label: 'Net sales', format: money },
  { key: 'grossMargin', label: 'Margin', format: percent, points: true, why: noCostAndNow },
];

/** A product line, a group or a product, whatever `name` says. */
export const productColumns = (name, kind) => [
  { key: name, name: kind },
  { key: 'netSales', name: 'Net sales', format: exactMoney, figure: true, bar: true },
  changeColumn('netSales'),
  { key: 'grossProfit', name: 'Gross profit', format: exactMoney, figure: true, of: 'totalCost' },
  { key: 'marginPct', name: 'Margin', format: points, figure: true, of: 'totalCost' },
  { key: 'netUnitsSold', name: 'Net units', format: quantity, figure: true, of: 'unitsSold' },
  { key: 'averagePrice', name: 'Average price', format: exactMoney, figure: true, of: 'unitsSold' },
  { key: 'transactions', name: 'Transactions', format: count, figure: true },
  { key: 'uniqueBranches', name: 'Branches', format: count, figure: true, of: 'Branch' },
];

export const PARETO_COLUMNS = [
  { key: 'name', name: 'Name' },
  { key: 'sales', name: 'Net sales', format: exactMoney, figure: true, bar: true },
  { key: 'share', name: 'Share', format: percent, figure: true },
  { key: 'cumulative', name: 'Together', format: percent, figure: true },
  { key: 'grade', name: 'Class' },
  { key: 'rank', name: 'Place', format: count, figure: true },
];
