import { LitElement, css, html, nothing } from 'lit';
import { compact, count, date, exactMoney, money, percent, quantity } from '../state/format.js';
import { controls } from '../styles/controls.js';
import './kpi-tile.js';
import './problem-note.js';

const NO_COST = 'Unknown: not every row has a cost';
const NO_SALES = 'No sales in these days';

/**
 * The figures of the page.
 *
 * @prop {import('../state/overview.js').Panel} panel data is `{now, before?}`, both a RevenueSummary
 * @prop {{from: string, to: string} | null} compared the period of `before`
 */
class KpiBand extends LitElement {
  static properties = { panel: { attribute: false }, compared: { attribute: false } };

  render() {
    const { status, data, problem } = this.panel;
    const { now, before } = data ?? {};
    const loading = status === 'loading';
    const margin =
      now && now.netSales
        ? now.grossProfit === null
          ? null
          : now.grossProfit / now.netSales
        : null;
    const tile = (label, key, format, note, why, size) => html`
      <kpi-tile id=${key} .label=${label} .value=${now?.[key] ?? null} .format=${format} .note=${note ?? ''}
        .why=${why} .before=${key.startsWith('unique') ? null : (before?.[key] ?? null)} ?loading=${loading} size=${size}></kpi-tile>
    `;
    if (status === 'failed' && !now) {
      return html`<problem-note .problem=${problem} again @again=${this.#again}></problem-note>`;
    }
    return html`
      ${status === 'failed' ? html`<problem-note .problem=${problem} again @again=${this.#again}></problem-note>` : nothing}
      <div class="first" aria-busy=${loading ? 'true' : 'false'}>
        ${tile('Net sales', 'netSales', money, exactMoney(now?.netSales), NO_SALES, 'large')}
        ${tile('Gross profit', 'grossProfit', money, margin === null ? '' : `${percent(margin)} margin`, now?.netSales === null ? NO_SALES : NO_COST, 'medium')}
        ${tile('Transactions', 'totalTransactions', count, `${count(now?.lineItemCount)} line items`, NO_SALES, 'medium')}
        ${tile('Average transaction', 'averageTransaction', money, 'net sales each', NO_SALES, 'medium')}
      </div>
      <div class="second">
        ${tile('Gross revenue', 'totalRevenue', money, 'before returns', NO_SALES, 'small')}
        ${tile('Returns', 'returnsValue', money, now?.totalRevenue ? `${percent(-now.returnsValue / now.totalRevenue)} of revenue` : '', NO_SALES, 'small')}
        ${tile('Net units', 'netUnitsSold', (value) => (Math.abs(value) < 100_000 ? quantity(value) : compact(value)), 'sold less returned', 'No quantity in the data', 'small')}
        ${tile('Products', 'uniqueProducts', count, '', '', 'small')}
        ${tile('Branches', 'uniqueBranches', count, '', '', 'small')}
        ${tile('Salespeople', 'uniqueEmployees', count, '', '', 'small')}
      </div>
      ${this.compared && before ? html`<p class="muted small">Changes are against ${date(this.compared.from)} – ${date(this.compared.to)}, the same number of days before.</p>` : nothing}
    `;
  }

  #again() {
    this.dispatchEvent(new Event('again', { bubbles: true, composed: true }));
  }

  static styles = [
    controls,
    css`
    :host {
      display: grid;
      gap: var(--space-6);
    }
    .first {
      display: grid;
      grid-template-columns: 1.6fr 1fr 1fr 1fr;
      align-items: end;
      gap: var(--space-6);
    }
    .second {
      display: grid;
      grid-template-columns: repeat(6, 1fr);
      gap: var(--space-4) var(--space-6);
      padding-top: var(--space-4);
      border-top: 1px solid var(--line);
    }
    @media (max-width: 1000px) {
      .first {
        grid-template-columns: repeat(3, 1fr);
      }
      .first > :first-child {
        grid-column: 1 / -1;
      }
      .second {
        grid-template-columns: repeat(3, 1fr);
      }
    }
    @media (max-width: 640px) {
      .first,
      .second {
        grid-template-columns: 1fr 1fr;
        gap: var(--space-4);
      }
    }
  `,
  ];
}
customElements.define('kpi-band', KpiBand);
