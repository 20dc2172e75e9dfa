import { LitElement, html } from 'lit';
import { eitherWay, gridOf } from '../charts/grid.js';
import { lacks } from '../state/datasets.js';
import { lastOf, lastOfMonth, plusMonths } from '../state/days.js';
import { moneyAndDays } from '../state/days-in-words.js';
import { EXPLORED, changeColumn, changed, explored } from '../state/explored.js';
import { daysShown, extent, salesFilter } from '../state/filters.js';
import { exactMoney, month, signedPercent } from '../state/format.js';
import { leaderOf } from '../state/leader.js';
import { Query } from '../state/query.js';
import { block } from '../styles/block.js';
import './chart-card.js';
import './heat-grid.js';

/** From here on a change is as deep as the scale goes, in percent. */
const DEEP = 60;

const CHANGE = changeColumn('netSales', 'Growth', { against: () => 'the month before' });
const COLUMNS = [
  { key: 'branch', name: 'Branch' },
  { key: 'time', name: 'Month', format: month },
  { key: 'netSales', name: 'Net sales', format: exactMoney, figure: true, bar: true },
  CHANGE,
];

/** How each branch has grown from month to month. */
class BranchGrowth extends LitElement {
  #growth = new Query(this, {
    text: `{ explore(dimensions: ["branch"], metrics: ["netSales"], granularity: MONTH, limit: 10000, filters: $own, compareTo: $month) ${EXPLORED} }`,
    types: { own: 'SalesFilter', month: 'CompareInput' },
    variables: asked,
    pick: (data) => explored(data)?.rows,
    when: () => !lacks('Branch'),
  });

  render() {
    const { panel, again } = this.#growth;
    const rows = withEmpty(comparable(panel.data ?? []));
    const name = 'Growth by month';
    const grid = gridOf(rows, layout(rows));
    return html`
      <chart-card
        .name=${name}
        .finding=${finding(rows)}
        .unit="Net sales of each branch against its month before${partly(rows)}; ${moneyAndDays()}"
        .panel=${panel}
        .rows=${rows}
        .columns=${COLUMNS}
        .keys=${({ branch, time }) => ({ branch, time })}
        granularity="MONTH"
        .drawn=${{ as: 'grid', grid }}
        @again=${again}
      >
        <heat-grid slot="chart" label=${name} opens="Filter by it" .grid=${grid}></heat-grid>
      </chart-card>
    `;
  }

  static styles = block;
}

const CHANGED = 'netSales.percent';

/** The days on show, up to the newest that has rows. */
function days() {
  const { start, end } = daysShown();
  const latest = extent()?.latest ?? end;
  return { start, end: end > latest && start <= latest ? latest : end };
}

/**
 * Each month against the one before, and a part of one against the same part of it. A month that begins on
 * a day that the one before may lack has nothing like it: then the next is the first.
 */
function asked(it) {
  const { start: first, end } = days();
  const start = first.slice(8) > '28' ? plusMonths(first.slice(0, 8) + '01', 1) : first;
  const before = plusMonths(end, -1);
  return {
    own: { ...salesFilter(it), ...(start <= end ? { startDate: start } : {}) },
    month: { to: 'CUSTOM', startDate: plusMonths(start, -1), endDate: end === lastOfMonth(end) ? lastOfMonth(before) : before },
  };
}

const monthsOf = (rows) => [...new Set(rows.map(({ time }) => time))].sort();

/** Blue for more, orange for less; arrow and sign say it too. */
function layout(rows) {
  const open = soFar(rows);
  return {
    corner: 'Branch',
    down: ({ branch }) => branch,
    across: ({ time }) => time,
    rows: branches(rows),
    columns: monthsOf(rows).reverse(),
    head: (it) => month(it) + (it === open ? ' so far' : ''),
    value: (row) => row[CHANGED],
    form: () => (growth) => signedPercent(growth / 100),
    exact: (growth, row) => `${exactMoney(row.netSales)}, ${changed(growth)} against ${soFar(rows) === row.time ? 'the same days of ' : ''}the month before`,
    shade: eitherWay(DEEP),
  };
}

/** The one that sold most in the last month first. */
function branches(rows) {
  const last = monthsOf(rows).at(-1);
  const lately = new Map(rows.map(({ branch }) => [branch, 0]));
  rows.filter(({ time }) => time === last).forEach(({ branch, netSales }) => lately.set(branch, netSales ?? 0));
  return [...lately].sort(([, a], [, b]) => b - a).map(([name]) => name);
}

/** What grew against days of which the data has only the end has not grown by that much. */
function comparable(rows) {
  const earliest = extent()?.earliest ?? '';
  const { start } = days();
  const whole = ({ time }) => plusMonths(time < start ? start : time, -1) >= earliest;
  return rows.map((row) => (whole(row) ? row : { ...row, [CHANGED]: null, 'netSales.change': null }));
}

/** A branch that sold in a month and nothing in the next, which is over, has lost all of that. */
function withEmpty(rows) {
  const there = new Set(rows.map(({ branch, time }) => `${time} ${branch}`));
  const [last, open] = [monthsOf(rows).at(-1), soFar(rows)];
  const lost = rows
    .map((row) => ({ ...row, time: plusMonths(row.time, 1) }))
    .filter(({ branch, time, netSales }) => netSales > 0 && time <= last && time !== open && !there.has(`${time} ${branch}`))
    .map(({ branch, time, netSales }) => ({ branch, time, netSales: 0, 'netSales.before': netSales, 'netSales.change': -netSales, [CHANGED]: -100 }));
  return [...rows, ...lost].sort((one, other) => one.time.localeCompare(other.time));
}

/** The last month where it is looked at only in part. */
function soFar(rows) {
  const last = monthsOf(rows).at(-1);
  const { end } = days();
  return last && end >= last && end < lastOf(last, 'MONTH') ? last : null;
}

function partly(rows) {
  const open = soFar(rows);
  return open ? `, ${month(open)} so far against the same days of ${month(plusMonths(open, -1))}` : '';
}

/** Of the last whole month, which grew most. */
function finding(rows) {
  const last = monthsOf(rows)
    .filter((it) => it !== soFar(rows))
    .at(-1);
  const grown = rows.filter((row) => row.time === last && row[CHANGED] !== null);
  const best = leaderOf(grown, CHANGED);
  if (!best) {
    return 'Growth by month';
  }
  return `In ${month(last)} ${best.branch} ${best[CHANGED] >= 0 ? 'grew most' : 'fell least'}: ${changed(best[CHANGED]).slice(2)}`;
}
customElements.define('branch-growth', BranchGrowth);
