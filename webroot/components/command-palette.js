import { LitElement, css, html, nothing } from 'lit';
import { commands, filterCommands, matching } from '../state/commands.js';
import { controls } from '../styles/controls.js';
import './modal-sheet.js';

const MOST = 40;
const TYPING = 200;
const LEAST = 2;

/**
 * Finds what can be done by its name.
 *
 * @prop {boolean} open
 * @prop {{help: () => void, preferences: () => void}} more what the shell does
 * @fires close
 */
class CommandPalette extends LitElement {
  static properties = {
    open: { type: Boolean },
    more: { attribute: false },
    typed: { state: true },
    values: { state: true },
    at: { state: true },
  };
  #timer = 0;
  #asked = 0;

  constructor() {
    super();
    this.#clear();
  }

  #clear() {
    this.typed = '';
    this.values = [];
    this.at = 0;
  }

  render() {
    const list = this.open ? this.#list() : [];
    return html`
      <modal-sheet bare label="Find and do" ?open=${this.open} @close=${this.#closed}>
        ${this.open ? html`
          <input type="text" role="combobox" aria-expanded="true" aria-controls="found" aria-autocomplete="list"
            aria-activedescendant=${list.length > 0 ? `found-${this.at}` : nothing} autofocus
            aria-label="Find a page, a period, a value to filter by" placeholder="Find a page, a period, a value to filter by"
            @input=${this.#input} @keydown=${(event) => this.#keys(event, list)}>
          <ul id="found" role="listbox" aria-label="Found">${list.map((it, at) => this.#entry(it, at))}</ul>
          ${list.length === 0 ? html`<p class="muted small">Nothing is called so.</p>` : nothing}` : nothing}
      </modal-sheet>
    `;
  }

  #list() {
    return [...matching(commands(this.more), this.typed), ...this.values].slice(0, MOST);
  }

  #entry(it, at) {
    return html`
      <li id="found-${at}" role="option" aria-selected=${at === this.at ? 'true' : 'false'}
        @click=${() => this.#run(it)} @pointermove=${() => (this.at = at)}>
        <span class="muted">${it.kind}</span><span class="name">${it.name}</span>${it.key ? html`<kbd>${it.key}</kbd>` : nothing}
      </li>
    `;
  }

  updated(changed) {
    if (changed.has('open') && this.open) {
      this.renderRoot.querySelector('input')?.focus();
    }
    this.renderRoot.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }

  #input(event) {
    this.typed = event.target.value;
    this.at = 0;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#values(), TYPING);
  }

  async #values() {
    const mine = ++this.#asked;
    const found = this.typed.trim().length < LEAST ? [] : await filterCommands(this.typed.trim());
    if (mine === this.#asked) {
      this.values = found;
    }
  }

  #keys(event, list) {
    const to = { ArrowDown: this.at + 1, ArrowUp: this.at - 1, Home: 0, End: list.length - 1 }[event.key];
    if (to !== undefined && list.length > 0) {
      event.preventDefault();
      this.at = (to + list.length) % list.length;
    } else if (event.key === 'Enter' && list[this.at]) {
      event.preventDefault();
      this.#run(list[this.at]);
    }
  }

  /** Closed first: what it does may open something else. */
  async #run(it) {
    this.open = false;
    await this.updateComplete;
    this.#closed();
    it.run();
  }

  #closed() {
    clearTimeout(this.#timer);
    this.#asked++;
    this.#clear();
    this.dispatchEvent(new Event('close'));
  }

  static styles = [
    controls,
    css`
    input {
      width: 100%;
      min-height: 52px;
      padding: 0 var(--space-4);
      border: 0;
      border-bottom: 1px solid var(--line);
      border-radius: 0;
      background: none;
      font-size: var(--size-16);
    }
    input:focus-visible {
      border-radius: 0;
      box-shadow: inset 0 0 0 2px var(--accent);
    }
    ul {
      max-height: 400px;
      overflow-y: auto;
      padding: var(--space-2);
    }
    li {
      display: flex;
      align-items: center;
      gap: var(--space-3);
      min-height: max(36px, var(--target));
      padding: 0 var(--space-3);
      border-radius: var(--radius-small);
      cursor: pointer;
    }
    li[aria-selected='true'] {
      background: var(--accent-soft);
      color: var(--accent-strong);
    }
    li[aria-selected='true'] .muted {
      color: inherit;
    }
    .muted {
      flex: none;
      width: 108px;
      font-size: var(--size-13);
    }
    .name {
      flex: 1;
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
    .name::first-letter {
      text-transform: uppercase;
    }
    p {
      padding: var(--space-4);
    }
    kbd {
      font: 500 var(--size-12) var(--font);
    }
  `,
  ];
}
customElements.define('command-palette', CommandPalette);
