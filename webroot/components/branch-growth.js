import { LitElement, html } from 'lit';
import { eitherWay, gridOf } from '../charts/grid.js';
import { lacks } from '../state/datasets.js';
import { lastOfMonth } from '../state/days.js';
import { moneyAndDays } from '../state/days-in-words.js';
import { changed, toneOf } from '../state/explored.js';
import { daysShown } from '../state/filters.js';
import { exactMoney, month, signedPercent } from '../state/format.js';
import { leaderOf } from '../state/leader.js';
import { Query } from '../state/query.js';
import { block } from '../styles/block.js';
import './chart-card.js';
import './heat-grid.js';

/** From here on a change is as deep as the scale goes, in percent. */
const DEEP = 60;

const COLUMNS = [
  { key: 'branch', name: 'Branch' },
  { key: 'monthYear', name: 'Month', format: month },
  { key: 'monthlySales', name: 'Net sales', format: exactMoney, figure: true, bar: true },
  { key: 'growthPct', name: 'Growth', format: changed, against: () => 'the month before', figure: true, tone: (value) => toneOf(value) },
];

/** How each branch has grown from month to month. */
class BranchGrowth extends LitElement {
  #growth = new Query(this, {
    text: '{ branchGrowth(@filter, limit: 10000) { branch monthYear monthlySales growthPct } }',
    pick: (data) => data.branchGrowth,
    when: () => !lacks('Branch'),
  });

  render() {
    const { panel, again } = this.#growth;
    const rows = comparable(panel.data ?? []);
    const name = 'Growth by month';
    const grid = gridOf(rows, layout(rows));
    return html`
      <chart-card
        .name=${name}
        .finding=${finding(rows)}
        .unit="Net sales of each branch against its month before; ${moneyAndDays()}"
        .panel=${panel}
        .rows=${rows}
        .columns=${COLUMNS}
        .keys=${({ branch, monthYear }) => ({ branch, time: `${monthYear}-01` })}
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

const monthsOf = (rows) => [...new Set(rows.map(({ monthYear }) => monthYear))].sort();

/** Blue for more, orange for less; arrow and sign say it too. */
function layout(rows) {
  const open = soFar(rows);
  return {
    corner: 'Branch',
    down: ({ branch }) => branch,
    across: ({ monthYear }) => monthYear,
    rows: branches(rows),
    columns: monthsOf(rows).reverse(),
    head: (it) => month(it) + (it === open ? ' so far' : ''),
    value: ({ growthPct }) => growthPct,
    form: () => (growth) => signedPercent(growth / 100),
    exact: (growth, { monthlySales }) => `${exactMoney(monthlySales)}, ${changed(growth)} against the month before`,
    shade: eitherWay(DEEP),
  };
}

/** The one that sold most in the last month first. */
function branches(rows) {
  const last = monthsOf(rows).at(-1);
  const lately = new Map(rows.map(({ branch }) => [branch, 0]));
  rows.filter(({ monthYear }) => monthYear === last).forEach(({ branch, monthlySales }) => lately.set(branch, monthlySales ?? 0));
  return [...lately].sort(([, a], [, b]) => b - a).map(([name]) => name);
}

/** What grew against a month of which only the end is looked at has not grown by that much. */
function comparable(rows) {
  const { start } = daysShown();
  const [first, second] = monthsOf(rows);
  const whole = start.endsWith('-01') || !first?.startsWith(start.slice(0, 7));
  return whole ? rows : rows.map((row) => (row.monthYear === second ? { ...row, growthPct: null } : row));
}

/** The last month where it is looked at only in part. */
function soFar(rows) {
  const last = monthsOf(rows).at(-1);
  const { end } = daysShown();
  return last && end.startsWith(last) && end !== lastOfMonth(end) ? last : null;
}

/** Of the last whole month, which grew most. */
function finding(rows) {
  const last = monthsOf(rows)
    .filter((it) => it !== soFar(rows))
    .at(-1);
  const grown = rows.filter((row) => row.monthYear === last && row.growthPct !== null);
  const best = leaderOf(grown, 'growthPct');
  if (!best) {
    return 'Growth by month';
  }
  return `In ${month(last)} ${best.branch} ${best.growthPct >= 0 ? 'grew most' : 'fell least'}: ${changed(best.growthPct).slice(2)}`;
}
customElements.define('branch-growth', BranchGrowth);
