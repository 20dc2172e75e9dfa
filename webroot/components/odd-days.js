import { LitElement, css, html } from 'lit';
import { datasets, lacks } from '../state/datasets.js';
import { date, exactMoney } from '../state/format.js';
import { finding, wordsOf } from '../state/odd-days.js';
import { Query } from '../state/query.js';
import { Watch } from '../state/store.js';
import { block } from '../styles/block.js';
import { controls } from '../styles/controls.js';
import './chart-card.js';

const COLUMNS = [
  { key: 'day', name: 'Day', format: date },
  { key: 'branch', name: 'Branch' },
  { key: 'sales', name: 'Net sales', format: exactMoney, figure: true },
  { key: 'typical', name: 'Usual', format: exactMoney, figure: true },
  { key: 'reason', name: 'Why' },
];
const keys = ({ branch, day }) => ({ ...(lacks('Branch') ? {} : { branch }), time: day });

/** Days on which a branch sold unusually much or little. */
class OddDays extends LitElement {
  #watch = new Watch(this, datasets);
  #days = new Query(this, {
    text: `{ salesAnomalies(@filter, limit: 4) {
      about { unknown } anomalies { day branch sales typical reason lines { productLine sales typical } } } }`,
    pick: (data) => data.salesAnomalies,
  });

  render() {
    const { panel, again } = this.#days;
    const rows = panel.data?.anomalies ?? [];
    return html`
      <chart-card
        name="Odd days"
        .finding=${finding(rows)}
        unit="Net sales of a branch against the same weekday around it"
        .panel=${panel}
        .rows=${rows}
        .columns=${COLUMNS}
        .keys=${keys}
        .drawn=${{ as: 'days', days: rows.map(wordsOf) }}
        granularity="DAY"
        none=${panel.data?.about.unknown ?? 'No day of any branch was odd.'}
        @again=${again}
      >
        <ul slot="chart">${rows.map((row) => this.#day(row))}</ul>
      </chart-card>
    `;
  }

  #day(row) {
    const { day, where, what, more, words } = wordsOf(row);
    return html`
      <li>
        <button class="quiet" title="Filter by this day; with Shift, show its rows" @click=${({ shiftKey }) => this.#mark(row, shiftKey)}>
          <b>${day}</b><span>${where}</span><span class=${more ? 'more' : 'less'}><span aria-hidden="true">${more ? '▲ ' : '▼ '}</span>${what}</span>
        </button>
        <p class="muted small">${words}</p>
      </li>
    `;
  }

  #mark(row, behind) {
    this.renderRoot.querySelector('ul').dispatchEvent(
      new CustomEvent('mark', { detail: { row, behind }, bubbles: true, composed: true }),
    );
  }

  static styles = [
    controls,
    block,
    css`
    ul {
      display: grid;
      align-content: start;
      gap: var(--space-2);
    }
    li {
      padding-bottom: var(--space-2);
      border-bottom: 1px solid var(--line);
    }
    li:last-child {
      border-bottom: 0;
    }
    button {
      flex-wrap: wrap;
      justify-content: flex-start;
      gap: 0 var(--space-3);
      margin-left: calc(-1 * var(--space-3));
      color: var(--text);
      font-weight: 400;
      text-align: left;
      white-space: normal;
    }
    b {
      font-weight: 600;
    }
    .more {
      color: var(--positive);
    }
    .less {
      color: var(--negative);
    }
  `,
  ];
}
customElements.define('odd-days', OddDays);
