import { LitElement, html, nothing } from 'lit';
import { live as same } from 'lit/directives/live.js';
import { filters, when } from '../state/filters.js';
import { date } from '../state/format.js';
import { Watch } from '../state/store.js';
import { datasets } from '../state/datasets.js';
import { go, place } from '../state/url.js';
import { controls } from '../styles/controls.js';
import { twoDays } from '../styles/two-days.js';

const OWN = 'own';
const WAYS = [
  { id: 'previous', name: 'Against the period before' },
  { id: 'year', name: 'Against the year before' },
  { id: OWN, name: 'Against chosen days' },
  { id: 'none', name: 'No comparison' },
];

/** Values as columns leave no room for what they were before. */
const isPivot = ({ path, own }) => path === '/explore' && Boolean(own.columns) && own.view !== 'chart';

/** What the figures are compared with. All dates have nothing before them, but chosen days. */
class CompareChoice extends LitElement {
  #watch = new Watch(this, place, datasets);
  static properties = { choosing: { state: true }, wrong: { state: true } };

  render() {
    const { compare, before, start, end } = filters();
    const span = before ? `${date(before.start)} – ${date(before.end)}` : '';
    const possible = Boolean(start && end);
    // whoever goes on to something else is not choosing days any more
    const pivots = isPivot(place.value);
    const chosen = this.choosing === place.value.moves ? OWN : possible || compare === OWN ? compare : 'none';
    const offered = WAYS.filter(({ id }) => possible || id === OWN || id === 'none');
    return html`
      <div class="choice" role="group" aria-label="Compared with">
        <select aria-label="Comparison" @change=${this.#choose} ?disabled=${pivots} title=${pivots ? 'A pivot is not compared' : span || nothing}>
          ${offered.map(({ id, name }) => html`<option value=${id} .selected=${same(id === chosen)}>${name}</option>`)}
        </select>
        ${chosen === OWN ? this.#days(before) : nothing}
      </div>
      ${this.wrong ? html`<p role="alert" class="small">${this.wrong}</p>` : nothing}
    `;
  }

  /** Where none are chosen yet, those before what is on show. */
  #days(before) {
    const { earliest } = when();
    const { start, end } = before ?? { start: earliest, end: earliest };
    return html`
      ${this.#field('start', 'First day to compare with', start)}
      <span class="muted" aria-hidden="true">–</span>
      ${this.#field('end', 'Last day to compare with', end)}
    `;
  }

  #field(id, label, value) {
    return html`
      <label>
        <span class="only-read">${label}</span>
        <input type="date" id=${id} .value=${same(value)} @change=${this.#set}>
      </label>
    `;
  }

  async #choose({ target: { value: id } }) {
    this.wrong = '';
    this.choosing = id === OWN ? place.value.moves : null;
    if (id !== OWN) {
      go({ compare: id === 'previous' ? null : id });
      return;
    }
    await this.updateComplete;
    this.renderRoot.querySelector('#start').focus();
  }

  #set() {
    const [start, end] = ['#start', '#end'].map((id) => this.renderRoot.querySelector(id).value);
    if (!start || !end) {
      return;
    }
    if (start > end) {
      this.wrong = 'The first day must not be after the last.';
      return;
    }
    this.wrong = '';
    this.choosing = null;
    go({ compare: `${start}..${end}` });
  }

  static styles = [controls, twoDays];
}
customElements.define('compare-choice', CompareChoice);
