import { LitElement, html, nothing } from 'lit';
import { announcement } from '../state/announce.js';
import { Watch } from '../state/store.js';
import { go, href, place } from '../state/url.js';
import { look } from '../styles/app-shell.js';
import { controls } from '../styles/controls.js';
import './connection-badge.js';
import './drop-layer.js';
import './health-banner.js';
import './theme-switch.js';
import '../pages/data-page.js';
import '../pages/dataset-page.js';
import '../pages/file-page.js';
import '../pages/overview-page.js';

/** As `Pages` on the server knows them. Those without a way to them in the bar have no `path`. */
const PAGES = [
  {
    name: 'Overview',
    path: '/overview',
    match: /^\/(overview)?$/,
    show: () => html`<overview-page></overview-page>`,
  },
  {
    name: 'Data',
    path: '/data-ingestion',
    match: /^\/data-ingestion$/,
    show: () => html`<data-page></data-page>`,
  },
  {
    name: 'File',
    within: '/data-ingestion',
    match: /^\/files\/([0-9a-f-]{36})$/,
    show: (id) => html`<file-page task=${id}></file-page>`,
  },
  {
    name: 'Look at a file',
    within: '/data-ingestion',
    match: /^\/look$/,
    show: () => html`<file-page></file-page>`,
  },
  {
    name: 'Dataset',
    within: '/data-ingestion',
    match: /^\/datasets\/([A-Za-z][A-Za-z0-9_-]{0,62})$/,
    show: (name) => html`<dataset-page name=${name}></dataset-page>`,
  },
];

const IN_THE_BAR = PAGES.filter(({ path }) => path);

/** The frame around every page: name, ways to the pages, what concerns them all. */
class AppShell extends LitElement {
  #watch = new Watch(this, place, announcement);

  constructor() {
    super();
    this.addEventListener('click', (event) => this.#follow(event));
  }

  render() {
    const page = PAGES.find(({ match }) => match.test(place.value.path));
    const under = page?.path ?? page?.within;
    document.title = page ? `${page.name} · Sluice` : 'Not found · Sluice';
    return html`
      <a class="skip" href="#main" @click=${this.#skip}>Skip to the content</a>
      <header>
        <div class="bar">
          <a class="name" href=${href({ path: '/overview' })} data-route>
            <img src="/images/logo.svg" width="28" height="28" alt="">Sluice
          </a>
          <nav aria-label="Pages">
            ${IN_THE_BAR.map(
              ({ name, path }) => html`
              <a href=${href({ path })} data-route aria-current=${under === path ? 'page' : nothing}>${name}</a>
            `,
            )}
          </nav>
          <connection-badge></connection-badge>
          <theme-switch></theme-switch>
        </div>
      </header>
      <health-banner></health-banner>
      <main id="main" tabindex="-1">${page ? page.show(page.match.exec(place.value.path)[1]) : this.#lost()}</main>
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
    go({
      path: url.pathname,
      dataset: null,
      start: null,
      end: null,
      ...Object.fromEntries(url.searchParams),
    });
    scrollTo(0, 0);
    this.renderRoot.querySelector('main').focus({ preventScroll: true });
  }

  static styles = [controls, look];
}
customElements.define('app-shell', AppShell);
