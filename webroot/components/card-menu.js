import { LitElement, css, html, nothing } from 'lit';
import { controls } from '../styles/controls.js';
import { more } from './icons.js';

/**
 * What else can be done with a card.
 *
 * @prop {{name: string, run: () => void}[]} items
 * @prop {string} label of what they are for
 */
class CardMenu extends LitElement {
  static properties = { items: { attribute: false }, label: {}, open: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    addEventListener('pointerdown', this.#outside);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener('pointerdown', this.#outside);
  }

  render() {
    return html`
      <button class="quiet opener" aria-haspopup="menu" aria-expanded=${this.open ? 'true' : 'false'}
        aria-label="More: ${this.label}" @click=${this.#toggle}>${more}</button>
      ${this.open ? this.#list() : nothing}
    `;
  }

  #list() {
    return html`
      <div role="menu" aria-label=${this.label} @keydown=${this.#keys}>
        ${this.items.map(({ name, run }) => html`<button role="menuitem" class="quiet" tabindex="-1" @click=${() => this.#run(run)}>${name}</button>`)}
      </div>
    `;
  }

  async #toggle() {
    this.open = !this.open;
    await this.updateComplete;
    this.#entries()[0]?.focus();
  }

  #entries() {
    return [...this.renderRoot.querySelectorAll('[role=menuitem]')];
  }

  #run(run) {
    this.#close();
    run();
  }

  #close() {
    this.open = false;
    this.renderRoot.querySelector('.opener').focus();
  }

  #keys(event) {
    const entries = this.#entries();
    const at = entries.indexOf(this.renderRoot.activeElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1 + entries.length, Home: 0, End: entries.length - 1 }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      entries[to % entries.length].focus();
    } else if (event.key === 'Escape' || event.key === 'Tab') {
      event.stopPropagation();
      this.#close();
    }
  }

  #outside = (event) => {
    if (this.open && !event.composedPath().includes(this)) {
      this.open = false;
    }
  };

  static styles = [
    controls,
    css`
    :host {
      position: relative;
      display: block;
    }
    .opener {
      padding: 0;
    }
    [role='menu'] {
      position: absolute;
      z-index: 5;
      top: calc(100% + 2px);
      right: 0;
      display: grid;
      min-width: 176px;
      padding: var(--space-1);
      border: 1px solid var(--line-strong);
      border-radius: var(--radius-small);
      background: var(--surface-raised);
    }
    [role='menuitem'] {
      justify-content: flex-start;
      color: var(--text);
      font-weight: 400;
    }
    [role='menuitem']:focus-visible {
      box-shadow: inset 0 0 0 2px var(--accent);
    }
  `,
  ];
}
customElements.define('card-menu', CardMenu);
