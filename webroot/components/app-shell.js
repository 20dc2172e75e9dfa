import { LitElement, html, nothing } from 'lit';
import { pageAt } from '../pages/registry.js';
import { announcement } from '../state/announce.js';
import { followKeys } from '../state/keys.js';
import { missing, part } from '../state/parts.js';
import { agreed } from '../state/preferences.js';
import { drawAnew } from '../state/redraw.js';
import { screen } from '../state/screen.js';
import { Watch } from '../state/store.js';
import { goTo, href, isText, place } from '../state/url.js';
import { look } from '../styles/app-shell.js';
import { controls } from '../styles/controls.js';
import { menu } from './icons.js';
import './drop-layer.js';
import './figures-frame.js';
import './health-banner.js';
import './modal-sheet.js';
import './problem-note.js';
import './side-nav.js';

/** What can be over the page; there from when it is first opened. */
const OVER = {
  palette: part(() => import('./command-palette.js')),
  help: part(() => import('./key-help.js')),
  preferences: part(() => import('./preferences-sheet.js')),
};

/** The frame around every page: ways to the pages, what concerns them all. */
class AppShell extends LitElement {
  #watch = new Watch(this, place, announcement, screen, agreed, missing);
  #opened = new Set();
  #written = 0;
  #unfollow;
  static properties = {
    drawer: { state: true },
    over: { state: true },
  };

  constructor() {
    super();
    this.addEventListener('click', (event) => this.#follow(event));
  }

  connectedCallback() {
    super.connectedCallback();
    this.#unfollow = followKeys({ palette: this.#palette, help: this.#help });
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#unfollow();
  }

  updated() {
    if (this.#written !== agreed.value.written) {
      this.#written = agreed.value.written;
      drawAnew(this.renderRoot);
    }
  }

  /** One thing at a time is over the page. */
  #palette = () => this.#open('palette');
  #help = () => this.#open('help');
  #preferences = () => this.#open('preferences');

  #open(what) {
    this.drawer = false;
    this.over = what;
    this.#opened.add(what);
    OVER[what]();
  }

  #closed(what) {
    if (this.over === what) {
      this.over = null;
    }
  }

  render() {
    const page = isText(location.pathname + location.search) ? pageAt(place.value.path) : null;
    document.title = page ? `${page.title} · Sluice` : 'Not found · Sluice';
    return html`
      <nav class="skip" aria-label="To the content"><button @click=${this.#skip}>Skip to the content</button></nav>
      ${screen.value.drawer ? this.#top() : html`<aside>${this.#ways()}</aside>`}
      <div class="stage">
        <health-banner></health-banner>
        ${missing.value.some ? this.#failed('Part of this page could not be loaded') : nothing}
        <main id="main" tabindex="-1">${page ? this.#page(page) : this.#lost()}</main>
      </div>
      <drop-layer></drop-layer>
      ${this.#overThePage()}
      <p class="only-read" role="status" aria-live="polite">${announcement.value.text}</p>
    `;
  }

  #ways() {
    return html`<side-nav @find=${this.#palette} @keys=${this.#help} @preferences=${this.#preferences}></side-nav>`;
  }

  #overThePage() {
    const more = { help: this.#help, preferences: this.#preferences };
    const was = (what, shown) => (this.#opened.has(what) ? shown : nothing);
    return html`
      ${was('palette', html`<command-palette .more=${more} ?open=${this.over === 'palette'} @close=${() => this.#closed('palette')}></command-palette>`)}
      ${was('help', html`<key-help ?open=${this.over === 'help'} @close=${() => this.#closed('help')}></key-help>`)}
      ${was('preferences', html`<preferences-sheet ?open=${this.over === 'preferences'} @close=${() => this.#closed('preferences')}></preferences-sheet>`)}
    `;
  }

  #top() {
    return html`
      <header>
        <button class="quiet" aria-label="Pages" aria-haspopup="dialog" @click=${() => (this.drawer = true)}>${menu}</button>
        <a class="name" href=${href({ path: '/overview' })} data-route>
          <img src="/images/logo.svg" width="28" height="28" alt="">Sluice
        </a>
        <connection-badge></connection-badge>
      </header>
      <modal-sheet from="left" label="Pages" bare ?open=${this.drawer} @close=${() => (this.drawer = false)}>
        ${this.drawer ? this.#ways() : nothing}
      </modal-sheet>
    `;
  }

  /** Its module may still be on its way: the element comes to life when it is there. */
  #page(page) {
    page.load().then(
      () => this.#loaded(page),
      (failure) => this.#notLoaded(page, failure),
    );
    const shown = page.show(page.match.exec(place.value.path)[1]);
    const body = missing.value.page === page ? this.#failed() : shown;
    return page.figures ? html`<figures-frame .name=${page.title} .body=${body} ?asks=${page.asks}></figures-frame>` : body;
  }

  #loaded(page) {
    if (missing.value.page === page) {
      missing.set({ page: null });
    }
  }

  #notLoaded(page, failure) {
    console.error(failure);
    if (missing.value.page !== page) {
      missing.set({ page });
    }
  }

  #failed(title = 'This page could not be loaded') {
    const detail = 'The server did not send it. If Sluice is away, this comes by itself once it is back; otherwise try again.';
    return html`<problem-note .problem=${{ title, detail }} again @again=${() => location.reload()}></problem-note>`;
  }

  #lost() {
    return html`
      <div class="lost">
        <h1>${isText(location.pathname + location.search) ? 'There is no page at this address' : 'This address cannot be read'}</h1>
        <a class="button" href="/overview" data-route>Go to the overview</a>
      </div>
    `;
  }

  /** A link would not find what is in a shadow root. */
  #skip() {
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
    const otherPage = url.pathname !== place.value.path;
    this.drawer = false;
    goTo(url.pathname + url.search);
    if (otherPage) {
      scrollTo(0, 0);
      this.renderRoot.querySelector('main').focus({ preventScroll: true });
    }
  }

  static styles = [controls, look];
}
customElements.define('app-shell', AppShell);
