import { LitElement, css, html, nothing } from 'lit';
import { announcement } from '../state/announce.js';
import { Watch } from '../state/store.js';
import { go, href, place } from '../state/url.js';
import { controls } from '../styles/controls.js';
import './connection-badge.js';
import './drop-layer.js';
import './health-banner.js';
import './theme-switch.js';
import '../pages/data-page.js';
import '../pages/overview-page.js';

const PAGES = [
  { name: 'Overview', path: '/overview', also: '/', show: () => html`<overview-page></overview-page>` },
  { name: 'Data', path: '/data-ingestion', show: () => html`<data-page></data-page>` },
];

/** The frame around every page: name, ways to the pages, what concerns them all. */
class AppShell extends LitElement {
  #watch = new Watch(this, place, announcement);

  constructor() {
    super();
    this.addEventListener('click', (event) => this.#follow(event));
  }

  render() {
    const page = PAGES.find(({ path, also }) => [path, also].includes(place.value.path));
    document.title = page ? `${page.name} · Sluice` : 'Not found · Sluice';
    return html`
      <a class="skip" href="#main" @click=${this.#skip}>Skip to the content</a>
      <header>
        <div class="bar">
          <a class="name" href=${href({ path: '/overview' })} data-route>
            <img src="/images/logo.svg" width="28" height="28" alt="">Sluice
          </a>
          <nav aria-label="Pages">
            ${PAGES.map(({ name, path }) => html`
              <a href=${href({ path })} data-route aria-current=${page?.path === path ? 'page' : nothing}>${name}</a>
            `)}
          </nav>
          <connection-badge></connection-badge>
          <theme-switch></theme-switch>
        </div>
      </header>
      <health-banner></health-banner>
      <main id="main" tabindex="-1">${page ? page.show() : this.#lost()}</main>
      <drop-layer></drop-layer>
      <p class="only-read" role="status" aria-live="polite">${announcement.value.text}</p>
    `;
  }

  #lost() {
    return html`
      <div class="lost">
        <h1>There is no page at this address</h1>
        <a class="button" href="/overview" data-route>Go to the overview</a>
      </div>
    `;
  }

  #skip(event) {
    event.preventDefault();
    this.renderRoot.querySelector('main').focus();
  }

  /** Links within the page change the address without loading the page again. */
  #follow(event) {
    const link = event.composedPath().find((node) => node.dataset && 'route' in node.dataset);
    if (!link || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) {
      return;
    }
    event.preventDefault();
    const url = new URL(link.href);
    go({ path: url.pathname, dataset: null, start: null, end: null, ...Object.fromEntries(url.searchParams) });
    scrollTo(0, 0);
    this.renderRoot.querySelector('main').focus({ preventScroll: true });
  }

  static styles = [controls, css`
    :host {
      display: flex;
      flex-direction: column;
      min-height: 100vh;
    }
    header {
      position: sticky;
      z-index: 10;
      top: 0;
      border-bottom: 1px solid var(--line);
      background: var(--surface);
    }
    .bar {
      display: flex;
      align-items: center;
      gap: var(--space-2) var(--space-4);
      max-width: 1328px;
      min-height: 56px;
      margin: 0 auto;
      padding: 0 var(--space-6);
    }
    .name {
      display: inline-flex;
      align-items: center;
      gap: var(--space-2);
      justify-content: center;
      min-width: var(--target);
      min-height: var(--target);
      margin-right: var(--space-4);
      color: var(--text);
      font-size: var(--size-16);
      font-weight: 600;
      letter-spacing: -0.01em;
      text-decoration: none;
    }
    img {
      display: block;
    }
    nav {
      display: flex;
      flex: 1;
      align-self: stretch;
      gap: var(--space-1);
      overflow-x: auto;
      scrollbar-width: none;
    }
    nav a {
      display: inline-flex;
      align-items: center;
      min-width: var(--target);
      padding: 0 var(--space-3);
      border-block: 2px solid transparent;
      color: var(--text-muted);
      font-weight: 500;
      text-decoration: none;
    }
    nav a:hover {
      color: var(--text);
    }
    nav a[aria-current] {
      border-bottom-color: var(--accent);
      color: var(--text);
    }
    nav a:focus-visible {
      box-shadow: inset 0 0 0 2px var(--accent);
    }
    main {
      flex: 1;
      width: 100%;
      max-width: 1328px;
      margin: 0 auto;
      padding: var(--space-6) var(--space-6) var(--space-16);
    }
    main:focus-visible {
      box-shadow: none;
    }
    .skip {
      position: absolute;
      z-index: 20;
      top: -60px;
      left: var(--space-4);
      padding: var(--space-3);
      border-radius: var(--radius-small);
      background: var(--surface-raised);
    }
    .skip:focus {
      top: var(--space-2);
    }
    .lost {
      display: grid;
      justify-items: center;
      gap: var(--space-6);
      padding: var(--space-16) 0;
      text-align: center;
    }
    @media (max-width: 640px) {
      .bar {
        gap: var(--space-1);
        padding: 0 var(--space-3);
      }
      .name {
        margin: 0;
        font-size: 0;
      }
      main {
        padding: var(--space-4) var(--space-4) var(--space-12);
      }
    }
  `];
}
customElements.define('app-shell', AppShell);
