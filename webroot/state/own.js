/**
 * What each page keeps in the address beside the filters, and which of its values mean something
 * whatever the data has. A page that is not here keeps nothing, and no name is one that the address
 * has for every page (`state/url.js`).
 */
const anything = () => true;
const oneOf = (...words) => (value) => words.includes(value);
const PROFIT = oneOf('branch', 'productLine', 'itemGroup', 'item', 'customer');

/** The order of a long table, and so many of its rows are passed over; downward is as it begins. */
const UP = oneOf('up');
const rowsPassed = (value) => /^[1-9]\d{0,8}$/.test(value);

/** What “All products” has of each, and is sorted by. */
export const PRODUCT_DIMENSIONS = ['item', 'itemGroup'];
export const PRODUCT_METRICS = [
  'netSales',
  'grossProfit',
  'marginPct',
  'netUnitsSold',
  'averagePrice',
  'transactions',
  'uniqueBranches',
];

/** What became of a file, as it is looked for, and the states that are meant. */
export const FATES = {
  shown: ['QUERYABLE'],
  moving: ['RECEIVING', 'STORED', 'VALIDATING', 'SUBMITTING', 'INGESTING', 'PUBLISHING'],
  waiting: ['AWAITING_MAPPING'],
  failed: ['REJECTED', 'FAILED', 'PARKED', 'ABANDONED'],
  cancelled: ['CANCELLED'],
  undone: ['UNDONE'],
};

const OWN = {
  '/data-ingestion': {
    q: (value) => value.length <= 200,
    of: anything,
    fate: oneOf(...Object.keys(FATES)),
    from: rowsPassed,
  },
  '/sales': { by: oneOf('DAY', 'WEEK', 'MONTH') },
  '/products': {
    rank: oneOf('top', 'bottom'),
    most: oneOf('10', '20', '50'),
    sort: oneOf(...PRODUCT_DIMENSIONS, ...PRODUCT_METRICS),
    way: UP,
    from: rowsPassed,
  },
  '/branches': { branch: anything, one: anything, other: anything },
  '/profitability': { by: PROFIT, losses: PROFIT },
  '/customers': { segment: anything },
  '/explore': {
    metrics: anything,
    by: anything,
    time: oneOf('DAY', 'WEEK', 'MONTH', 'QUARTER', 'YEAR'),
    columns: anything,
    view: oneOf('table', 'chart'),
    sort: anything,
    way: UP,
    from: rowsPassed,
  },
};

/** Whether the page at this path understands that. */
export const isOwn = (path, name, value) =>
  Object.hasOwn(OWN, path) && Object.hasOwn(OWN[path], name) && OWN[path][name](value);
