import { LitElement, css, html, nothing } from 'lit';
import { datasets } from '../state/datasets.js';
import { inSentence } from '../state/days-in-words.js';
import { daysShown, extent, filters, reset, setFilter } from '../state/filters.js';
import { count, date } from '../state/format.js';
import { causeNow, nothingFound } from '../state/nothing-found.js';
import { Watch } from '../state/store.js';
import { go, place } from '../state/url.js';
import { controls } from '../styles/controls.js';

/** Which of what is chosen leaves nothing to see, and buttons that take it off. */
class NothingFound extends LitElement {
  #watch = new Watch(this, nothingFound, datasets, place);

  render() {
    const cause = causeNow();
    return cause ? this.#said(cause) : nothing;
  }

  #said(cause) {
    const { days, undated, chosen, helps } = cause;
    return html`
      <section class="card" role="status">
        <p><strong>${days ? this.#ofDays() : this.#ofFilters(helps.length > 0 ? helps : chosen)}</strong></p>
        <div class="ways">
          ${days ? nothing : helps.map((it) => html`<button @click=${() => this.#away(it)}>Take ${named(it)} off</button>`)}
          ${undated ? html`<button @click=${() => go({ period: null, start: null, end: null })}>Show all dates</button>` : nothing}
          ${this.#resets(cause) ? html`<button @click=${reset}>Reset all filters</button>` : nothing}
        </div>
      </section>
    `;
  }

  /** Where no single step helps, or several things are chosen. */
  #resets = ({ days, undated, chosen, helps }) =>
    (days ? !undated : helps.length === 0) || chosen.length > 1;

  #ofDays() {
    const has = extent();
    const data = has ? ` The data has ${date(has.earliest)} – ${date(has.latest)}.` : '';
    return `No sales${this.#when()}.${data}`;
  }

  #ofFilters(choices) {
    const together = choices.length > 1 ? ' together' : '';
    return `No sales for ${choices.map(named).join(' and ')}${together}${this.#when()}.`;
  }

  #when() {
    const it = filters();
    return it.start || it.end ? ` ${inSentence(daysShown(it))}` : '';
  }

  #away({ filter, dimension }) {
    const others = (text) => dimension !== undefined && !text.startsWith(`${dimension}:`);
    setFilter(filter, place.value[filter].filter(others));
  }

  static styles = [
    controls,
    css`
    section {
      display: grid;
      justify-items: center;
      gap: var(--space-4);
      padding: var(--space-12) var(--space-6);
      overflow-wrap: anywhere;
      text-align: center;
    }
    strong {
      font-weight: 600;
    }
    .ways {
      display: flex;
      flex-wrap: wrap;
      justify-content: center;
      gap: var(--space-2);
      max-width: 100%;
    }
    button {
      max-width: 100%;
      overflow: hidden;
      text-overflow: ellipsis;
    }
  `,
  ];
}

/** `branch “Hill”`, `any of the 3 branches` */
const named = ({ label, many, values }) =>
  values.length === 1
    ? `${label[0].toLowerCase()}${label.slice(1)} “${values[0]}”`
    : `the ${count(values.length)} ${many} chosen`;

customElements.define('nothing-found', NothingFound);
