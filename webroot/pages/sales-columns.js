import { count, exactMoney, money, quantity } from '../state/format.js';

export const SALES_FIGURES = [
  { key: 'netSales', label: 'Net sales', format: money, note: (it) => exactMoney(it.netSales) },
  { key: 'transactions', label: 'Transactions', format: count },
  { key: 'averageTransaction', label: 'Average transaction', format: money, note: () => 'net sales each' },
  { key: 'uniqueEmployees', label: 'Active sales persons', format: count, of: 'SalesPerson' },
  { key: 'netUnitsSold', label: 'Net units', format: quantity, why: 'No quantity in the data' },
];
