import { LitElement, css, html } from 'lit';
import { controls } from '../styles/controls.js';
import { info, warning } from './icons.js';

/**
 * What the owner of a file should know of how it was read.
 *
 * @prop {{kind: string, column: string | null, message: string}[]} notes
 */
class FileNotes extends LitElement {
  static properties = { notes: { attribute: false } };

  render() {
    const sorted = [...this.notes].sort((a, b) => weight(b) - weight(a));
    return html`
      <ul aria-label="Notes">
        ${sorted.map(
          ({ kind, message }) => html`
          <li class=${kind.toLowerCase()}>
            ${kind === 'INFO' ? info : warning}
            <span><span class="only-read">${kind === 'INFO' ? '' : 'Warning: '}</span>${message}</span>
          </li>
        `,
        )}
      </ul>
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
