import { LitElement, css, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { labelOf } from '../state/labels.js';
import { mapping } from '../state/mapping.js';
import { Watch } from '../state/store.js';
import { controls } from '../styles/controls.js';
import './mapping-column.js';

/**
 * Every column of a file and what it becomes; after them, what is worked out from several.
 *
 * @typedef {object} Props
 * @prop {boolean} fixed only to be looked at
 *
 * @extends {LitElement<Props>}
 */
class MappingColumns extends LitElement {
  #watch = new Watch(this, mapping);
  static properties = { fixed: { type: Boolean } };

  render() {
    const { preview } = mapping.value;
    // Another file has been opened, and this one is about to leave the page.
    if (!preview) return nothing;
    const { columns, derived } = preview;
    return html`
      <div class="card">
        <div class="names muted small" aria-hidden="true">
          <span>In the file</span><span>Becomes</span><span>Written as</span><span>Why</span>
        </div>
        <ul aria-label="Columns of the file">
          ${repeat(
            columns,
            ({ source }) => source,
            (column) => html`
            <li><mapping-column .column=${column} ?fixed=${this.fixed}></mapping-column></li>
          `,
          )}
        </ul>
        ${derived.length > 0 ? this.#derived(preview) : nothing}
      </div>
    `;
  }

  /** @param {Server.Preview} preview */
  #derived({ derived, targets }) {
    return html`
      <div class="derived">
        <h3 class="muted small">Worked out from other columns</h3>
        <dl>
          ${derived.map(({ target, formula }) => html`<div><dt>${labelOf(target, targets)}</dt><dd>${formula}</dd></div>`)}
        </dl>
      </div>
    `;
  }

  static styles = [
    controls,
    css`
    :host {
      display: block;
      min-width: 0;
    }
    .names {
      display: grid;
      grid-template-columns: minmax(0, 5fr) minmax(0, 4fr) minmax(0, 4fr) minmax(0, 5fr);
      gap: var(--space-6);
      padding: var(--space-2) var(--space-4);
    }
    li,
    .derived {
      border-top: 1px solid var(--line);
    }
    .derived {
      display: grid;
      gap: var(--space-2);
      padding: var(--space-3) var(--space-4) var(--space-4);
      background: var(--surface-sunken);
      border-radius: 0 0 var(--radius) var(--radius);
    }
    h3 {
      font-weight: 400;
    }
    dl {
      display: grid;
      gap: var(--space-2);
    }
    dl div {
      display: flex;
      flex-wrap: wrap;
      gap: 0 var(--space-3);
    }
    dt {
      font-weight: 600;
    }
    dt::after {
      color: var(--text-muted);
      font-weight: 400;
      content: ' =';
    }
    dd {
      overflow-wrap: anywhere;
    }
    @media (max-width: 900px) {
      .names {
        display: none;
      }
      li:first-child {
        border-top: 0;
      }
    }
  `,
  ];
}
customElements.define('mapping-columns', MappingColumns);
