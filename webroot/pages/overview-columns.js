import { count, exactMoney, month } from '../state/format.js';

/** The tables of the overview. */
export const MONTH_COLUMNS = [
  { key: 'date', name: 'Month', format: month },
  { key: 'totalSales', name: 'Net sales', format: exactMoney, figure: true },
  { key: 'grossProfit', name: 'Gross profit', format: exactMoney, figure: true },
];
export const BRANCH_SALES = [
  { key: 'branch', name: 'Branch' },
  { key: 'totalSales', name: 'Net sales', format: exactMoney, figure: true },
];
export const BRANCH_COLUMNS = [
  { key: 'branch', name: 'Branch' },
  { key: 'totalSales', name: 'Net sales', format: exactMoney, figure: true, bar: true },
  { key: 'transactionCount', name: 'Transactions', format: count, figure: true },
  { key: 'averageSale', name: 'Average sale', format: exactMoney, figure: true },
  { key: 'uniqueCustomers', name: 'Customers', format: count, figure: true, of: 'CardName' },
  { key: 'uniqueProducts', name: 'Products', format: count, figure: true, of: 'ItemName' },
];
