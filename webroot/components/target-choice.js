import { LitElement, css, html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { controls } from '../styles/controls.js';

/**
 * What a column becomes, chosen from groups. Fires `choose` with the value as its detail.
 *
 * @typedef {object} Props
 * @prop {string} label
 * @prop {{name: string, options: {value: string, label: string}[]}[]} groups
 * @prop {string} value empty while nothing of it is chosen
 * @prop {string} none what stands there then
 *
 * @extends {LitElement<Props>}
 */
class TargetChoice extends LitElement {
  static properties = { label: {}, groups: { attribute: false }, value: {}, none: {} };
  static shadowRootOptions = { ...LitElement.shadowRootOptions, delegatesFocus: true };

  render() {
    return html`
      <select aria-label=${this.label} @change=${this.#choose}>
        ${this.value ? nothing : html`<option value="" .selected=${live(true)}>${this.none ?? 'Choose'}</option>`}
        ${this.groups.map(
          ({ name, options }) => html`
          <optgroup label=${name}>
            ${options.map(({ value, label }) => html`<option value=${value} .selected=${live(value === this.value)}>${label}</option>`)}
          </optgroup>
        `,
        )}
      </select>
    `;
  }

  #choose(event) {
    if (event.target.value) {
      this.dispatchEvent(new CustomEvent('choose', { detail: event.target.value }));
    }
  }

  static styles = [
    controls,
    css`
    :host {
      display: block;
      min-width: 0;
    }
    select {
      width: 100%;
      font-weight: 500;
    }
    @media (max-width: 640px) {
      select {
        font-size: var(--size-16);
      }
    }
  `,
  ];
}
customElements.define('target-choice', TargetChoice);
