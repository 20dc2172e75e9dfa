import { LitElement, css, html, nothing } from 'lit';
import { datasets } from '../state/datasets.js';
import { filtersSet, ourDimensions } from '../state/filters.js';
import { screen } from '../state/screen.js';
import { Watch } from '../state/store.js';
import { place } from '../state/url.js';
import { controls } from '../styles/controls.js';
import { funnel } from './icons.js';
import './compare-choice.js';
import './date-filter.js';
import './filter-chips.js';
import './filter-menu.js';
import './modal-sheet.js';

/** What is looked at: days, what they are compared with, and values. Folds into a sheet on a phone. */
class FilterBar extends LitElement {
  #watch = new Watch(this, place, datasets, screen);
  static properties = { sheet: { state: true } };

  render() {
    return screen.value.phone ? this.#folded() : html`<div class="bar" role="group" aria-label="Filters">${this.#fields()}</div><filter-chips></filter-chips>`;
  }

  #fields() {
    return html`
      <date-filter></date-filter>
      <compare-choice></compare-choice>
      ${ourDimensions().map((dimension) => html`<filter-menu .dimension=${dimension}></filter-menu>`)}
    `;
  }

  #folded() {
    const set = filtersSet();
    return html`
      <button class="unfold" aria-haspopup="dialog" @click=${() => (this.sheet = true)}>
        ${funnel}Filters${set > 0 ? ` (${set})` : ''}
      </button>
      <filter-chips></filter-chips>
      <modal-sheet from="below" label="Filters" ?open=${this.sheet} @close=${() => (this.sheet = false)}>
        ${this.sheet ? html`<div class="sheet">${this.#fields()}<button class="primary" @click=${() => (this.sheet = false)}>Show</button></div>` : nothing}
      </modal-sheet>
    `;
  }

  static styles = [
    controls,
    css`
    :host {
      display: grid;
      gap: var(--space-2);
      min-width: 0;
    }
    .bar {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--space-2);
    }
    .sheet {
      display: grid;
      gap: var(--space-3);
      padding: var(--space-4);
    }
    .unfold {
      width: 100%;
    }
  `,
  ];
}
customElements.define('filter-bar', FilterBar);
