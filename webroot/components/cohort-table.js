import { LitElement, css, html } from 'lit';
import { count, exactMoney, month, percent } from '../state/format.js';
import { controls } from '../styles/controls.js';
import { heat, step } from '../styles/heat.js';

/** So many months after the first purchase are shown; the rest scrolls. */
const WIDE = 24;

/**
 * Who came back: a row for the customers who first bought in one month, a column for each month
 * after. The deeper a cell, the more of them bought again.
 *
 * @prop {{month: string, customers: number,
 *     months: {after: number, customers: number, retention: number, revenue: number}[]}[]} cohorts
 * @prop {string} label the table in a sentence
 */
class CohortTable extends LitElement {
  static properties = { cohorts: { attribute: false }, label: {} };

  render() {
    const last = Math.min(WIDE, Math.max(...this.cohorts.map(({ months }) => months.length - 1)));
    const most = Math.max(
      0,
      ...this.cohorts.flatMap(({ months }) => months.filter(({ after }) => after > 0).map((it) => it.retention)),
    );
    const after = Array.from({ length: last }, (_, at) => at + 1);
    return html`
      <div class="scroll" tabindex="0" role="group" aria-label=${this.label}>
        <table>
          <caption class="only-read">${this.label}</caption>
          <thead>
            <tr>
              <th scope="col" class="who">First bought</th>
              <th scope="col">Customers</th>
              ${after.map((it) => html`<th scope="col"><span class="only-read">Month </span>+${it}</th>`)}
            </tr>
          </thead>
          <tbody>${this.cohorts.map((cohort) => this.#row(cohort, after, most))}</tbody>
        </table>
      </div>
    `;
  }

  #row({ month: first, customers, months }, after, most) {
    return html`
      <tr>
        <th scope="row" class="who">${month(first)}</th>
        <td class="size">${count(customers)}</td>
        ${after.map((it) => this.#cell(months[it], most))}
      </tr>
    `;
  }

  #cell(it, most) {
    if (!it) {
      return html`<td class="none"></td>`;
    }
    const words = `${count(it.customers)} bought again, for ${exactMoney(it.revenue)}`;
    return html`<td class=${step(it.retention, most)} title=${words}>${it.retention > 0 ? percent(it.retention) : '0'}</td>`;
  }

  static styles = [
    controls,
    heat,
    css`
    :host {
      display: block;
      min-width: 0;
    }
    .scroll {
      max-height: 560px;
      overflow: auto;
    }
    table {
      border-collapse: separate;
      border-spacing: 2px;
      font-size: var(--size-12);
    }
    thead th {
      position: sticky;
      z-index: 2;
      top: 0;
      background: var(--surface);
      color: var(--text-muted);
      font-weight: 500;
      text-align: right;
    }
    th,
    td {
      height: 32px;
      min-width: 52px;
      padding: 0 var(--space-2);
      border-radius: 4px;
      text-align: right;
      white-space: nowrap;
    }
    .who {
      position: sticky;
      z-index: 1;
      left: 0;
      min-width: 88px;
      background: var(--surface);
      font-weight: 500;
      text-align: left;
    }
    thead .who {
      z-index: 3;
    }
    .size {
      color: var(--text-muted);
    }
  `,
  ];
}
customElements.define('cohort-table', CohortTable);
