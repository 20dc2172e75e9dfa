import { LitElement, css, html, nothing } from 'lit';
import { commands, filterCommands, matching } from '../state/commands.js';
import { count } from '../state/format.js';
import { controls } from '../styles/controls.js';
import './modal-sheet.js';

const MOST = 80;
const TYPING = 200;
const LEAST = 2;
const PAGE = 8;

/**
 * Finds what can be done by its name.
 *
 * @typedef {object} Props
 * @prop {boolean} open
 * @prop {{help: () => void, preferences: () => void}} more what the shell does
 * @prop {import('../state/commands.js').Command[]} values of the data that were found
 *
 * @fires close
 * @extends {LitElement<Props>}
 */
class CommandPalette extends LitElement {
  static properties = {
    open: { type: Boolean },
    more: { attribute: false },
    typed: { state: true },
    values: { state: true },
    looking: { state: true },
    failed: { state: true },
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
    this.looking = false;
    this.failed = false;
    this.at = 0;
  }

  render() {
    const list = this.open ? this.#list() : [];
    return html`
      <modal-sheet bare label="Find and do" ?open=${this.open} @close=${this.#closed}>
        ${this.open ? html`
          <input type="text" role="combobox" spellcheck="false" autocomplete="off" aria-expanded=${list.length > 0 ? 'true' : 'false'} aria-controls="found" aria-autocomplete="list"
            aria-activedescendant=${list.length > 0 ? `found-${this.at}` : nothing} autofocus
            aria-label="Find a page, a period, a value to filter by" placeholder="Find a page, a period, a value to filter by"
            @input=${this.#input} @keydown=${(event) => this.#keys(event, list)}>
          <ul id="found" role="listbox" aria-label="Found" ?hidden=${list.length === 0}>${list.map((it, at) => this.#entry(it, at))}</ul>
          <p class=${list.length === 0 || this.failed ? 'small' : 'only-read'} role="status">${this.#state(list)}</p>` : nothing}
      </modal-sheet>
    `;
  }

  #list() {
    return [...matching(commands(this.more), this.typed), ...this.values].slice(0, MOST);
  }

  /** How much was found; what is not found yet may still come out of the data. */
  #state(list) {
    const missed = this.failed ? 'The values of the data cannot be looked through just now.' : '';
    if (list.length > 0) {
      return missed || (this.typed === '' ? '' : `${count(list.length)} found`);
    }
    return this.looking ? 'Looking through the data' : `Nothing is called “${this.typed.trim()}”. ${missed}`;
  }

  #entry(it, at) {
    return html`
      <li id="found-${at}" role="option" aria-selected=${at === this.at ? 'true' : 'false'}
        @click=${() => this.#run(it)} @pointermove=${() => (this.at = at)}>
        <span class="kind">${it.kind}</span><span class="name">${it.name}</span>${it.now ? html`<span class="now">on show</span>` : nothing}${it.key ? html`<kbd>${it.key}</kbd>` : nothing}
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
    this.looking = this.typed.trim().length >= LEAST;
    this.failed = false;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#values(), TYPING);
  }

  async #values() {
    const mine = ++this.#asked;
    const typed = this.typed.trim();
    const { found, failed } = typed.length < LEAST ? { found: [], failed: false } : await filterCommands(typed);
    if (mine === this.#asked) {
      this.values = found;
      this.failed = failed;
      this.looking = false;
    }
  }

  #keys(event, list) {
    const last = list.length - 1;
    const to = {
      ArrowDown: this.at < last ? this.at + 1 : 0,
      ArrowUp: this.at > 0 ? this.at - 1 : last,
      PageDown: Math.min(last, this.at + PAGE),
      PageUp: Math.max(0, this.at - PAGE),
    }[event.key];
    if (to !== undefined && list.length > 0) {
      event.preventDefault();
      this.at = to;
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
    .kind,
    .now {
      flex: none;
      color: var(--text-muted);
      font-size: var(--size-13);
    }
    .kind {
      width: 108px;
    }
    li[aria-selected='true'] :is(.kind, .now) {
      color: inherit;
    }
    .name {
      flex: 1;
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
    p {
      padding: var(--space-4);
      color: var(--text-muted);
      overflow-wrap: anywhere;
    }
    p.only-read {
      padding: 0;
    }
    kbd {
      font: 500 var(--size-12) var(--font);
    }
    @media (max-width: 640px) {
      .kind {
        width: 92px;
      }
      kbd {
        display: none;
      }
    }
  `,
  ];
}
customElements.define('command-palette', CommandPalette);
