import { LitElement, css, html, nothing } from 'lit';
import { showRows } from '../state/rows.js';
import { saveCsv, savePicture } from '../state/saving.js';
import { controls } from '../styles/controls.js';
import './card-frame.js';
import './data-table.js';

/**
 * A table as a part of a page, with its heading and what is said while it has no rows.
 *
 * @typedef {object} Props
 * @prop {import('../state/query.js').Panel} panel
 * @prop {string} name
 * @prop {string | null} unit what is counted; null while it is not known yet
 * @prop {Row[]} rows
 * @prop {import('./data-table.js').Column[]} columns
 * @prop {Object<string, string>} within as of chart-card
 * @prop {{by: string, descending: boolean} | null} order as of data-table
 * @prop {Row | null} foot as of data-table
 * @prop {string} search as of data-table
 * @prop {string} opens as of data-table
 * @prop {{name: string, run: () => void}[]} more that can be done with it
 * @prop {string} none why there are no rows, if not for the days
 * @prop {string[]} below what a picture says that it is of; without it, what is filtered
 *
 * @slot tools beside the heading
 * @slot below the table
 * @extends {LitElement<Props>}
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
    below: { attribute: false },
    order: { attribute: false },
    foot: { attribute: false },
    more: { attribute: false },
    none: {},
  };

  render() {
    const some = this.rows?.length > 0;
    return html`
      <card-frame .panel=${this.panel} .name=${this.name} .unit=${this.unit} .none=${this.none}
        ?some=${some} .items=${some ? this.#items() : []}>
        <slot name="tools" slot="tools"></slot>
        ${some ? this.#table() : nothing}
        <slot name="below" slot="below"></slot>
      </card-frame>
    `;
  }

  /** What is found by searching is what is kept. */
  #items() {
    const shown = () => this.renderRoot.querySelector('data-table').shown;
    const rows = { name: 'Show the rows behind it', run: () => showRows(this.name, this.within) };
    const file = { name: 'Download CSV', run: () => saveCsv(this.columns, shown(), this.name) };
    const picture = {
      name: 'Download PNG',
      run: () => savePicture(this, { as: 'table', columns: this.columns, rows: shown() }),
    };
    return [...(this.within ? [rows] : []), file, ...(this.more ?? []), picture];
  }

  #table() {
    return html`
      <data-table
        label=${this.name}
        search=${this.search ?? nothing}
        opens=${this.opens ?? nothing}
        .order=${this.order}
        .rows=${this.rows}
        .foot=${this.foot ?? null}
        .columns=${this.columns}
      ></data-table>
    `;
  }

  static styles = [
    controls,
    css`
    :host {
      display: grid;
      min-width: 0;
    }
    data-table {
      margin: 0 calc(-1 * var(--space-3));
    }
  `,
  ];
}
customElements.define('table-card', TableCard);
