import { LitElement, css, html } from 'lit';
import { controls } from '../styles/controls.js';

/**
 * A few ways of which one is taken, side by side.
 *
 * @typedef {object} Props
 * @prop {{id: string, name: string}[]} choices
 * @prop {string} chosen
 * @prop {string} label what is chosen
 *
 * @fires choose `detail` is the id
 * @extends {LitElement<Props>}
 */
class ChoiceRow extends LitElement {
  static properties = { choices: { attribute: false }, chosen: {}, label: {} };

  render() {
    return html`
      <div role="group" aria-label=${this.label}>
        ${this.choices.map(
          ({ id, name }) => html`
          <button class="quiet" aria-pressed=${id === this.chosen ? 'true' : 'false'} @click=${() => this.#choose(id)}>${name}</button>
        `,
        )}
      </div>
    `;
  }

  #choose(id) {
    if (id !== this.chosen) {
      this.dispatchEvent(new CustomEvent('choose', { detail: id }));
    }
  }

  static styles = [
    controls,
    css`
    :host {
      display: block;
      max-width: 100%;
    }
    div {
      display: inline-flex;
      flex-wrap: wrap;
      max-width: 100%;
      padding: 2px;
      border-radius: var(--radius-small);
      background: var(--surface-sunken);
    }
    button {
      flex: none;
      min-height: calc(var(--target) - 4px);
      border-radius: 6px;
    }
    button[aria-pressed='true'] {
      background: var(--surface);
      color: var(--text);
      box-shadow: inset 0 0 0 1px var(--line);
    }
    button:focus-visible {
      box-shadow: inset 0 0 0 2px var(--accent);
      border-radius: 6px;
    }
    @media (pointer: coarse), (max-width: 640px) {
      button {
        min-height: var(--target);
      }
    }
  `,
  ];
}
customElements.define('choice-row', ChoiceRow);
