import { LitElement, css, html, nothing } from 'lit';
import { pageAt, ways } from '../pages/registry.js';
import { Watch } from '../state/store.js';
import { href, place } from '../state/url.js';
import { controls } from '../styles/controls.js';
import { gear, question, search } from './icons.js';
import './connection-badge.js';
import './theme-switch.js';

/** The ways to the pages, and what concerns them all. */
class SideNav extends LitElement {
  #watch = new Watch(this, place);

  render() {
    const page = pageAt(place.value.path);
    const under = page?.path ?? page?.within;
    return html`
      <a class="name" href=${href({ path: '/overview' })} data-route>
        <img src="/images/logo.svg" width="28" height="28" alt="">Sluice
      </a>
      <button class="find" @click=${() => this.#tell('find')}>${search}<span>Find</span><kbd>Ctrl K</kbd></button>
      <nav aria-label="Pages">
        ${ways().map(
          ({ title, path, icon }) => html`
          <a href=${href({ path })} data-route aria-current=${under === path ? 'page' : nothing}>${icon}<span>${title}</span></a>
        `,
        )}
      </nav>
      <div class="foot">
        <connection-badge></connection-badge>
        <button class="quiet" title="How figures are written" aria-label="How figures are written" @click=${() => this.#tell('preferences')}>${gear}</button>
        <button class="quiet" title="Keys" aria-label="Keys" @click=${() => this.#tell('keys')}>${question}</button>
        <theme-switch></theme-switch>
      </div>
    `;
  }

  #tell(what) {
    this.dispatchEvent(new Event(what));
  }

  static styles = [
    controls,
    css`
    :host {
      display: flex;
      flex-direction: column;
      gap: var(--space-4);
      height: 100%;
      padding: var(--space-4) var(--space-3);
    }
    a {
      display: flex;
      align-items: center;
      gap: var(--space-3);
      text-decoration: none;
    }
    .name {
      min-height: var(--target);
      padding: 0 var(--space-2);
      color: var(--text);
      font-size: var(--size-16);
      font-weight: 600;
      letter-spacing: -0.01em;
    }
    img {
      display: block;
    }
    nav {
      display: grid;
      align-content: start;
      flex: 1;
      gap: 2px;
      overflow-y: auto;
    }
    nav a {
      min-height: max(36px, var(--target));
      padding: 0 var(--space-3);
      border-radius: var(--radius-small);
      color: var(--text-muted);
      font-weight: 500;
    }
    nav a:hover {
      background: var(--surface-sunken);
      color: var(--text);
    }
    nav a[aria-current] {
      background: var(--accent-soft);
      color: var(--accent-strong);
    }
    nav a:focus-visible {
      box-shadow: inset 0 0 0 2px var(--accent);
    }
    .foot {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--space-1);
      padding-left: var(--space-2);
    }
    .foot button {
      padding: 0;
    }
    /* “Offline since 21:24” has a line of its own. */
    connection-badge {
      flex: 1 0 auto;
    }
    .find {
      justify-content: flex-start;
      color: var(--text-muted);
      font-weight: 400;
    }
    .find span {
      flex: 1;
      text-align: left;
    }
    kbd {
      font: 400 var(--size-12) var(--font);
    }
  `,
  ];
}
customElements.define('side-nav', SideNav);
