import { LitElement, css, html, nothing } from 'lit';
import { controls } from '../styles/controls.js';
import { heat } from '../styles/heat.js';
import { Sideways, edge } from './sideways.js';

/**
 * Two dimensions and a figure: a table whose cells are the deeper the larger, on an even scale, with
 * the value in each. What is read aloud is the table.
 *
 * @typedef {object} Props
 * @prop {import('../charts/grid.js').Grid} grid
 * @prop {string} label
 * @prop {string} opens what a click on a cell does; without it nothing
 *
 * @fires mark `detail` is `{row, behind}`: the cell's row, and whether its rows are wanted (Shift)
 * @extends {LitElement<Props>}
 */
class HeatGrid extends LitElement {
  #sideways = new Sideways(this);
  static properties = { grid: { attribute: false }, label: {}, opens: {} };

  render() {
    const { corner, lead, heads, rows } = this.grid;
    return html`
      <div class="edge"><div class="scroll" tabindex="0" role="group" aria-label=${this.label}>
        <table>
          <caption class="only-read">${this.label}</caption>
          <thead>
            <tr>
              ${corner ? html`<th scope="col" class="who">${corner}</th>` : html`<td class="who"></td>`}
              ${lead ? html`<th scope="col">${lead}</th>` : nothing}
              ${heads.map((name) => html`<th scope="col" title=${name}><span>${name}</span></th>`)}
            </tr>
          </thead>
          <tbody>${rows.map((row) => this.#row(row, lead))}</tbody>
        </table>
      </div></div>
    `;
  }

  #row({ name, lead: size, cells }, lead) {
    return html`
      <tr>
        <th scope="row" class="who" title=${name}>${name}</th>
        ${lead ? html`<td class="lead">${size}</td>` : nothing}
        ${cells.map((cell) => this.#cell(cell))}
      </tr>
    `;
  }

  #cell(cell) {
    if (!cell) {
      return html`<td class="none">—</td>`;
    }
    const { row, text, words, tone, depth } = cell;
    const what = `${words}. ${this.opens}`;
    return html`<td class="${tone}${depth}" title=${words}>${this.opens
      ? html`<button title="${what}; with Shift, show its rows" aria-label=${what} @click=${(event) => this.#mark(row, event.shiftKey)}>${text}</button>`
      : text}</td>`;
  }

  #mark(row, behind) {
    this.dispatchEvent(new CustomEvent('mark', { detail: { row, behind }, bubbles: true, composed: true }));
  }

  static styles = [
    controls,
    heat,
    edge,
    css`
    :host {
      display: block;
      min-width: 0;
    }
    .scroll {
      position: relative;
      overflow: auto;
      max-height: 480px;
    }
    table {
      width: 100%;
      border-spacing: 2px;
      border-collapse: separate;
      font-size: var(--size-12);
    }
    thead th,
    thead td {
      position: sticky;
      z-index: 2;
      top: 0;
      max-width: 96px;
      padding: 0 var(--space-1) var(--space-1);
      background: var(--surface);
      color: var(--text-muted);
      font-weight: 400;
      text-align: right;
      white-space: nowrap;
    }
    thead span {
      display: block;
      overflow: hidden;
      text-overflow: ellipsis;
    }
    .who,
    thead .who {
      position: sticky;
      z-index: 1;
      left: 0;
      max-width: 140px;
      overflow: hidden;
      padding-right: var(--space-2);
      background: var(--surface);
      font-weight: 400;
      text-align: left;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
    thead .who {
      z-index: 3;
    }
    tbody td {
      height: 36px;
      min-width: 60px;
      padding: 0 var(--space-2);
      border-radius: 4px;
      text-align: right;
      white-space: nowrap;
    }
    td:has(button) {
      padding: 0;
    }
    td button {
      width: 100%;
      height: 36px;
      min-height: 0;
      justify-content: flex-end;
      padding: 0 var(--space-2);
      border: 0;
      background: none;
      font-size: var(--size-12);
      font-weight: 400;
    }
    td button:hover {
      color: var(--text);
      box-shadow: inset 0 0 0 2px var(--accent);
    }
    td button:focus-visible {
      box-shadow: inset 0 0 0 2px var(--accent);
      border-radius: 4px;
    }
    .none,
    .lead {
      color: var(--text-muted);
    }
    @media (pointer: coarse), (max-width: 640px) {
      tbody td,
      td button {
        height: 44px;
      }
    }
  `,
  ];
}
customElements.define('heat-grid', HeatGrid);
