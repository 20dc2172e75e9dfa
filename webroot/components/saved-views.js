import { LitElement, css, html, nothing } from 'lit';
import { Watch } from '../state/store.js';
import { place } from '../state/url.js';
import { forgetView, isOnShow, keepView, views } from '../state/views.js';
import { controls } from '../styles/controls.js';
import { bookmark, cross } from './icons.js';
import './problem-note.js';

/** The views that were kept of this dataset, and a field to keep what is looked at. */
class SavedViews extends LitElement {
  #watch = new Watch(this, views, place);
  static properties = { open: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    addEventListener('pointerdown', this.#outside);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener('pointerdown', this.#outside);
  }

  render() {
    const { list } = views.value;
    const now = list.find(isOnShow);
    return html`
      <button class="opener" aria-expanded=${this.open ? 'true' : 'false'} @click=${this.#toggle}>
        ${bookmark}<span>${now?.name ?? 'Views'}</span>
      </button>
      ${this.open ? this.#panel(list) : nothing}
    `;
  }

  #panel(list) {
    const { problem } = views.value;
    return html`
      <div class="panel" role="group" aria-label="Saved views" @keydown=${this.#keys}>
        ${list.length > 0 ? html`<ul>${list.map((view) => this.#view(view))}</ul>` : html`<p class="muted small">A view keeps this page with its filters under a name, for everybody who looks at this dataset.</p>`}
        ${problem ? html`<problem-note .problem=${problem}></problem-note>` : nothing}
        <form @submit=${this.#save}>
          <input aria-label="Name of this view" placeholder="Name of this view" maxlength="80" required>
          <button class="primary">Save</button>
        </form>
      </div>
    `;
  }

  #view(view) {
    const { id, name, address } = view;
    return html`
      <li>
        <a href=${address} data-route aria-current=${isOnShow(view) ? 'true' : nothing} @click=${() => (this.open = false)}>${name}</a>
        <button class="quiet" aria-label="Delete the view ${name}" title="Delete" @click=${() => forgetView(id)}>${cross}</button>
      </li>
    `;
  }

  async #toggle() {
    this.open = !this.open;
    if (this.open) {
      await this.updateComplete;
      this.renderRoot.querySelector('.panel :is(a, input)').focus();
    }
  }

  async #save(event) {
    event.preventDefault();
    const field = this.renderRoot.querySelector('input');
    await keepView(field.value);
    if (!views.value.problem) {
      field.value = '';
      this.#close();
    }
  }

  #close() {
    this.open = false;
    this.renderRoot.querySelector('.opener').focus();
  }

  #keys(event) {
    if (event.key === 'Escape') {
      event.stopPropagation();
      this.#close();
    }
  }

  #outside = (event) => {
    if (this.open && !event.composedPath().includes(this)) {
      this.open = false;
    }
  };

  static styles = [
    controls,
    css`
    :host {
      position: relative;
      display: block;
    }
    .opener {
      max-width: 220px;
      font-weight: 400;
    }
    .opener span {
      overflow: hidden;
      text-overflow: ellipsis;
    }
    .panel {
      position: absolute;
      z-index: 16;
      top: calc(100% + var(--space-1));
      right: 0;
      display: grid;
      gap: var(--space-2);
      width: min(320px, calc(100vw - 48px));
      padding: var(--space-3);
      border: 1px solid var(--line-strong);
      border-radius: var(--radius-small);
      background: var(--surface-raised);
    }
    ul {
      max-height: 320px;
      overflow-y: auto;
    }
    li {
      display: flex;
      align-items: center;
    }
    a {
      flex: 1;
      min-width: 0;
      overflow: hidden;
      padding: var(--space-2);
      border-radius: 6px;
      color: var(--text);
      line-height: max(20px, calc(var(--target) - 16px));
      text-decoration: none;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
    a:focus-visible {
      box-shadow: inset 0 0 0 2px var(--accent);
    }
    a:hover {
      background: var(--surface-sunken);
    }
    a[aria-current] {
      color: var(--accent-strong);
      font-weight: 600;
    }
    li button {
      padding: 0;
    }
    form {
      display: flex;
      gap: var(--space-2);
    }
    form input {
      flex: 1;
      min-width: 0;
    }
    @media (max-width: 640px) {
      .panel {
        right: auto;
        left: 0;
      }
      form input {
        font-size: var(--size-16);
      }
    }
  `,
  ];
}
customElements.define('saved-views', SavedViews);
