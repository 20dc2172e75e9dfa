import { LitElement, html } from 'lit';
import { lacks } from '../state/datasets.js';
import { lastOfMonth } from '../state/days.js';
import { moneyAndDays } from '../state/days-in-words.js';
import { changed, toneOf } from '../state/explored.js';
import { daysShown } from '../state/filters.js';
import { exactMoney, month } from '../state/format.js';
import { leaderOf } from '../state/leader.js';
import { Query } from '../state/query.js';
import { block } from '../styles/block.js';
import './chart-card.js';
import './growth-table.js';

const COLUMNS = [
  { key: 'branch', name: 'Branch' },
  { key: 'monthYear', name: 'Month', format: month },
  { key: 'monthlySales', name: 'Net sales', format: exactMoney, figure: true, bar: true },
  { key: 'growthPct', name: 'Growth', format: changed, figure: true, tone: (value) => toneOf(value) },
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
        @again=${again}
      >
        <growth-table slot="chart" label=${name} .rows=${byBranch(rows)}
          .months=${monthsOf(rows).reverse()} .open=${soFar(rows)}></growth-table>
      </chart-card>
    `;
  }

  static styles = block;
}

const monthsOf = (rows) => [...new Set(rows.map(({ monthYear }) => monthYear))].sort();

/** The branch that sold most in the last month first. */
function byBranch(rows) {
  const last = monthsOf(rows).at(-1);
  const branches = new Map();
  for (const { branch, monthYear, monthlySales, growthPct } of rows) {
    const cells = branches.get(branch) ?? new Map();
    cells.set(monthYear, { sales: monthlySales, growth: growthPct });
    branches.set(branch, cells);
  }
  const lately = ({ cells }) => cells.get(last)?.sales ?? 0;
  return [...branches].map(([name, cells]) => ({ name, cells })).sort((a, b) => lately(b) - lately(a));
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
  return end.startsWith(last) && end !== lastOfMonth(end) ? last : null;
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
