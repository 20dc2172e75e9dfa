import { LitElement, css, html, nothing } from 'lit';
import { controls } from '../styles/controls.js';

const KEPT = 'sluice.tour';
const STEPS = [
  ['What is looked at', 'Days, what they are compared with, and values are chosen above. They are in the address: a link shows what you see.'],
  ['Click what stands out', 'A bar, a cell or a name filters the page by it; the same again, or its chip above, takes that back.'],
  ['What is behind it', 'Each card turns into its table, shows the rows behind it, and is saved as CSV or picture.'],
  ['By keyboard', 'Ctrl K finds pages, periods and values; ? shows all keys.'],
  ['Your own files', 'Drop a file anywhere on the page: it is checked, loaded and on the dashboard seconds later.'],
];

function seen() {
  try {
    return localStorage.getItem(KEPT) === 'seen';
  } catch {
    return false;
  }
}

/** A short way round, for who looks at the demo data for the first time. */
class DemoTour extends LitElement {
  static properties = { at: { state: true }, over: { state: true } };

  constructor() {
    super();
    this.at = 0;
    this.over = seen();
  }

  render() {
    return this.over ? nothing : this.#step(...STEPS[this.at]);
  }

  #step(title, words) {
    const last = this.at === STEPS.length - 1;
    return html`
      <section aria-label="Short tour">
        <div role="status"><h2>${title}</h2><p>${words}</p></div>
        <div class="ways">
          <span class="muted small">${this.at + 1} of ${STEPS.length}</span>
          ${last ? nothing : html`<button class="quiet" @click=${this.#end}>Skip</button>`}
          ${this.at > 0 ? html`<button @click=${() => this.at--}>Back</button>` : nothing}
          <button class="primary" @click=${() => (last ? this.#end() : this.at++)}>${last ? 'Done' : 'Next'}</button>
        </div>
      </section>
    `;
  }

  #end() {
    this.over = true;
    try {
      localStorage.setItem(KEPT, 'seen');
    } catch {
      // storage is switched off: it comes again with the next visit
    }
  }

  static styles = [
    controls,
    css`
    section {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      justify-content: space-between;
      gap: var(--space-3) var(--space-6);
      padding: var(--space-4) var(--space-6);
      border-radius: var(--radius);
      background: var(--accent-soft);
    }
    h2 {
      font-size: var(--size-14);
      font-weight: 600;
    }
    p {
      max-width: 72ch;
      font-size: var(--size-13);
    }
    .ways {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--space-2);
    }
    section .muted {
      color: var(--text);
    }
  `,
  ];
}
customElements.define('demo-tour', DemoTour);
