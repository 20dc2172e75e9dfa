import { LitElement, html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { filters, when } from '../state/filters.js';
import { PERIODS } from '../state/periods.js';
import { Watch } from '../state/store.js';
import { datasets } from '../state/datasets.js';
import { go, place } from '../state/url.js';
import { controls } from '../styles/controls.js';
import { twoDays } from '../styles/two-days.js';

const GROUPS = [
  { name: 'Up to the newest day', of: 'data' },
  { name: 'Calendar', of: 'calendar' },
  { name: 'Fiscal year', of: 'fiscal' },
];
const ALL = '';
const OWN = 'own';

/** Which days are looked at: spans with names, or a first and a last day. Kept in the address. */
class DateFilter extends LitElement {
  #watch = new Watch(this, place, datasets);
  static properties = { wrong: { state: true }, choosing: { state: true } };

  render() {
    const { period, start, end } = filters();
    const { earliest, latest } = when();
    // whoever goes on to something else is not choosing days any more
    const choosing = this.choosing === place.value.moves;
    const own = choosing || (!period && Boolean(start || end));
    const first = start ?? earliest;
    const last = end ?? latest;
    return html`
      <div class="choice" role="group" aria-label="Days">
        ${this.#spans(own ? OWN : (period ?? ALL))}
        ${own ? html`
          ${this.#field('start', 'First day', first, { max: last })}
          <span class="muted" aria-hidden="true">–</span>
          ${this.#field('end', 'Last day', last, { min: first })}` : nothing}
      </div>
      ${this.wrong ? html`<p role="alert" class="small">${this.wrong}</p>` : nothing}
    `;
  }

  #spans(chosen) {
    const option = (id, name) => html`<option value=${id} .selected=${live(id === chosen)}>${name}</option>`;
    return html`
      <select aria-label="Span" @change=${(event) => this.#choose(event.target.value)}>
        ${option(ALL, 'All dates')}
        ${GROUPS.map(({ name, of }) => html`
          <optgroup label=${name}>
            ${PERIODS.filter(({ group }) => group === of).map((it) => option(it.id, it.name))}
          </optgroup>`)}
        ${option(OWN, 'Chosen days')}
      </select>
    `;
  }

  /**
   * @param {'start' | 'end'} id
   * @param {string} label
   * @param {string} value
   * @param {{min?: string, max?: string}} limits
   */
  #field(id, label, value, { min, max }) {
    return html`
      <label>
        <span class="only-read">${label}</span>
        <input
          type="date"
          id=${id}
          .value=${live(value ?? '')}
          min=${min ?? nothing}
          max=${max ?? nothing}
          @change=${(event) => this.#set(id, event)}
        />
      </label>
    `;
  }

  async #choose(id) {
    this.wrong = '';
    this.choosing = id === OWN ? place.value.moves : null;
    if (id !== OWN) {
      go({ period: id || null, start: null, end: null });
      return;
    }
    await this.updateComplete;
    this.renderRoot.querySelector('#start').focus();
  }

  #set(which, event) {
    const { start, end } = filters();
    const wanted = { start, end, [which]: event.target.value || null };
    if (wanted.start && wanted.end && wanted.start > wanted.end) {
      this.wrong = 'The first day must not be after the last.';
      return;
    }
    this.wrong = '';
    this.choosing = null;
    go(wanted);
  }

  static styles = [controls, twoDays];
}
customElements.define('date-filter', DateFilter);
