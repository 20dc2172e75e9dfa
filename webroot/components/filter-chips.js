import { LitElement, css, html, nothing } from 'lit';
import { DIMENSIONS, filters, reset, toggle } from '../state/filters.js';
import { valueInWords } from '../state/filters-in-words.js';
import { date } from '../state/format.js';
import { labelOf } from '../state/labels.js';
import { periodOf } from '../state/periods.js';
import { agreed } from '../state/preferences.js';
import { Watch } from '../state/store.js';
import { datasets } from '../state/datasets.js';
import { go, place } from '../state/url.js';
import { controls } from '../styles/controls.js';
import { cross } from './icons.js';

/** Every filter that is set, each with a button that takes it away. */
class FilterChips extends LitElement {
  #watch = new Watch(this, place, datasets, agreed);

  render() {
    const chips = [...this.#days(), ...this.#values(), ...this.#others()];
    this.hidden = chips.length === 0;
    return chips.length > 0
      ? html`<ul aria-label="Filters that are set">${chips}<li><button class="quiet" @click=${reset}>Reset</button></li></ul>`
      : nothing;
  }

  #days() {
    const { period, start, end } = filters();
    if (!start && !end) {
      return [];
    }
    const days = start === end ? date(start) : `${start ? date(start) : 'the beginning'} – ${end ? date(end) : 'the end'}`;
    const name = periodOf(period)?.name;
    return [this.#chip(name ? `${name}: ` : 'Days: ', days, () => go({ start: null, end: null }))];
  }

  #values() {
    return DIMENSIONS.flatMap(({ filter, label }) =>
      place.value[filter].map((value) => this.#chip(`${label}: `, value, () => toggle(filter, value))),
    );
  }

  #others() {
    return place.value.where
      .filter((text) => text.includes(':'))
      .map((text) => {
        const at = text.indexOf(':');
        const [name, value] = [text.slice(0, at), text.slice(at + 1)];
        return this.#chip(`${labelOf(name)}: `, valueInWords(name, value), () => toggle('where', text));
      });
  }

  #chip(label, value, away) {
    return html`
      <li><button class="chip" @click=${away}>
        <span class="label">${label}</span><b>${value}</b>${cross}<span class="only-read">, take this filter away</span>
      </button></li>
    `;
  }

  static styles = [
    controls,
    css`
    :host {
      display: block;
      min-width: 0;
    }
    ul {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-2);
    }
    li {
      max-width: 100%;
    }
    .chip {
      position: relative;
      gap: var(--space-1);
      max-width: 100%;
      padding: 0 var(--space-1) 0 var(--space-3);
      border-color: transparent;
      border-radius: 999px;
      background: var(--accent-soft);
      color: var(--accent-strong);
      font-weight: 400;
    }
    .label {
      white-space: pre;
    }
    b {
      overflow: hidden;
      font-weight: 600;
      text-overflow: ellipsis;
    }
    svg {
      width: 16px;
      height: 16px;
    }
  `,
  ];
}
customElements.define('filter-chips', FilterChips);
