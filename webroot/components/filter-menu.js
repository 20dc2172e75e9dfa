import { LitElement, css, html, nothing } from 'lit';
import { live as same } from 'lit/directives/live.js';
import { values } from '../state/values.js';
import { setFilter, toggle } from '../state/filters.js';
import { count } from '../state/format.js';
import { Popup } from '../state/popup.js';
import { Watch } from '../state/store.js';
import { place } from '../state/url.js';
import { controls } from '../styles/controls.js';
import { popup } from '../styles/popup.js';
import { chevron } from './icons.js';
import './problem-note.js';

const TYPING = 200;

/**
 * The values of one dimension that are wanted, with search.
 *
 * @typedef {object} Props
 * @prop {import('../state/filters.js').Dimension} dimension
 *
 * @extends {LitElement<Props>}
 */
class FilterMenu extends LitElement {
  #watch = new Watch(this, place);
  #popup = new Popup(this, 'input[type=search]');
  #timer = 0;
  #asked = 0;
  static properties = {
    dimension: { attribute: false },
    found: { state: true },
    problem: { state: true },
  };

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  render() {
    const { filter, label, many } = this.dimension;
    const { open } = this.#popup;
    const wanted = place.value[filter];
    const words = wanted.length === 0 ? label : wanted.length === 1 ? wanted[0] : `${count(wanted.length)} ${many}`;
    return html`
      <button class="opener ${wanted.length > 0 ? 'set' : ''}" aria-expanded=${open ? 'true' : 'false'}
        aria-label="${label}: ${wanted.length > 0 ? words : 'all'}" @click=${this.#toggle}>
        <span>${words}</span>${chevron}
      </button>
      ${open ? this.#list(wanted) : nothing}
    `;
  }

  #list(wanted) {
    const { filter, many } = this.dimension;
    const others = wanted.filter((value) => !this.found?.some((it) => it.value === value));
    const options = [...others.map((value) => ({ value, rows: null })), ...(this.found ?? [])];
    return html`
      <div class="popup" role="group" aria-label=${many} @keydown=${this.#keys}>
        <input type="search" aria-label="Search ${many}" placeholder="Search ${many}" @input=${this.#typed}>
        ${this.problem ? html`<problem-note .problem=${this.problem} again @again=${() => this.#find()}></problem-note>` : nothing}
        <div class="options">
          ${options.map((it) => this.#option(it, wanted.includes(it.value)))}
          ${this.found?.length === 0 ? html`<p class="muted small">None is called so.</p>` : nothing}
        </div>
        ${wanted.length > 0 ? html`<button class="quiet" @click=${() => setFilter(filter, [])}>All ${many}</button>` : nothing}
      </div>
    `;
  }

  #option({ value, rows }, on) {
    return html`
      <label>
        <input type="checkbox" .checked=${same(on)} @change=${() => toggle(this.dimension.filter, value)}>
        <span class="value" title=${value}>${value}</span>
        ${rows === null ? nothing : html`<span class="muted small">${count(rows)}</span>`}
      </label>
    `;
  }

  #toggle() {
    this.#popup.toggle();
    if (this.#popup.open) {
      this.#find();
    }
  }

  #typed(event) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#find(event.target.value), TYPING);
  }

  async #find(search = this.renderRoot.querySelector('input[type=search]')?.value ?? '') {
    const mine = ++this.#asked;
    const { found, problem } = await values(this.dimension.dimension, search);
    if (mine === this.#asked) {
      this.found = found ?? this.found;
      this.problem = problem;
    }
  }

  /** Whoever has typed so much that one is left has chosen it. */
  async #only(search) {
    clearTimeout(this.#timer);
    await this.#find(search);
    if (search && this.found?.length === 1) {
      toggle(this.dimension.filter, this.found[0].value);
    }
  }

  #keys(event) {
    this.#popup.keys(event);
    if (event.key === 'Enter' && event.target.type === 'search') {
      this.#only(event.target.value);
    }
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const fields = [...this.renderRoot.querySelectorAll('.popup input')];
      const at = fields.indexOf(this.renderRoot.activeElement);
      fields[Math.max(0, Math.min(fields.length - 1, at + (event.key === 'ArrowDown' ? 1 : -1)))].focus();
    }
  }

  static styles = [
    controls,
    popup,
    css`
    :host {
      min-width: 0;
    }
    .opener {
      width: 100%;
      max-width: 200px;
      justify-content: space-between;
      padding-right: var(--space-2);
      font-weight: 400;
    }
    .opener span {
      overflow: hidden;
      text-overflow: ellipsis;
    }
    .opener.set {
      border-color: var(--accent);
      color: var(--accent-strong);
      font-weight: 500;
    }
    .popup {
      left: 0;
      gap: var(--space-2);
      width: 300px;
      padding: var(--space-3);
    }
    .options {
      display: grid;
      max-height: 300px;
      overflow-y: auto;
    }
    label {
      display: flex;
      align-items: center;
      gap: var(--space-2);
      min-height: var(--target);
      padding: 0 var(--space-2);
      border-radius: 6px;
      cursor: pointer;
    }
    label:hover {
      background: var(--surface-sunken);
    }
    label:focus-within:has(:focus-visible) {
      box-shadow: inset 0 0 0 2px var(--accent);
    }
    input[type='checkbox'] {
      flex: none;
      width: 16px;
      min-height: 16px;
      accent-color: var(--accent);
    }
    .value {
      flex: 1;
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
    @media (max-width: 640px) {
      .opener {
        max-width: none;
      }
      .popup {
        position: static;
        width: 100%;
        margin-top: var(--space-2);
      }
      input[type='search'] {
        font-size: var(--size-16);
      }
    }
  `,
  ];
}
customElements.define('filter-menu', FilterMenu);
