import { LitElement, css, html } from 'lit';
import { live as same } from 'lit/directives/live.js';
import { filters } from '../state/filters.js';
import { date } from '../state/format.js';
import { Watch } from '../state/store.js';
import { datasets } from '../state/datasets.js';
import { go, place } from '../state/url.js';
import { controls } from '../styles/controls.js';

const WAYS = [
  { id: 'previous', name: 'Against the period before' },
  { id: 'year', name: 'Against the year before' },
  { id: 'none', name: 'No comparison' },
];

/** What the figures are compared with. All dates have nothing before them. */
class CompareChoice extends LitElement {
  #watch = new Watch(this, place, datasets);

  render() {
    const { compare, before, start, end } = filters();
    const words = before ? `${date(before.start)} – ${date(before.end)}` : '';
    const possible = Boolean(start && end);
    return html`
      <select aria-label="Comparison" ?disabled=${!possible} @change=${this.#choose}
        title=${possible ? words : 'Choose a first and a last day to compare with the days before'}>
        ${WAYS.map(({ id, name }) => html`<option value=${id} .selected=${same(id === compare)}>${possible || id !== compare ? name : 'No comparison'}</option>`)}
      </select>
    `;
  }

  #choose(event) {
    const id = event.target.value;
    go({ compare: id === 'previous' ? null : id });
  }

  static styles = [
    controls,
    css`
    select:disabled {
      background: var(--surface-sunken);
      color: var(--text-muted);
      cursor: not-allowed;
    }
    @media (max-width: 640px) {
      select {
        width: 100%;
        font-size: var(--size-16);
      }
    }
  `,
  ];
}
customElements.define('compare-choice', CompareChoice);
