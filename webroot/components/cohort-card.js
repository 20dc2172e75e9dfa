import { LitElement, css, html, nothing } from 'lit';
import { lacks } from '../state/datasets.js';
import { saveCsv } from '../state/download.js';
import { Query } from '../state/query.js';
import { controls } from '../styles/controls.js';
import { skeleton } from '../styles/skeleton.js';
import './card-menu.js';
import './cohort-table.js';
import './problem-note.js';

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
    const { status, data, problem } = panel;
    return html`
      <section class="card" aria-label="Who comes back" aria-busy=${status === 'loading' ? 'true' : 'false'}>
        <header>
          <h2>Who comes back</h2>
          ${data?.cohorts.length > 0 ? this.#menu(data.cohorts) : nothing}
        </header>
        ${data ? html`<p class="muted small">${data.about.finding}</p>` : nothing}
        ${status === 'failed' ? html`<problem-note .problem=${problem} again @again=${again}></problem-note>` : nothing}
        ${this.#body(status, data)}
      </section>
    `;
  }

  #menu(cohorts) {
    const file = { name: 'Download CSV', run: () => saveCsv(columnsOf(cohorts), cohorts.map(flat), 'Who comes back') };
    return html`<card-menu label="Who comes back" .items=${[file]}></card-menu>`;
  }

  #body(status, data) {
    if (!data) {
      return status === 'loading' ? html`<div class="skeleton place" aria-hidden="true"></div>` : nothing;
    }
    if (data.cohorts.length === 0) {
      return html`<p class="muted none">${data.about.unknown ?? 'No customer first bought in these days.'}</p>`;
    }
    return html`
      <cohort-table .cohorts=${data.cohorts} label="Who comes back, by month of the first purchase"></cohort-table>
      <p class="muted small limits">${data.about.limits}</p>
    `;
  }

  static styles = [
    controls,
    skeleton,
    css`
    :host {
      display: block;
      min-width: 0;
    }
    section {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--space-3);
      padding: var(--space-4) var(--space-6);
    }
    header {
      display: flex;
      align-items: flex-start;
      justify-content: space-between;
      margin-right: calc(-1 * var(--space-3));
    }
    h2 {
      font-size: var(--size-16);
      font-weight: 600;
      letter-spacing: -0.01em;
    }
    .place {
      height: 320px;
    }
    .none {
      padding: var(--space-6) 0;
      text-align: center;
    }
    .limits {
      max-width: 76ch;
    }
    @media (max-width: 640px) {
      section {
        padding: var(--space-4);
      }
    }
  `,
  ];
}
/** A column for each month after the first purchase. */
const columnsOf = (cohorts) => [
  { key: 'month', name: 'First bought' },
  { key: 'customers', name: 'Customers' },
  ...Array.from({ length: Math.max(...cohorts.map(({ months }) => months.length)) }, (_, at) => ({
    key: `after${at}`,
    name: `+${at}`,
  })),
];

const flat = ({ month, customers, months }) => ({
  month,
  customers,
  ...Object.fromEntries(months.map(({ after, retention }) => [`after${after}`, retention])),
});

customElements.define('cohort-card', CohortCard);
