import { LitElement, css, html, nothing } from 'lit';
import { controls } from '../styles/controls.js';
import { part } from '../state/parts.js';
import { forEverybody } from '../state/problem-words.js';
import { warning } from './icons.js';

const faultTable = part(() => import('./fault-table.js'));

/**
 * What went wrong and what to do about it.
 *
 * @typedef {object} Props
 * @prop {import('../api/http.js').Problem} problem
 * @prop {boolean} again whether to offer another try; fires `again`
 *
 * @attr mild nothing failed: it is to be known
 * @extends {LitElement<Props>}
 */
class ProblemNote extends LitElement {
  static properties = { problem: { attribute: false }, again: { type: Boolean } };

  render() {
    const { title, detail, inside, passes, errors = [] } = forEverybody(this.problem ?? {});
    // What the sentence says already is not said again in a table.
    const others = errors.filter(({ message }) => !detail?.includes(message));
    if (others.length > 0) {
      faultTable();
    }
    return html`
      <div class="note ${passes ? 'mild' : ''}" role="alert">
        ${warning}
        <div>
          <p class="title">${title}</p>
          ${detail && detail !== title ? html`<p>${detail}</p>` : nothing}
          ${inside ? html`<details><summary>For whoever runs Sluice</summary><p>${inside}</p></details>` : nothing}
        </div>
        ${this.again ? html`<button @click=${() => this.dispatchEvent(new Event('again'))}>Try again</button>` : nothing}
      </div>
      ${others.length > 0 ? html`<fault-table .faults=${others}></fault-table>` : nothing}
    `;
  }

  static styles = [
    controls,
    css`
    :host {
      display: grid;
      gap: var(--space-3);
      min-width: 0;
    }
    .note {
      display: flex;
      align-items: flex-start;
      gap: var(--space-3);
      padding: var(--space-3) var(--space-4);
      border-radius: var(--radius-small);
      background: var(--negative-soft);
      font-size: var(--size-13);
    }
    .note > div {
      flex: 1;
      min-width: 0;
      overflow-wrap: anywhere;
    }
    svg {
      flex: none;
      color: var(--negative);
    }
    .title {
      color: var(--negative);
      font-weight: 600;
    }
    summary {
      width: fit-content;
      color: var(--text-muted);
      line-height: var(--target);
      cursor: pointer;
    }
    .mild,
    :host([mild]) .note {
      background: var(--caution-soft);
    }
    .mild :is(svg, .title),
    :host([mild]) :is(svg, .title) {
      color: var(--caution);
    }
  `,
  ];
}
customElements.define('problem-note', ProblemNote);
