import { LitElement, css, html, nothing } from 'lit';
import { count } from '../state/format.js';
import { controls } from '../styles/controls.js';
import { info, warning } from './icons.js';

/** So many notes are shown at once; the rest is folded away. */
const MOST = 5;

/**
 * What the owner of a file should know of how it was read.
 *
 * @typedef {object} Props
 * @prop {{kind: string, column: string | null, message: string}[]} notes
 *
 * @extends {LitElement<Props>}
 */
class FileNotes extends LitElement {
  static properties = { notes: { attribute: false } };

  render() {
    const sorted = [...this.notes].sort((a, b) => weight(b) - weight(a));
    const more = sorted.length > MOST ? sorted.splice(MOST - 1) : [];
    return html`
      <ul aria-label="Notes">${sorted.map((note) => this.#note(note))}</ul>
      ${more.length > 0 ? html`<details><summary>${count(more.length)} more</summary><ul aria-label="More notes">${more.map((note) => this.#note(note))}</ul></details>` : nothing}
    `;
  }

  #note({ kind, message }) {
    return html`
      <li class=${kind.toLowerCase()}>
        ${kind === 'INFO' ? info : warning}
        <span><span class="only-read">${kind === 'INFO' ? '' : 'Warning: '}</span>${message}</span>
      </li>
    `;
  }

  static styles = [
    controls,
    css`
    ul {
      display: grid;
      gap: var(--space-1);
      font-size: var(--size-13);
    }
    li {
      display: flex;
      align-items: flex-start;
      gap: var(--space-2);
      min-width: 0;
      overflow-wrap: anywhere;
    }
    summary {
      display: inline-flex;
      align-items: center;
      min-height: var(--target);
      padding-left: 24px;
      color: var(--accent);
      font-size: var(--size-13);
      font-weight: 500;
      cursor: pointer;
    }
    svg {
      width: 16px;
      height: 16px;
      margin-top: 2px;
      color: var(--text-muted);
    }
    .warning svg,
    .question svg {
      color: var(--caution);
    }
  `,
  ];
}

const weight = ({ kind }) => ({ QUESTION: 2, WARNING: 1 })[kind] ?? 0;

customElements.define('file-notes', FileNotes);
