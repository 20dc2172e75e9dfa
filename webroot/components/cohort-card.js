import { LitElement, css, html, nothing } from 'lit';
import { gridOf } from '../charts/grid.js';
import { lacks } from '../state/datasets.js';
import { plusMonths } from '../state/days.js';
import { count, exactMoney, month, percent } from '../state/format.js';
import { Query } from '../state/query.js';
import { controls } from '../styles/controls.js';
import './chart-card.js';
import './heat-grid.js';

/** So many months after the first purchase are drawn; the table has all. */
const WIDE = 24;

const COLUMNS = [
  { key: 'month', name: 'First bought', format: month },
  { key: 'after', name: 'Months after', format: count, figure: true },
  { key: 'customers', name: 'Bought again', format: count, figure: true },
  { key: 'retention', name: 'Of them', format: percent, figure: true, bar: true },
  { key: 'revenue', name: 'Revenue', format: exactMoney, figure: true },
];

/** The customers who first bought in a month, and what they bought in a later one. */
const keys = ({ month: first, after }) => ({ firstPurchase: first.slice(0, 7), time: plusMonths(day(first), after) });
const day = (first) => `${first.slice(0, 7)}-01`;

/** A sentence of figures alone, written as all others are. @param {string} text */
const inOurWay = (text) =>
  text
    .replaceAll(/(\d+\.\d) %/g, (_, part) => percent(Number(part) / 100))
    .replaceAll(/\b\d{1,3}(,\d{3})+\b/g, (all) => count(Number(all.replaceAll(',', ''))));

/** How many customers buy again, by the month of their first purchase. */
class CohortCard extends LitElement {
  #cohorts = new Query(this, {
    text: `{ cohortRetention(@filter) { about { finding limits unknown }
      cohorts { month customers months { after customers retention revenue } } } }`,
    pick: (data) => data.cohortRetention,
    when: () => !lacks('CardName'),
  });

  render() {
    const { panel, again } = this.#cohorts;
    const { cohorts = [], about } = panel.data ?? {};
    const name = 'Who comes back';
    const cells = cohorts.flatMap(({ month: first, months }) => months.map((it) => ({ ...it, month: first })));
    const grid = gridOf(cells.filter(({ after }) => after > 0 && after <= WIDE), layout(cohorts));
    return html`
      <chart-card
        .name=${name}
        .finding=${about ? inOurWay(about.finding) : name}
        unit="How many of the customers who first bought in a month bought again so many months after"
        .panel=${panel}
        .rows=${cells}
        .columns=${COLUMNS}
        .keys=${keys}
        granularity="MONTH"
        .none=${about?.unknown ?? 'No customer first bought in these days.'}
        .drawn=${{ as: 'grid', grid }}
        @again=${again}
      >
        <heat-grid slot="chart" label="Who comes back, by month of the first purchase" opens="Filter by it" .grid=${grid}></heat-grid>
        ${about?.limits ? html`<p slot="below" class="muted small">${about.limits}</p>` : nothing}
      </chart-card>
    `;
  }

  static styles = [
    controls,
    css`
    :host {
      display: grid;
      min-width: 0;
    }
    p {
      max-width: 76ch;
    }
  `,
  ];
}

function layout(cohorts) {
  const last = Math.min(WIDE, Math.max(0, ...cohorts.map(({ months }) => months.length - 1)));
  const sizes = new Map(cohorts.map(({ month: first, customers }) => [first, customers]));
  return {
    corner: 'First bought',
    lead: { name: 'Customers', of: (first) => count(sizes.get(first)) },
    down: (cell) => cell.month,
    across: ({ after }) => `+${after}`,
    rows: cohorts.map(({ month: first }) => first),
    columns: Array.from({ length: last }, (_, at) => `+${at + 1}`),
    side: month,
    value: ({ retention }) => retention,
    form: () => (part) => (part > 0 ? percent(part) : '0'),
    exact: (_, { customers, revenue }) => `${count(customers)} bought again, for ${exactMoney(revenue)} before returns`,
  };
}
customElements.define('cohort-card', CohortCard);
