import { LitElement, css, html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { ALL_ASIDE, mapping, sayFaults, sayFile } from '../state/mapping.js';
import { count } from '../state/format.js';
import { openQuestions } from '../state/questions.js';
import { fileInWords, rowsInWords, timesInWords } from '../state/understood.js';
import { Watch } from '../state/store.js';
import { controls } from '../styles/controls.js';
import { DECIMALS } from '../state/columns.js';

const DELIMITERS = [
  { value: ',', label: 'Comma' },
  { value: ';', label: 'Semicolon' },
  { value: '\t', label: 'Tab' },
  { value: '|', label: 'Bar |' },
];

/** @type {{label: string, on_error?: string, max_reject_ratio?: number}[]} */
const FAULTS = [
  { label: 'As it was sent' },
  { label: 'Set aside, however many', ...ALL_ASIDE },
  { label: 'Refuse the whole file', on_error: 'reject' },
];
/** What holds for a file that has not been sent. */
const USUAL_FAULTS = 'As under Options';
const CHARSETS = ['UTF-8', 'windows-1252', 'ISO-8859-1', 'UTF-16LE', 'UTF-16BE'].map((value) => ({
  value,
  label: value,
}));

/**
 * What was understood of the whole file, in a sentence, and the controls that change it.
 *
 * @typedef {object} Props
 * @prop {boolean} fixed only to be looked at
 *
 * @extends {LitElement<Props>}
 */
class MappingSummary extends LitElement {
  #watch = new Watch(this, mapping);
  static properties = { fixed: { type: Boolean } };

  render() {
    const { preview } = mapping.value;
    // Another file has been opened, and this one is about to leave the page.
    if (!preview) return nothing;
    const open = this.fixed ? [] : openQuestions(mapping.value);
    const order = open.some(({ about }) => about === 'order');
    return html`
      <p class="said">${fileInWords(preview)}. ${rowsInWords(preview, !this.fixed, open.length > 0)}.</p>
      <p class="muted small">${timesInWords(preview, order)}</p>
      ${this.fixed || !preview.source ? nothing : this.#settings(preview)}
    `;
  }

  #settings({ source, delimiter, header_line: header, time_zone: zone }) {
    const { reading } = mapping.value;
    const text = source.format === 'text';
    const sheets = source.sheets ?? [];
    return html`
      <details ?open=${mapping.value.again}>
        <summary>Read it differently</summary>
        <div class="fields">
          ${sheets.length > 1 ? this.#choice('sheet', 'Sheet', source.sheet, sheets.map(sheetOption)) : nothing}
          ${this.#lines(header)}
          ${text ? this.#choice('delimiter', 'Between cells', delimiter, DELIMITERS) : nothing}
          ${text ? this.#choice('charset', 'Encoding', source.charset, CHARSETS) : nothing}
          ${text ? this.#choice('decimal', 'Decimal sign', reading.decimal ?? '', [{ value: '', label: 'As found in each column' }, ...DECIMALS]) : nothing}
          ${this.#zone(zone)} ${this.#faults()}
        </div>
      </details>
    `;
  }

  #choice(name, label, now, options) {
    const said = mapping.value.reading[name] ?? now;
    const known = options.some(({ value }) => value === said);
    const all = known || !said ? options : [{ value: said, label: said }, ...options];
    return html`
      <label>
        <span>${label}</span>
        <select @change=${(event) => sayFile(name, event.target.value || null)}>
          ${all.map(({ value, label: words }) => html`<option value=${value} .selected=${live(value === said)}>${words}</option>`)}
        </select>
      </label>
    `;
  }

  #lines(now) {
    const said = mapping.value.reading.header_line ?? now ?? 1;
    const set = ({ target }) => {
      const line = Number(target.value);
      if (Number.isInteger(line) && line >= 1 && line <= 1_000_000) {
        sayFile('header_line', line);
      } else {
        target.value = said;
      }
    };
    return html`
      <label>
        <span>Header in line</span>
        <input type="number" min="1" step="1" inputmode="numeric" .value=${live(String(said))} @change=${set} />
      </label>
    `;
  }

  #faults() {
    const { options, file } = mapping.value;
    const now = FAULTS.findIndex((one) => one.on_error === options.on_error && one.max_reject_ratio === options.max_reject_ratio);
    const say = ({ target }) => {
      const { label, ...said } = FAULTS[target.value];
      sayFaults(said);
    };
    return html`
      <label>
        <span>Rows at fault</span>
        <select @change=${say}>
          ${FAULTS.map(({ label }, at) => html`<option value=${at} .selected=${live(at === now)}>${file && at === 0 ? USUAL_FAULTS : label}</option>`)}
        </select>
      </label>
    `;
  }

  #zone(now) {
    const said = mapping.value.reading.time_zone ?? now ?? 'UTC';
    return html`
      <label>
        <span>Time zone</span>
        <input
          list="zones"
          autocomplete="off"
          spellcheck="false"
          .value=${live(said)}
          @change=${(event) => sayFile('time_zone', event.target.value.trim() || null)}
        />
        <datalist id="zones">${ZONES.map((zone) => html`<option value=${zone}></option>`)}</datalist>
      </label>
    `;
  }

  static styles = [
    controls,
    css`
    :host {
      display: grid;
      gap: var(--space-1);
    }
    .said {
      overflow-wrap: anywhere;
    }
    details {
      margin-top: var(--space-2);
    }
    summary {
      display: inline-flex;
      align-items: center;
      min-height: var(--target);
      color: var(--accent);
      font-size: var(--size-13);
      font-weight: 500;
      cursor: pointer;
    }
    .fields {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(190px, 1fr));
      gap: var(--space-3) var(--space-4);
      padding-top: var(--space-2);
    }
    label {
      display: grid;
      gap: var(--space-1);
      min-width: 0;
    }
    label span {
      color: var(--text-muted);
      font-size: var(--size-13);
    }
    input,
    select {
      width: 100%;
      min-width: 0;
    }
    @media (max-width: 640px) {
      input,
      select {
        font-size: var(--size-16);
      }
    }
  `,
  ];
}

const ZONES = ['UTC', ...(Intl.supportedValuesOf?.('timeZone') ?? [])];

const sheetOption = ({ name, rows }) => ({ value: name, label: `${name} (${count(rows)} lines)` });

customElements.define('mapping-summary', MappingSummary);
