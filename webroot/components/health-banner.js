import { LitElement, css, html, nothing } from 'lit';
import { available, health } from '../state/health.js';
import { Watch } from '../state/store.js';
import { href } from '../state/url.js';
import { controls } from '../styles/controls.js';
import { warning } from './icons.js';

const LASTS = 'If this lasts more than a few minutes, tell whoever runs Sluice.';
const away = (what) =>
  `${what} is away, so files cannot be taken just now. Sluice goes on by itself once it is back. ${LASTS}`;
const withoutDruid = (detail) => `${detail} Files are taken meanwhile, and it goes on by itself. ${LASTS}`;

/**
 * What does not work just now, what still does, and what to do. What whoever runs it may look at is on
 * the page of alerts. Silence is the connection badge's to tell.
 */
class HealthBanner extends LitElement {
  #watch = new Watch(this, health);

  render() {
    const words = this.#words();
    const banner = html`<p>${warning}<span>${words} <a href=${href({ path: '/alerts' })} data-route>Details</a></span></p>`;
    return html`<div role="status">${words ? banner : nothing}</div>`;
  }

  #words() {
    const { known, answers, services } = health.value;
    if (!known || !answers) return null;
    if (!available('postgresql')) return away('The database');
    if (!available('s3')) return away('The file store');
    return available('druid') ? null : withoutDruid(services.get('druid')?.detail);
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
    a {
      color: inherit;
    }
  `,
  ];
}
customElements.define('health-banner', HealthBanner);
