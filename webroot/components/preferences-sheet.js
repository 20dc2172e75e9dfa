import { LitElement, css, html, nothing } from 'lit';
import { settings } from '../settings.js';
import { agree, agreed, ownCurrency } from '../state/preferences.js';
import { Watch } from '../state/store.js';
import { controls } from '../styles/controls.js';
import './modal-sheet.js';
import './problem-note.js';

const MONTHS = Array.from({ length: 12 }, (_, at) =>
  new Intl.DateTimeFormat('en', { month: 'long', timeZone: 'UTC' }).format(new Date(Date.UTC(2026, at))),
);
const LOCALES = [
  ['en-KE', 'English, Kenya'],
  ['en-GB', 'English, United Kingdom'],
  ['en-US', 'English, United States'],
  ['en-IN', 'English, India'],
  ['sw-KE', 'Swahili, Kenya'],
  ['de-DE', 'German'],
  ['fr-FR', 'French'],
  ['es-ES', 'Spanish'],
  ['pt-BR', 'Portuguese, Brazil'],
];

/** The choice of no currency: the one that the files name. */
const AS_IN_FILES = '';

/** Another one may have been agreed on without this page. */
const localesWith = (tag) => (LOCALES.some(([known]) => known === tag) ? LOCALES : [...LOCALES, [tag, tag]]);

/**
 * How the figures of a dataset are written, and when its fiscal year begins.
 *
 * @typedef {object} Props
 * @prop {boolean} open
 *
 * @fires close
 * @extends {LitElement<Props>}
 */
class PreferencesSheet extends LitElement {
  #watch = new Watch(this, agreed);
  static properties = { open: { type: Boolean }, problem: { state: true } };

  render() {
    const { dataset } = agreed.value;
    return html`
      <modal-sheet label="How figures are written" ?open=${this.open} @close=${this.#close}>
        ${this.open && dataset ? this.#form(dataset) : nothing}
        ${this.open && !dataset ? html`<p class="muted none">There is no dataset to set this for yet.</p>` : nothing}
      </modal-sheet>
    `;
  }

  #form(dataset) {
    const { currency, locale, fiscal_start: start } = agreed.value.agreed;
    const own = ownCurrency();
    const money = currency ?? (own === null ? settings.currency.code : AS_IN_FILES);
    const language = locale ?? settings.locale;
    const month = start ?? settings.fiscalStart;
    return html`
      <form @submit=${this.#save}>
        <p class="muted small">For everybody who looks at ${dataset}. Amounts are shown as the files have them; nothing is converted.</p>
        <label>Currency
          <select name="currency">${own === null ? nothing : this.#option(AS_IN_FILES, `As in its files: ${this.#currency(own)}`, money)}${Intl.supportedValuesOf('currency').map((code) => this.#option(code, this.#currency(code), money))}</select>
        </label>
        <label>Numbers and dates as in
          <select name="locale">${localesWith(language).map(([tag, name]) => this.#option(tag, name, language))}</select>
        </label>
        <label>The fiscal year begins in
          <select name="fiscal_start">${MONTHS.map((name, at) => this.#option(at + 1, name, month))}</select>
        </label>
        ${this.problem ? html`<problem-note .problem=${this.problem}></problem-note>` : nothing}
        <div class="ways"><button class="primary">Save</button><button type="button" @click=${this.#close}>Cancel</button></div>
      </form>
    `;
  }

  #option = (value, name, chosen) => html`<option value=${value} ?selected=${value === chosen}>${name}</option>`;

  #currency(code) {
    const name = new Intl.DisplayNames('en', { type: 'currency' }).of(code);
    return name === code ? code : `${code}, ${name}`;
  }

  async #save(event) {
    event.preventDefault();
    const form = new FormData(event.target);
    const text = (name) => String(form.get(name));
    this.problem = await agree({
      currency: text('currency') || null,
      locale: text('locale'),
      fiscal_start: Number(form.get('fiscal_start')),
    });
    if (!this.problem) {
      this.#close();
    }
  }

  #close() {
    this.dispatchEvent(new Event('close'));
  }

  static styles = [
    controls,
    css`
    form,
    .none {
      display: grid;
      gap: var(--space-4);
      padding: var(--space-4);
    }
    label {
      display: grid;
      gap: var(--space-1);
      font-size: var(--size-13);
    }
    .ways {
      display: flex;
      gap: var(--space-2);
    }
    @media (max-width: 640px) {
      select {
        font-size: var(--size-16);
      }
    }
  `,
  ];
}
customElements.define('preferences-sheet', PreferencesSheet);
