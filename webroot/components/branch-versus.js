import { LitElement, css, html, nothing } from 'lit';
import { exploreChart } from '../charts/explored.js';
import { lacks } from '../state/datasets.js';
import { moneyAndDays } from '../state/days-in-words.js';
import { withUnit } from '../state/download.js';
import { EXPLORED, formatOf, tableOf } from '../state/explored.js';
import { granularity, salesFilter } from '../state/filters.js';
import { date } from '../state/format.js';
import { Query } from '../state/query.js';
import { goOwn, place } from '../state/url.js';
import { controls } from '../styles/controls.js';
import './chart-card.js';
import './table-card.js';

const NOBODY = ' ';

/** Each row is another figure, with a format of its own. */
const OWN = { format: (value, row) => row.format(value), formatIn: ({ format }) => format };

/** Two branches beside each other. */
class BranchVersus extends LitElement {
  #list = new Query(this, {
    text: '{ explore(dimensions: ["branch"], metrics: ["netSales"], limit: 500, filters: $days) { rows { keys } } }',
    types: { days: 'SalesFilter' },
    variables: (it) => ({ days: { ...salesFilter(it), branches: null } }),
    pick: (data) => data.explore.rows.map(({ keys }) => keys[0]),
    when: () => !lacks('Branch'),
  });
  #both = new Query(this, {
    text: `{
      figures: explore(dimensions: ["branch"], metrics: ["netSales", "grossProfit", "marginPct", "transactions", "averageTransaction", "returnRate", "netUnitsSold", "uniqueCustomers", "uniqueProducts", "uniqueEmployees"], limit: 2, filters: $two) ${EXPLORED}
      course: explore(split: "branch", metrics: ["netSales"], granularity: $granularity, limit: 1000, filters: $two) ${EXPLORED} }`,
    types: { two: 'SalesFilter', granularity: 'Granularity!' },
    variables: (it) => ({ two: { ...salesFilter(it), branches: this.#pair() }, granularity: granularity(it) }),
    pick: ({ figures, course }) => ({ figures: tableOf(figures), course: tableOf(course) }),
    when: () => this.#pair().length === 2,
  });

  /** The two of the address, else the two that sell most. */
  #pair() {
    const all = this.#list.panel.data ?? [];
    const { one = NOBODY, other = NOBODY } = place.value.own;
    const first = all.includes(one) ? one : all.find((name) => name !== other);
    const second = all.includes(other) && other !== first ? other : all.find((name) => name !== first);
    return first && second ? [first, second] : [];
  }

  render() {
    const all = this.#list.panel.data ?? [];
    if (this.#list.panel.status === 'ready' && all.length < 2) {
      return nothing;
    }
    const [one, other] = this.#pair();
    const { panel, again } = this.#both;
    const { rows = [], columns = [] } = panel.data?.course ?? {};
    const metric = columns.find(({ kind }) => kind === 'metric') ?? null;
    return html`
      <chart-card
        name="Branch against branch"
        .finding=${one ? `${one} and ${other}` : ''}
        .unit="Net sales; ${moneyAndDays()}"
        .panel=${panel}
        .rows=${rows}
        .columns=${[
          { key: 'branch', name: 'Branch' },
          { key: 'time', name: 'From', format: (time) => date(time) },
          { key: 'netSales', name: 'Net sales', format: formatOf('money'), figure: true, bar: true },
        ]}
        .keys=${({ branch, time }) => ({ branch, time })}
        granularity=${granularity()}
        .option=${exploreChart({ rows, metric, dimension: 'branch', granularity: granularity() })}
        @again=${again}
      >
        <div slot="tools" class="pair">
          ${this.#select('One branch', 'one', one, all)} ${this.#select('The other branch', 'other', other, all)}
        </div>
      </chart-card>
      <table-card
        name="In figures"
        .panel=${panel}
        .rows=${sideBySide(panel.data?.figures, one, other)}
        .columns=${[
          { key: 'label', name: 'Figure', inFile: ({ label, format }) => withUnit(label, format) },
          { key: 'one', name: one ?? '', ...OWN, figure: true },
          { key: 'other', name: other ?? '', ...OWN, figure: true },
        ]}
        @again=${again}
      ></table-card>
    `;
  }

  #select(label, which, chosen, all) {
    return html`
      <select aria-label=${label} @change=${({ target }) => goOwn({ [which]: target.value })}>
        ${all.map((name) => html`<option ?selected=${name === chosen}>${name}</option>`)}
      </select>
    `;
  }

  static styles = [
    controls,
    css`
    :host {
      display: grid;
      grid-template-columns: minmax(0, 7fr) minmax(0, 5fr);
      gap: var(--space-6);
      min-width: 0;
    }
    .pair {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-2);
    }
    select {
      max-width: 160px;
    }
    @media (max-width: 1000px) {
      :host {
        grid-template-columns: minmax(0, 1fr);
      }
    }
  `,
  ];
}

/** A row for each figure that is known of one of them. */
function sideBySide(table, one, other) {
  if (!table) {
    return [];
  }
  const find = (name) => table.rows.find(({ branch }) => branch === name) ?? {};
  return table.columns
    .filter(({ kind }) => kind === 'metric')
    .map(({ name, label, unit }) => ({
      label,
      format: formatOf(unit),
      one: find(one)[name] ?? null,
      other: find(other)[name] ?? null,
    }))
    .filter((row) => row.one !== null || row.other !== null);
}
customElements.define('branch-versus', BranchVersus);
