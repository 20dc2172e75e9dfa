import { LitElement, css, html, nothing } from 'lit';
import { controls } from '../styles/controls.js';
import { narrowTo } from '../state/filters.js';
import { part } from '../state/parts.js';
import { keysInWords, showRows } from '../state/rows.js';
import { saveCsv, savePicture } from '../state/saving.js';
import { chart, table } from './icons.js';
import '../charts/chart-view.js';
import './card-frame.js';

const dataTable = part(() => import('./data-table.js'));

/**
 * A chart with its finding as title, and the table behind it.
 *
 * @typedef {object} Props
 * @prop {import('../state/query.js').Panel} panel
 * @prop {string} name what it shows, for headings and labels
 * @prop {string} finding the sentence that the chart makes; also read to who cannot see it
 * @prop {string | null} unit what is counted and over which days; null while it is not known yet
 * @prop {(tokens: import('../charts/tokens.js').Tokens, narrow: boolean) => object} option the chart, as ECharts wants it
 * @prop {boolean} brush see chart-view
 * @prop {((row: Row) => Record<string, string>) | undefined} keys what a mark stands for, values by dimension;
 *     `time` is the first day of a stretch. With it, a click on a mark filters the page, and with Shift
 *     shows the rows behind it.
 * @prop {((row: Row) => Record<string, string>) | undefined} behind what the rows behind a mark are narrowed to,
 *     where there is nothing to filter by: a click on a mark shows them
 * @prop {string} granularity of that stretch
 * @prop {Object<string, string>} within what all of its rows are of, beyond the filters; `{}` for nothing
 *     more. With it, or with keys, its rows can be shown.
 * @prop {Row[]} rows
 * @prop {import('../pictures/picture.js').Drawn} drawn what a picture of it is drawn from, where it is none of ECharts'
 * @prop {string} none why there are no rows, if not for the days
 * @prop {import('./data-table.js').Column[]} columns
 * @prop {string[]} below what a picture says that it is of; without it, what is filtered
 *
 * @slot tools beside the title
 * @slot chart in place of the chart, where it is none of ECharts'; its `mark` events are taken
 * @slot none below why there are no rows: what can be done
 * @slot below
 * @extends {LitElement<Props>}
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
    behind: { attribute: false },
    granularity: {},
    within: { attribute: false },
    below: { attribute: false },
    rows: { attribute: false },
    drawn: { attribute: false },
    none: {},
    columns: { attribute: false },
    asTable: { state: true },
  };

  render() {
    const some = this.rows?.length > 0;
    return html`
      <card-frame ?tall=${!some || this.asTable || Boolean(this.option)} .panel=${this.panel} .name=${this.name} .heading=${this.#heading(some)} .unit=${this.unit}
        .none=${this.none} ?some=${some} .items=${some ? this.#items() : []} @mark=${this.#marked}>
        <slot name="tools" slot="tools"></slot>
        ${some ? this.#switch() : nothing}
        ${some ? this.#body() : nothing}
        <slot name="none" slot="none"></slot>
        <slot name="below" slot="below"></slot>
      </card-frame>
    `;
  }

  #heading(some) {
    if (some) {
      return this.finding;
    }
    return this.panel.status === 'loading'
      ? html`<span class="only-read">${this.name}</span><span class="skeleton" aria-hidden="true">${this.name}, and what stands out</span>`
      : this.name;
  }

  #switch() {
    const other = this.asTable ? 'Chart' : 'Table';
    return html`
      <button slot="tools" class="quiet switch" aria-pressed=${this.asTable ? 'true' : 'false'}
        aria-label="${other}: ${this.name}" @click=${this.#turn}>
        ${this.asTable ? chart : table}<span>${other}</span>
      </button>
    `;
  }

  #turn() {
    this.asTable = !this.asTable;
    if (this.asTable) {
      dataTable();
    }
  }

  #items() {
    const rows = { name: 'Show the rows behind it', run: () => showRows(this.name, this.within ?? {}) };
    const file = { name: 'Download CSV', run: () => saveCsv(this.columns, this.rows, this.name) };
    const picture = { name: 'Download PNG', run: () => this.#picture() };
    return this.keys || this.within ? [rows, file, picture] : [file, picture];
  }

  /** As it is on show: the chart, or the table. */
  #picture() {
    const view = this.renderRoot.querySelector('chart-view');
    /** @type {import('../pictures/picture.js').Drawn} */
    const drawn = this.asTable ? { as: 'table', columns: this.columns, rows: this.rows } : this.drawn;
    return savePicture(this, view ? { as: 'chart', canvas: view.picture() } : drawn);
  }

  /** @param {{detail: {row: Row | null, index?: number, behind?: boolean}}} event */
  #marked({ detail: { index, row, behind } }) {
    const marked = row ?? this.rows[index ?? -1];
    if (marked && this.behind) {
      showRows(`${this.name}: ${marked.name}`, { ...this.within, ...this.behind(marked) });
      return;
    }
    if (!marked || !this.keys || !this.#acts(marked)) {
      return;
    }
    if (behind) {
      this.#behind(marked);
    } else {
      narrowTo(this.keys(marked), this.granularity);
    }
  }

  /** What is put together of many values stands for none of them. */
  #acts = (row) => !row.other && Object.keys(this.keys?.(row) ?? {}).length > 0;

  #behind(row) {
    const keys = { ...this.within, ...this.keys?.(row) };
    showRows(keysInWords(keys, this.granularity), keys, this.granularity);
  }

  #body() {
    if (this.asTable) {
      return html`
        <data-table .rows=${this.rows} .columns=${this.columns} label="${this.name}, ${this.unit}"
          opens=${this.behind ? 'Show the rows behind it' : this.keys ? 'Filter by it' : nothing} ?behind=${Boolean(this.keys)} .acts=${this.behind ? undefined : this.#acts}
          @open=${({ detail }) => this.#marked({ detail: { row: detail } })}
          @behind=${({ detail }) => this.#behind(detail)}></data-table>
      `;
    }
    if (!this.option) {
      return html`<slot name="chart"></slot>`;
    }
    return html`
      <chart-view .option=${this.option} ?brush=${this.brush} ?marks=${Boolean(this.keys ?? this.behind)}
        label="${this.finding}. ${this.unit}. The button Table shows the figures."></chart-view>
    `;
  }

  static styles = [
    controls,
    css`
    :host {
      display: grid;
      min-width: 0;
    }
    ::slotted([slot='chart']) {
      min-width: 0;
    }
    @media (max-width: 640px) {
      .switch span {
        display: none;
      }
    }
  `,
  ];
}
customElements.define('chart-card', ChartCard);
