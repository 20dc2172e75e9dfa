import { LitElement, css, html, nothing } from 'lit';
import { available, health } from '../state/health.js';
import { Watch } from '../state/store.js';
import { controls } from '../styles/controls.js';
import { warning } from './icons.js';

/** What does not work just now, and what still does. */
class HealthBanner extends LitElement {
  #watch = new Watch(this, health);

  render() {
    const words = this.#words();
    return html`<div role="status">${words ? html`<p>${warning}<span>${words}</span></p>` : nothing}</div>`;
  }

  #words() {
    const { known, answers } = health.value;
    if (!known) {
      return null;
    }
    if (!answers) {
      return 'Sluice does not answer. What you see is what it last said; it is asked again every two seconds.';
    }
    if (!available('postgresql')) {
      return 'The database is away, so files cannot be taken just now. Sluice goes on by itself once it is back.';
    }
    if (!available('s3')) {
      return 'The file store is away, so files cannot be taken just now. Sluice goes on by itself once it is back.';
    }
    if (!available('druid')) {
      return 'Druid is still starting; uploads are taken and will load when it is up.';
    }
    return null;
  }

  static styles = [
    controls,
    css`
    p {
      display: flex;
      align-items: flex-start;
      justify-content: center;
      gap: var(--space-2);
      padding: var(--space-2) var(--space-6);
      border-bottom: 1px solid var(--line);
      background: var(--caution-soft);
      color: var(--caution);
      font-size: var(--size-13);
      font-weight: 500;
    }
    svg {
      flex: none;
    }
  `,
  ];
}
customElements.define('health-banner', HealthBanner);
