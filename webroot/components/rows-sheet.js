import { LitElement, css, html, nothing } from 'lit';
import { saveCsv } from '../state/download.js';
import { chosen } from '../state/datasets.js';
import { count, dateTimeIn, exactMoney, plural, quantity } from '../state/format.js';
import { labelOf } from '../state/labels.js';
import { allRows, behind, hideRows, MOST_KEPT, moreRows, rowsAgain } from '../state/rows.js';
import { Watch } from '../state/store.js';
import { href } from '../state/url.js';
import { controls } from '../styles/controls.js';
import { skeleton } from '../styles/skeleton.js';
import './data-table.js';
import './modal-sheet.js';
import './problem-note.js';

const MONEY = new Set(['grossRevenue', 'returnsValue', 'totalCost']);
const FIGURES = new Set(['unitsSold', 'unitsReturned', 'lineItemCount']);

const number = (format) => (text) => (text === null ? '—' : format(Number(text)));
const zone = () => chosen()?.time_zone ?? 'UTC';
const moment = (text) => dateTimeIn(text, zone());

/** The rows of the data behind a number, the newest first. */
class RowsSheet extends LitElement {
  #watch = new Watch(this, behind);

  render() {
    const { title, status, rows, problem } = behind.value;
    const open = title !== null;
    return html`
      <modal-sheet from="right" ?open=${open} label="Rows: ${title ?? ''}" @close=${hideRows}>
        ${open ? html`
          <div class="body" aria-busy=${status === 'loading' ? 'true' : 'false'}>
            ${problem ? html`<problem-note .problem=${problem} again @again=${rowsAgain}></problem-note>` : nothing}
            ${rows.length > 0 ? this.#table(rows) : this.#none(status)}
          </div>` : nothing}
      </modal-sheet>
    `;
  }

  #none(status) {
    if (status === 'failed') {
      return nothing;
    }
    return status === 'loading'
      ? html`<div class="skeleton place" aria-hidden="true"></div>`
      : html`<p class="muted">No rows pass these filters.</p>`;
  }

  #table(rows) {
    const { columns, next, status, title, kept } = behind.value;
    const shown = columnsOf(columns, rows);
    return html`
      <div class="said">
        <p class="muted small" role="status">
          ${next ? `The newest ${plural(rows.length, 'row')}` : plural(rows.length, 'row')}, as they were loaded;
          times in ${zone()}
        </p>
        <button ?disabled=${kept !== null} @click=${() => this.#save(columns, title)}>
          ${kept === null ? this.#file(next) : `Fetched ${count(kept)} rows`}
        </button>
      </div>
      ${next ? html`<p class="muted small">All rows of ${chosen()?.name} are had on <a href=${href({ path: `/datasets/${chosen()?.name}` })} data-route @click=${hideRows}>its page</a>, as CSV or Parquet.</p>` : nothing}
      <data-table label="Rows: ${title}" search="Search these rows" .rows=${rows}
        .columns=${shown}></data-table>
      ${next ? html`
        <button class="older" ?disabled=${status === 'loading'} @click=${moreRows}>
          ${status === 'loading' ? 'Loading more' : 'Show older rows'}
        </button>` : nothing}
    `;
  }

  #file(next) {
    return next ? `Download CSV, up to ${count(MOST_KEPT)} rows` : 'Download CSV';
  }

  async #save(columns, title) {
    const rows = await allRows();
    if (rows) {
      saveCsv(columnsOf(columns, rows), rows.map(inNumbers), `Rows ${title}`);
    }
  }

  static styles = [
    controls,
    skeleton,
    css`
    .body {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      align-content: start;
      justify-items: start;
      gap: var(--space-3);
      padding: var(--space-4);
    }
    .body > * {
      max-width: 100%;
    }
    data-table,
    problem-note {
      width: 100%;
    }
    data-table {
      margin: 0 calc(-1 * var(--space-3));
    }
    data-table {
      --table-height: calc(100dvh - 250px);
    }
    .said {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      justify-content: space-between;
      gap: var(--space-2);
      width: 100%;
    }
    .place {
      width: 100%;
      height: 480px;
    }
  `,
  ];
}

/** When, what and for how much first; then who and where, as the data has it. */
const FIRST = ['__time', 'ItemName', 'grossRevenue', 'returnsValue', 'unitsSold', 'unitsReturned', 'totalCost'];

const inOrder = (columns) => [
  ...FIRST.filter((name) => columns.includes(name)),
  ...columns.filter((name) => !FIRST.includes(name)),
];

/** Those of which some row has a value. */
const columnsOf = (columns, rows) =>
  inOrder(columns)
    .filter((name) => rows.some((row) => row[name] !== null))
    .map(columnOf);

/** In a file figures are numbers, not the texts that the server writes them as. */
const inNumbers = (row) =>
  Object.fromEntries(
    Object.entries(row).map(([name, text]) => [
      name,
      text !== null && (MONEY.has(name) || FIGURES.has(name)) ? Number(text) : text,
    ]),
  );

function columnOf(name) {
  if (name === '__time') {
    return { key: name, name: 'Date', format: moment };
  }
  const label = labelOf(name);
  if (MONEY.has(name)) {
    return { key: name, name: label, format: number(exactMoney), figure: true };
  }
  return FIGURES.has(name)
    ? { key: name, name: label, format: number(quantity), figure: true }
    : { key: name, name: label, format: (text) => text ?? '—' };
}
customElements.define('rows-sheet', RowsSheet);
