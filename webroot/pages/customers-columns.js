import { count, exactMoney, money, percent, quantity } from '../state/format.js';

export const CUSTOMER_FIGURES = [
  { key: 'uniqueCustomers', label: 'Customers', format: count },
  { key: 'netSales', label: 'Net sales', format: money, note: (it) => exactMoney(it.netSales) },
  { key: 'transactions', label: 'Transactions', format: count },
  { key: 'averageTransaction', label: 'Average transaction', format: money, note: () => 'net sales each' },
];

export const SEGMENT_COLUMNS = [
  { key: 'name', name: 'Segment' },
  { key: 'customers', name: 'Customers', format: count, figure: true, bar: true },
  { key: 'sales', name: 'Net sales', format: exactMoney, figure: true },
  { key: 'share', name: 'Share of sales', format: percent, figure: true },
  { key: 'averageRecencyDays', name: 'Days since last', format: quantity, figure: true },
  { key: 'averageTransactions', name: 'Transactions each', format: quantity, figure: true },
  { key: 'description', name: 'What it means' },
];

const score = (about) => ({ format: count, figure: true, about: `1 to 5; 5 is ${about}` });

export const CUSTOMER_COLUMNS = [
  { key: 'customer', name: 'Customer' },
  { key: 'sales', name: 'Net sales', format: exactMoney, figure: true, bar: true },
  { key: 'segment', name: 'Segment' },
  { key: 'transactions', name: 'Transactions', format: count, figure: true },
  { key: 'averageTransaction', name: 'Average', format: exactMoney, figure: true },
  { key: 'recencyDays', name: 'Days since last', format: count, figure: true },
  { key: 'recency', name: 'R', ...score('for who bought last') },
  { key: 'frequency', name: 'F', ...score('for who bought most often') },
  { key: 'monetary', name: 'M', ...score('for who spent most') },
];
