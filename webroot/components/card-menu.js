import { LitElement, css, html, nothing } from 'lit';
import { Popup } from '../state/popup.js';
import { controls } from '../styles/controls.js';
import { popup } from '../styles/popup.js';
import { more } from './icons.js';

/**
 * What else can be done with a card.
 *
 * @typedef {object} Props
 * @prop {{name: string, run: () => void}[]} items
 * @prop {string} label of what they are for
 *
 * @extends {LitElement<Props>}
 */
class CardMenu extends LitElement {
  static properties = { items: { attribute: false }, label: {} };
  #popup = new Popup(this, '[role=menuitem]');

  render() {
    const { open, toggle } = this.#popup;
    return html`
      <button class="quiet opener" aria-haspopup="menu" aria-expanded=${open ? 'true' : 'false'}
        aria-label="More: ${this.label}" @click=${toggle}>${more}</button>
      ${open ? this.#list() : nothing}
    `;
  }

  #list() {
    return html`
      <div class="popup" role="menu" aria-label=${this.label} @keydown=${this.#keys}>
        ${this.items.map(({ name, run }) => html`<button role="menuitem" class="quiet" tabindex="-1" @click=${() => this.#run(run)}>${name}</button>`)}
      </div>
    `;
  }

  #run(run) {
    this.#popup.close();
    run();
  }

  #keys(event) {
    const entries = [...this.renderRoot.querySelectorAll('[role=menuitem]')];
    const at = entries.indexOf(this.renderRoot.activeElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1 + entries.length, Home: 0, End: entries.length - 1 }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      entries[to % entries.length].focus();
    } else if (event.key === 'Tab') {
      this.#popup.close();
    } else {
      this.#popup.keys(event);
    }
  }

  static styles = [
    controls,
    popup,
    css`
    .opener {
      padding: 0;
    }
    .popup {
      right: 0;
      width: max-content;
      min-width: 176px;
      max-width: calc(100vw - 2 * var(--space-8));
      padding: var(--space-1);
    }
    [role='menuitem'] {
      justify-content: flex-start;
      text-align: left;
      white-space: normal;
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
