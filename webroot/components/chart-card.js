import { LitElement, css, html, nothing } from 'lit';
import { controls } from '../styles/controls.js';
import { skeleton } from '../styles/skeleton.js';
import { savePicture } from '../charts/picture.js';
import { saveCsv } from '../state/download.js';
import { narrowTo } from '../state/filters.js';
import { nothingHere, wonder } from '../state/nothing-found.js';
import { showRows } from '../state/rows.js';
import { chart, table } from './icons.js';
import '../charts/chart-view.js';
import './card-menu.js';
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
 * @prop {(row: object) => Object<string, string>} keys what a mark stands for, values by dimension;
 *     `time` is the first day of a stretch. With it, a click on a mark filters the page.
 * @attr granularity of that stretch
 * @prop {Object<string, string>} within what all of its rows are of, beyond the filters; `{}` for nothing
 *     more. With it, or with keys, its rows can be shown.
 * @prop {object[]} rows
 * @slot tools beside the title
 * @slot none below why there are no rows: what can be done
 * @slot chart in place of the chart, where it is none of ECharts'
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
    keys: { attribute: false },
    granularity: {},
    within: { attribute: false },
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
          <div class="tools"><slot name="tools"></slot>${some ? this.#tools() : nothing}</div>
        </header>
        ${failed ? this.#problem() : nothing}
        ${failed && !some ? nothing : html`<div class="body ${some ? (this.option || this.asTable ? '' : 'own') : status === 'loading' ? '' : 'empty'}">${this.#body(some, status)}</div>`}
      </section>
    `;
  }

  updated() {
    if (this.panel.status === 'ready' && !this.rows?.length && this.none === undefined) {
      wonder();
    }
  }

  #title(some, status) {
    if (some) {
      return this.finding;
    }
    return status === 'loading'
      ? html`<span class="skeleton">${this.name}, and what stands out</span>`
      : this.name;
  }

  #tools() {
    return html`
      <button
        class="quiet"
        aria-pressed=${this.asTable ? 'true' : 'false'}
        aria-label="${this.asTable ? 'Chart' : 'Table'}: ${this.name}"
        @click=${() => (this.asTable = !this.asTable)}
      >
        ${this.asTable ? chart : table}<span>${this.asTable ? 'Chart' : 'Table'}</span>
      </button>
      <card-menu label=${this.name} .items=${this.#items()}></card-menu>
    `;
  }

  #items() {
    const file = { name: 'Download CSV', run: () => saveCsv(this.columns, this.rows, this.name) };
    const view = () => this.renderRoot.querySelector('chart-view');
    const rows = { name: 'Show the rows behind it', run: () => showRows(this.name, this.within ?? {}) };
    const picture = { name: 'Download PNG', run: () => savePicture(view(), this) };
    const files = this.asTable || !this.option ? [file] : [file, picture];
    return this.keys || this.within ? [rows, ...files] : files;
  }

  #marked({ detail: { index, row } }) {
    const marked = row ?? this.rows[index];
    if (marked && !marked.other && this.keys) {
      narrowTo(this.keys(marked), this.granularity);
    }
  }

  #problem() {
    return html`
      <problem-note .problem=${this.panel.problem} again @again=${this.#again}></problem-note>
    `;
  }

  #body(some, status) {
    if (!some) {
      return status === 'loading'
        ? html`<div class="skeleton place" aria-hidden="true"></div>`
        : html`<div class="muted none">${this.none ?? nothingHere()}<slot name="none"></slot></div>`;
    }
    if (this.asTable) {
      const label = `${this.name}, ${this.unit}`;
      return html`
        <data-table .rows=${this.rows} .columns=${this.columns} label=${label}
          opens=${this.keys ? 'Filter by it' : nothing} @open=${({ detail }) => this.#marked({ detail: { row: detail } })}></data-table>
      `;
    }
    if (!this.option) {
      return html`<slot name="chart"></slot>`;
    }
    const label = `${this.finding}. ${this.unit}. The button Table shows the figures.`;
    return html`
      <chart-view .option=${this.option} ?brush=${this.brush} ?marks=${Boolean(this.keys)}
        label=${label} @mark=${this.#marked}></chart-view>
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
      flex-wrap: wrap;
      align-items: flex-start;
      justify-content: space-between;
      gap: var(--space-2) var(--space-4);
    }
    header > :first-child {
      flex: 1 1 180px;
      min-width: 0;
    }
    h2 {
      font-size: var(--size-16);
      font-weight: 600;
      letter-spacing: -0.01em;
      line-height: 1.4;
    }
    .tools {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      max-width: 100%;
      margin-right: calc(-1 * var(--space-3));
    }
    ::slotted([slot='chart']) {
      min-width: 0;
    }
    .body {
      flex: 1;
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      min-width: 0;
      min-height: 320px;
    }
    .place {
      height: 320px;
    }
    .body.empty {
      min-height: 96px;
    }
    .body.own {
      min-height: 0;
    }
    .none {
      place-self: center;
    }
    @media (max-width: 640px) {
      section {
        padding: var(--space-4);
      }
      .tools > button span {
        display: none;
      }
      .body:not(.empty, .own),
      .place {
        min-height: 280px;
      }
    }
  `,
  ];
}
customElements.define('chart-card', ChartCard);
