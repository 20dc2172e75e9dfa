import { LitElement, css, html } from 'lit';
import { href } from '../state/url.js';
import { controls } from '../styles/controls.js';

/**
 * Said instead of charts that the data cannot fill.
 *
 * @typedef {object} Props
 * @prop {string} what the files lack, such as `Your files name no customers`
 * @prop {string} which column to say it with, such as `Customer`
 *
 * @extends {LitElement<Props>}
 */
class NotThere extends LitElement {
  static properties = { what: {}, which: {} };

  render() {
    return html`
      <section class="card">
        <p><strong>${this.what}.</strong> If one of their columns does, say that it is “${this.which}” and load them again.</p>
        <a class="button" href=${href({ path: '/data-ingestion' })} data-route>Go to the files</a>
      </section>
    `;
  }

  static styles = [
    controls,
    css`
    :host {
      display: block;
    }
    section {
      display: grid;
      justify-items: center;
      gap: var(--space-4);
      padding: var(--space-12) var(--space-6);
      text-align: center;
    }
    strong {
      font-weight: 600;
    }
  `,
  ];
}
customElements.define('not-there', NotThere);
