import { LitElement, css, html } from 'lit';
import { labelOf } from '../state/labels.js';
import { formatInWords } from '../state/time-formats.js';
import { controls } from '../styles/controls.js';

/**
 * How the dataset's next file is read if it has the same header.
 *
 * @typedef {object} Props
 * @prop {{header: string[], reading: import('../state/reading.js').Reading}} remembered
 *
 * @extends {LitElement<Props>}
 */
class RememberedColumns extends LitElement {
  static properties = { remembered: { attribute: false } };

  render() {
    const { header, reading } = this.remembered;
    return html`
      <details>
        <summary>What it remembers for the next file with the same header</summary>
        <ul>
          ${header.map((source) => this.#row(source, reading.columns?.[source]))}
        </ul>
        ${reading.time_zone ? html`<p class="muted small">Times without a zone are in ${reading.time_zone}.</p>` : ''}
      </details>
    `;
  }

  #row(source, said) {
    const format = said?.target === '__time' && said.format ? formatInWords(said.format) : '';
    return html`
      <li>
        <span>${source}</span>
        <span><b>${said?.target ? labelOf(said.target, WORDS) : 'As found'}</b> <span class="muted">${format}</span></span>
      </li>
    `;
  }

  static styles = [
    controls,
    css`
    summary {
      display: inline-flex;
      align-items: center;
      min-height: var(--target);
      color: var(--accent);
      font-size: var(--size-13);
      font-weight: 500;
      cursor: pointer;
    }
    ul {
      padding: var(--space-2) 0;
    }
    li {
      display: grid;
      grid-template-columns: minmax(0, 1fr) minmax(0, 2fr);
      gap: var(--space-4);
      padding: var(--space-1) 0;
      font-size: var(--size-13);
      overflow-wrap: anywhere;
    }
    b {
      font-weight: 500;
    }
  `,
  ];
}

const WORDS = [
  { target: '__time', label: 'Date and time' },
  { target: 'keep', label: 'Kept under its own name' },
  { target: 'ignore', label: 'Left out' },
];

customElements.define('remembered-columns', RememberedColumns);
