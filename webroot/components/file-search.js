import { LitElement, css, html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { datasets } from '../state/datasets.js';
import { FATE_NAMES, found, howMany, isNarrowed, lookFor, lookForAll, wanted } from '../state/found-files.js';
import { Watch } from '../state/store.js';
import { place } from '../state/url.js';
import { controls } from '../styles/controls.js';

/** So long nothing more is typed before it is looked for. */
const PAUSE = 300;

/** What one looks for among all files, and how many there are. */
class FileSearch extends LitElement {
  #watch = new Watch(this, datasets, place, found);
  #later = 0;
  static properties = { typed: { state: true } };

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#later);
  }

  render() {
    const { q, of, fate } = wanted();
    const names = datasets.value.list.map(({ name }) => name);
    const others = of && !names.includes(of) ? [of] : [];
    const named = [...names, ...others].map((name) => [name, name]);
    return html`
      <form role="search" aria-label="Files" @submit=${this.#submit}>
        <input type="search" aria-label="Find files by name or dataset" placeholder="Find files by name or dataset"
          maxlength="200" autocomplete="off" .value=${live(this.typed ?? q)} @input=${this.#type}>
        ${this.#choice('of', 'Of which dataset', 'All datasets', named, of)}
        ${this.#choice('fate', 'What became of them', 'All states', Object.entries(FATE_NAMES), fate)}
      </form>
      <div>
        <p class="muted small" role="status">${howMany()}</p>
        ${isNarrowed() && found.value.total > 0 ? html`<button class="quiet" @click=${this.#all}>Show all files</button>` : nothing}
      </div>
    `;
  }

  #choice(key, label, all, options, value) {
    return html`
      <select id=${key} aria-label=${label} @change=${({ target }) => lookFor({ [key]: target.value || null })}>
        <option value="" .selected=${live(!value)}>${all}</option>
        ${options.map(([it, name]) => html`<option value=${it} .selected=${live(it === value)}>${name}</option>`)}
      </select>
    `;
  }

  #type({ target }) {
    this.typed = target.value;
    clearTimeout(this.#later);
    this.#later = setTimeout(() => this.#look(), PAUSE);
  }

  #submit(event) {
    event.preventDefault();
    this.#look();
  }

  /** One search is one step back, however often it is typed on. */
  #look() {
    clearTimeout(this.#later);
    const { q } = wanted();
    const typed = this.typed?.trim() ?? q;
    this.typed = undefined;
    if (typed !== q) {
      lookFor({ q: typed || null }, { replace: q !== '' && typed !== '' });
    }
  }

  #all() {
    this.typed = undefined;
    lookForAll();
    this.renderRoot.querySelector('input').focus();
  }

  static styles = [
    controls,
    css`
    :host {
      display: grid;
      gap: var(--space-2);
      min-width: 0;
    }
    form {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-2);
    }
    input {
      flex: 1 1 240px;
      min-width: 0;
      max-width: 420px;
    }
    select {
      flex: 0 1 auto;
      min-width: 0;
      max-width: 100%;
    }
    div {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 0 var(--space-2);
    }
    div:not(:has(button)) p:empty {
      position: absolute;
    }
    @media (max-width: 640px) {
      input {
        flex-basis: 100%;
        max-width: none;
        font-size: var(--size-16);
      }
      select {
        flex: 1 1 0;
        font-size: var(--size-16);
      }
    }
  `,
  ];
}
customElements.define('file-search', FileSearch);
