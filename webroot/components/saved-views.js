import { LitElement, css, html, nothing } from 'lit';
import { Popup } from '../state/popup.js';
import { Watch } from '../state/store.js';
import { place } from '../state/url.js';
import { forgetView, isOnShow, keepView, views } from '../state/views.js';
import { controls } from '../styles/controls.js';
import { popup } from '../styles/popup.js';
import { bookmark, cross } from './icons.js';
import './problem-note.js';

/** The views that were kept of this dataset, and a field to keep what is looked at. */
class SavedViews extends LitElement {
  #watch = new Watch(this, views, place);
  #popup = new Popup(this, '.popup :is(a, input)');

  render() {
    const { list } = views.value;
    const now = list.find(isOnShow);
    const { open, toggle } = this.#popup;
    return html`
      <button class="opener" aria-expanded=${open ? 'true' : 'false'} @click=${toggle}>
        ${bookmark}<span>${now?.name ?? 'Views'}</span>
      </button>
      ${open ? this.#panel(list) : nothing}
    `;
  }

  #panel(list) {
    const { problem } = views.value;
    return html`
      <div class="popup" role="group" aria-label="Saved views" @keydown=${this.#popup.keys}>
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
        <a href=${address} data-route aria-current=${isOnShow(view) ? 'true' : nothing} @click=${this.#popup.leave}>${name}</a>
        <button class="quiet" aria-label="Delete the view ${name}" title="Delete" @click=${() => forgetView(id)}>${cross}</button>
      </li>
    `;
  }

  async #save(event) {
    event.preventDefault();
    const field = this.renderRoot.querySelector('input');
    await keepView(field.value);
    if (!views.value.problem) {
      field.value = '';
      this.#popup.close();
    }
  }

  static styles = [
    controls,
    popup,
    css`
    .opener {
      max-width: 220px;
      font-weight: 400;
    }
    .opener span {
      overflow: hidden;
      text-overflow: ellipsis;
    }
    .popup {
      right: 0;
      gap: var(--space-2);
      width: min(320px, calc(100vw - 48px));
      padding: var(--space-3);
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
      .popup {
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
