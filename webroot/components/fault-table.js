import { LitElement, css, html, nothing } from 'lit';
import { count } from '../state/format.js';
import { controls } from '../styles/controls.js';

const FIRST = 8;

/**
 * Faults in a file, as rows and columns in the user's words.
 *
 * @typedef {object} Props
 * @prop {import('../api/http.js').Fault[]} faults
 *
 * @extends {LitElement<Props>}
 */
class FaultTable extends LitElement {
  static properties = { faults: { attribute: false }, all: { state: true } };

  render() {
    const shown = this.all ? this.faults : this.faults.slice(0, FIRST);
    const more = this.faults.length - shown.length;
    return html`
      <div class="scroll" tabindex="0" role="group" aria-label="Faults in the file">
        <table>
          <thead>
            <tr>
              <th scope="col" class="figure">Row</th>
              <th scope="col">Column</th>
              <th scope="col">Value</th>
              <th scope="col">What is wrong</th>
            </tr>
          </thead>
          <tbody>
            ${shown.map((fault) => this.#row(fault))}
          </tbody>
        </table>
      </div>
      ${more > 0 ? this.#more(more) : nothing}
    `;
  }

  #row({ line, column, value, message }) {
    const none = html`<span class="muted">${value === '' ? 'empty' : '—'}</span>`;
    return html`
      <tr>
        <td class="figure">${count(line)}</td>
        <td class=${column ? '' : 'none'}>${column ?? '—'}</td>
        <td class=${value || value === '' ? '' : 'none'}>${value ? html`<code title=${value}>${value}</code>` : none}</td>
        <td>${message}</td>
      </tr>
    `;
  }

  #more(hidden) {
    const all = () => (this.all = true);
    return html`<button class="quiet" @click=${all}>Show ${count(hidden)} more</button>`;
  }

  static styles = [
    controls,
    css`
    :host {
      display: grid;
      justify-items: start;
      gap: var(--space-1);
      min-width: 0;
    }
    .scroll {
      width: 100%;
      max-height: 320px;
      overflow: auto;
    }
    table {
      width: 100%;
      border-collapse: collapse;
      font-size: var(--size-13);
    }
    th {
      position: sticky;
      top: 0;
      background: var(--surface);
      color: var(--text-muted);
      font-weight: 500;
      text-align: left;
      white-space: nowrap;
    }
    th,
    td {
      padding: var(--space-1) var(--space-3);
      border-bottom: 1px solid var(--line);
      vertical-align: top;
    }
    td:last-child {
      min-width: 220px;
    }
    th:first-child,
    td:first-child {
      padding-left: 0;
    }
    .figure {
      width: 72px;
      text-align: right;
    }
    code {
      padding: 1px 6px;
      border-radius: 4px;
      background: var(--negative-soft);
      display: inline-block;
      overflow: hidden;
      max-width: 240px;
      font: inherit;
      text-overflow: ellipsis;
      white-space: pre;
      vertical-align: bottom;
    }
    @media (max-width: 640px) {
      .scroll {
        max-height: none;
      }
      thead {
        position: absolute;
        clip-path: inset(50%);
      }
      tr {
        display: flex;
        flex-wrap: wrap;
        gap: 0 var(--space-3);
        padding: var(--space-2) 0;
        border-bottom: 1px solid var(--line);
      }
      td {
        padding: 0;
        border: 0;
        overflow-wrap: anywhere;
      }
      td.none {
        display: none;
      }
      td.figure {
        width: auto;
        color: var(--text-muted);
      }
      td.figure::before {
        content: 'Row ';
      }
      td:last-child {
        width: 100%;
        min-width: 0;
      }
    }
  `,
  ];
}
customElements.define('fault-table', FaultTable);
