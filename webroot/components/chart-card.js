import { LitElement, css, html, nothing } from 'lit';
import { controls } from '../styles/controls.js';
import { skeleton } from '../styles/skeleton.js';
import { chart, table } from './icons.js';
import '../charts/chart-view.js';
import './data-table.js';
import './problem-note.js';

/**
 * A chart with its finding as title, and the table behind it.
 *
 * @prop {import('../state/query.js').Panel} panel
 * @prop {string} name what it shows, for headings and labels
 * @prop {string} finding the sentence that the chart makes; also read to who cannot see it
 * @prop {string} unit what is counted and over which days
 * @prop {(tokens: object, narrow: boolean) => object} option the chart, as ECharts wants it
 * @prop {boolean} brush see chart-view
 * @prop {object[]} rows
 * @attr none why there are no rows, if not for the days
 * @prop {import('./data-table.js').Column[]} columns
 */
class ChartCard extends LitElement {
  static properties = {
    panel: { attribute: false },
    name: {},
    finding: {},
    unit: {},
    option: { attribute: false },
    brush: { type: Boolean },
    rows: { attribute: false },
    none: {},
    columns: { attribute: false },
    asTable: { state: true },
  };

  render() {
    const { status } = this.panel;
    const some = this.rows?.length > 0;
    const failed = status === 'failed';
    return html`
      <section
        class="card"
        aria-label=${this.name}
        aria-busy=${status === 'loading' ? 'true' : 'false'}
      >
        <header>
          <div>
            <h2>${this.#title(some, status)}</h2>
            <p class="muted small">${this.unit}</p>
          </div>
          ${some ? this.#toggle() : nothing}
        </header>
        ${failed ? this.#problem() : nothing}
        ${failed && !some ? nothing : html`<div class="body ${some || status === 'loading' ? '' : 'empty'}">${this.#body(some, status)}</div>`}
      </section>
    `;
  }

  #title(some, status) {
    if (some) {
      return this.finding;
    }
    return status === 'loading'
      ? html`<span class="skeleton">${this.name}, and what stands out</span>`
      : this.name;
  }

  #toggle() {
    return html`
      <button
        class="quiet"
        aria-pressed=${this.asTable ? 'true' : 'false'}
        @click=${() => (this.asTable = !this.asTable)}
      >
        ${this.asTable ? chart : table}<span>${this.asTable ? 'Chart' : 'Table'}</span>
      </button>
    `;
  }

  #problem() {
    return html`
      <problem-note .problem=${this.panel.problem} again @again=${this.#again}></problem-note>
    `;
  }

  #body(some, status) {
    if (!some) {
      return status === 'loading'
        ? html`<div class="skeleton place" aria-label="loading"></div>`
        : html`<p class="muted none">${this.none ?? 'No sales in these days. Choose a longer period.'}</p>`;
    }
    if (this.asTable) {
      const label = `${this.name}, ${this.unit}`;
      return html`
        <data-table .rows=${this.rows} .columns=${this.columns} label=${label}></data-table>
      `;
    }
    const label = `${this.finding}. ${this.unit}. The button Table shows the figures.`;
    return html`
      <chart-view .option=${this.option} ?brush=${this.brush} label=${label}></chart-view>
    `;
  }

  #again() {
    this.dispatchEvent(new Event('again', { bubbles: true, composed: true }));
  }

  static styles = [
    controls,
    skeleton,
    css`
    :host {
      display: grid;
      min-width: 0;
    }
    section {
      display: flex;
      flex-direction: column;
      gap: var(--space-3);
      min-width: 0;
      padding: var(--space-4) var(--space-6);
    }
    header {
      display: flex;
      align-items: flex-start;
      justify-content: space-between;
      gap: var(--space-4);
    }
    h2 {
      font-size: var(--size-16);
      font-weight: 600;
      letter-spacing: -0.01em;
      line-height: 1.4;
    }
    header button {
      margin-right: calc(-1 * var(--space-3));
    }
    .body {
      flex: 1;
      display: grid;
      min-width: 0;
      min-height: 320px;
    }
    .place {
      height: 320px;
    }
    .body.empty {
      min-height: 96px;
    }
    .none {
      place-self: center;
    }
    @media (max-width: 640px) {
      section {
        padding: var(--space-4);
      }
      header button span {
        display: none;
      }
      .body:not(.empty),
      .place {
        min-height: 280px;
      }
    }
  `,
  ];
}
customElements.define('chart-card', ChartCard);
