import { LitElement, css, html, nothing } from 'lit';
import { saveCsv } from '../state/download.js';
import { nothingHere, wonder } from '../state/nothing-found.js';
import { showRows } from '../state/rows.js';
import { controls } from '../styles/controls.js';
import { skeleton } from '../styles/skeleton.js';
import './card-menu.js';
import './data-table.js';
import './problem-note.js';

/**
 * A table as a part of a page, with its heading and what is said while it has no rows.
 *
 * @prop {import('../state/query.js').Panel} panel
 * @prop {string} name
 * @prop {string} unit what is counted
 * @prop {object[]} rows
 * @prop {import('./data-table.js').Column[]} columns
 * @prop {Object<string, string>} within as of chart-card
 * @attr search, opens as of data-table
 * @attr none why there are no rows, if not for the days
 * @slot tools beside the heading
 * @slot below the table
 */
class TableCard extends LitElement {
  static properties = {
    panel: { attribute: false },
    name: {},
    unit: {},
    rows: { attribute: false },
    columns: { attribute: false },
    search: {},
    opens: {},
    within: { attribute: false },
    none: {},
  };

  render() {
    const { status, problem } = this.panel;
    const some = this.rows?.length > 0;
    return html`
      <section class="card" aria-label=${this.name} aria-busy=${status === 'loading' ? 'true' : 'false'}>
        <header>
          <div>
            <h2>${this.name}</h2>
            ${this.unit ? html`<p class="muted small">${this.unit}</p>` : nothing}
          </div>
          <div class="tools"><slot name="tools"></slot>${some ? this.#menu() : nothing}</div>
        </header>
        ${status === 'failed' ? html`<problem-note .problem=${problem} again @again=${this.#again}></problem-note>` : nothing}
        ${some ? this.#table() : this.#empty(status)}
        <slot name="below"></slot>
      </section>
    `;
  }

  updated() {
    if (this.panel.status === 'ready' && !this.rows?.length && this.none === undefined) {
      wonder();
    }
  }

  #menu() {
    const file = { name: 'Download CSV', run: () => saveCsv(this.columns, this.rows, this.name) };
    const rows = { name: 'Show the rows behind it', run: () => showRows(this.name, this.within) };
    return html`<card-menu label=${this.name} .items=${this.within ? [rows, file] : [file]}></card-menu>`;
  }

  #table() {
    return html`
      <data-table
        label=${this.name}
        search=${this.search ?? nothing}
        opens=${this.opens ?? nothing}
        .rows=${this.rows}
        .columns=${this.columns}
      ></data-table>
    `;
  }

  #empty(status) {
    if (status === 'loading') {
      return html`<div class="skeleton place" aria-hidden="true"></div>`;
    }
    return status === 'failed'
      ? nothing
      : html`<p class="muted none">${this.none ?? nothingHere()}</p>`;
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
    data-table {
      margin: 0 calc(-1 * var(--space-3));
    }
    .place {
      height: 240px;
    }
    .none {
      padding: var(--space-6) 0;
      text-align: center;
    }
    @media (max-width: 640px) {
      section {
        padding: var(--space-4);
      }
    }
  `,
  ];
}
customElements.define('table-card', TableCard);
