import { count, exactMoney, money, percent } from '../state/format.js';

export const BRANCH_FIGURES = [
  { key: 'uniqueBranches', label: 'Branches that sold', format: count },
  { key: 'netSales', label: 'Net sales', format: money, note: (it) => exactMoney(it.netSales) },
  { key: 'grossMargin', label: 'Margin', format: percent, points: true, why: 'Unknown: not every row has a cost' },
  { key: 'transactions', label: 'Transactions', format: count },
  { key: 'averageTransaction', label: 'Average transaction', format: money },
];
