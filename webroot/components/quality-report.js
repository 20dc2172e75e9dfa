import { LitElement, css, html, nothing } from 'lit';
import { percent } from '../state/format.js';
import { labelOf } from '../state/labels.js';
import { columnsOf, factsOf } from '../state/quality.js';
import { controls } from '../styles/controls.js';

/**
 * How good rows are: how far each column is filled, and what else stands out.
 *
 * @typedef {object} Props
 * @prop {Server.Quality} quality
 *
 * @extends {LitElement<Props>}
 */
class QualityReport extends LitElement {
  static properties = { quality: { attribute: false } };

  render() {
    return html`
      <dl class="facts">
        ${factsOf(this.quality).map(
          ({ name, value, note }) => html`
          <div><dt class="muted small">${name}</dt><dd>${value}</dd><dd class="muted small note">${note}</dd></div>
        `,
        )}
      </dl>
      <div>
        <h3>How far each column is filled</h3>
        <ul>${columnsOf(this.quality).map((column) => this.#column(column))}</ul>
        ${this.#missing(this.quality.not_in_file ?? [])}
      </div>
    `;
  }

  /** Columns that no file has: only filled in, so that there is nothing to measure. */
  #missing(names) {
    return names.length > 0
      ? html`<p class="muted small">In no file: ${names.map((name) => labelOf(name)).join(', ')}.</p>`
      : nothing;
  }

  #column({ name, share }) {
    const level = share >= 0.95 ? 'good' : share >= 0.5 ? 'some' : 'little';
    return html`
      <li>
        <span class="name">${labelOf(name)}</span>
        <svg class=${level} aria-hidden="true">
          <rect class="rest" width="100%" height="8" rx="4"></rect>
          <rect class="part" width="${share * 100}%" height="8" rx="4"></rect>
        </svg>
        <span class="figure">${percent(share)}</span>
      </li>
    `;
  }

  static styles = [
    controls,
    css`
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr) minmax(0, 2fr);
      gap: var(--space-6) var(--space-8);
    }
    .facts {
      display: grid;
      align-content: start;
      gap: var(--space-4);
    }
    dd:not(.note) {
      font-size: var(--size-20);
      font-weight: 600;
      letter-spacing: -0.015em;
    }
    h3 {
      margin-bottom: var(--space-2);
      color: var(--text-muted);
      font-size: var(--size-13);
      font-weight: 400;
    }
    li {
      display: grid;
      grid-template-columns: minmax(0, 3fr) minmax(60px, 5fr) 64px;
      align-items: center;
      gap: var(--space-3);
      min-height: 28px;
      font-size: var(--size-13);
    }
    ul + p {
      margin-top: var(--space-3);
    }
    .name {
      overflow: hidden;
      text-overflow: ellipsis;
    }
    svg {
      width: 100%;
      height: 8px;
    }
    .rest {
      fill: var(--surface-sunken);
    }
    .good .part {
      fill: var(--series-3);
    }
    .some .part {
      fill: var(--series-1);
    }
    .little .part {
      fill: var(--series-2);
    }
    .figure {
      text-align: right;
    }
    @media (max-width: 760px) {
      :host {
        grid-template-columns: minmax(0, 1fr);
      }
    }
  `,
  ];
}

customElements.define('quality-report', QualityReport);
