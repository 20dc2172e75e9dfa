import { LitElement, css, html } from 'lit';
import { controls } from '../styles/controls.js';
import { cross } from './icons.js';

/**
 * Something over the page that has the focus until it is closed: a drawer from the left, a sheet from
 * below, a panel from the right, or a box in the middle. The browser keeps the focus inside, and
 * gives it back.
 *
 * @typedef {object} Props
 * @prop {boolean} open
 * @prop {string} label
 * @prop {string} from left, below, right or middle
 * @prop {boolean} bare without its heading and button to close
 *
 * @fires close
 * @extends {LitElement<Props>}
 */
class ModalSheet extends LitElement {
  static properties = {
    open: { type: Boolean },
    label: {},
    from: { reflect: true },
    bare: { type: Boolean, reflect: true },
  };

  render() {
    return html`
      <dialog aria-label=${this.label} @close=${this.#closed} @click=${this.#outside}>
        ${this.bare ? '' : html`<header><h2>${this.label}</h2><button class="quiet" aria-label="Close" @click=${this.#close}>${cross}</button></header>`}
        <div class="body"><slot></slot></div>
      </dialog>
    `;
  }

  updated() {
    const dialog = this.#dialog();
    if (this.open && !dialog.open) {
      dialog.showModal();
    } else if (!this.open && dialog.open) {
      dialog.close();
    }
  }

  #dialog() {
    return this.renderRoot.querySelector('dialog');
  }

  #close() {
    this.#dialog().close();
  }

  #closed() {
    this.open = false;
    this.dispatchEvent(new Event('close'));
  }

  /** A click on what lies behind it. */
  #outside(event) {
    if (event.target === this.#dialog()) {
      this.#close();
    }
  }

  static styles = [
    controls,
    css`
    dialog {
      width: min(100%, 640px);
      max-width: 100%;
      max-height: min(100vh, 720px);
      padding: 0;
      overflow: hidden;
      border: 1px solid var(--line);
      border-radius: var(--radius);
      background: var(--surface);
      color: var(--text);
    }
    dialog[open] {
      display: flex;
      flex-direction: column;
    }
    dialog::backdrop {
      background: rgb(6 12 20 / 45%);
    }
    :host([bare]:not([from])) dialog {
      margin-top: 12vh;
    }
    :host([from='left']) dialog,
    :host([from='right']) dialog {
      height: 100vh;
      height: 100dvh;
      max-height: none;
      margin-block: 0;
      border-width: 0;
      border-radius: 0;
    }
    :host([from='left']) dialog {
      width: min(280px, 86%);
      margin-left: 0;
    }
    :host([from='right']) dialog {
      width: min(960px, 100%);
      margin-right: 0;
    }
    :host([from='below']) dialog {
      width: 100%;
      max-height: 88dvh;
      margin-bottom: 0;
      border-width: 1px 0 0;
      border-radius: var(--radius) var(--radius) 0 0;
    }
    header {
      display: flex;
      align-items: center;
      justify-content: space-between;
      padding: var(--space-2) var(--space-3) var(--space-2) var(--space-4);
      border-bottom: 1px solid var(--line);
    }
    h2 {
      font-size: var(--size-16);
      font-weight: 600;
    }
    header button {
      padding: 0;
    }
    .body {
      flex: 1;
      min-height: 0;
      overflow: auto;
    }
  `,
  ];
}
customElements.define('modal-sheet', ModalSheet);
