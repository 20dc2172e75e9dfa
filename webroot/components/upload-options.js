import { LitElement, css, html } from 'lit';
import { live } from 'lit/directives/live.js';
import { CHOICES, options, optionsOf } from '../state/options.js';
import { part } from '../state/parts.js';
import { Watch } from '../state/store.js';
import { targetIsValid, targetName } from '../state/target.js';
import { go } from '../state/url.js';
import { controls } from '../styles/controls.js';

const mapping = part(() => import('../state/mapping.js'));

/** What is to be done with the next files; folded away, because mostly nothing need be said. */
class UploadOptions extends LitElement {
  #watch = new Watch(this, options);

  render() {
    const changed = Object.keys(optionsOf()).length;
    return html`
      <details>
        <summary>Options${changed > 0 ? html`<span class="count">${changed} changed</span>` : ''}</summary>
        <div class="fields">${CHOICES.map((choice) => this.#choice(choice))}</div>
        <p class="look small">
          <button @click=${this.#choose}>Look at a file first</button>
          <span class="muted">See how it would be read, and change that, before it is sent.</span>
          <input type="file" id="look" hidden aria-hidden="true" @change=${this.#look} />
        </p>
      </details>
    `;
  }

  #choice({ name, label, options: offered }) {
    const now = options.value[name];
    return html`
      <label>
        <span>${label}</span>
        <select id=${name} @change=${(event) => options.set({ [name]: event.target.value })}>
          ${offered.map(({ value, label: words }) => html`<option value=${value} .selected=${live(value === now)}>${words}</option>`)}
        </select>
      </label>
    `;
  }

  #choose() {
    if (targetIsValid()) {
      this.renderRoot.querySelector('#look').click();
    }
  }

  async #look({ target: field }) {
    const [file] = field.files;
    const module = file && (await mapping());
    if (module) {
      module.openFile(file, targetName());
      go({ path: '/look' });
      scrollTo(0, 0);
    }
  }

  static styles = [
    controls,
    css`
    :host {
      display: block;
      min-width: 0;
      text-align: left;
    }
    summary {
      display: flex;
      align-items: center;
      justify-content: center;
      gap: var(--space-2);
      min-height: var(--target);
      color: var(--text-muted);
      font-size: var(--size-13);
      font-weight: 500;
      list-style: none;
      cursor: pointer;
    }
    summary::-webkit-details-marker {
      display: none;
    }
    summary::before {
      width: 6px;
      height: 6px;
      margin-bottom: 2px;
      border: solid currentColor;
      border-width: 0 1.6px 1.6px 0;
      rotate: -45deg;
      content: '';
    }
    details[open] summary::before {
      rotate: 45deg;
    }
    :host([align='start']) summary {
      justify-content: flex-start;
    }
    summary:hover {
      color: var(--text);
    }
    .count {
      padding: 1px var(--space-2);
      border-radius: 6px;
      background: var(--accent-soft);
      color: var(--accent-strong);
      font-size: var(--size-12);
    }
    .fields {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(220px, 1fr));
      gap: var(--space-3) var(--space-4);
      padding-top: var(--space-2);
    }
    label {
      display: grid;
      gap: var(--space-1);
      min-width: 0;
    }
    label span {
      color: var(--text-muted);
      font-size: var(--size-13);
    }
    select {
      width: 100%;
      min-width: 0;
    }
    .look {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--space-2) var(--space-3);
      padding-top: var(--space-4);
    }
    @media (max-width: 640px) {
      select {
        font-size: var(--size-16);
      }
    }
  `,
  ];
}
customElements.define('upload-options', UploadOptions);
