import { LitElement, css, html } from 'lit';
import { count } from '../state/format.js';
import { controls } from '../styles/controls.js';

/**
 * From one page of a long answer to the next.
 *
 * @typedef {object} Props
 * @prop {number} from so many rows are passed over
 * @prop {number} shown rows of this page
 * @prop {number} size rows of a whole page
 * @prop {boolean} loading
 *
 * @fires turn `detail` is how many rows to pass over
 * @extends {LitElement<Props>}
 */
class PageTurner extends LitElement {
  static properties = {
    from: { type: Number },
    shown: { type: Number },
    size: { type: Number },
    loading: { type: Boolean },
  };

  render() {
    const { from, shown, size, loading } = this;
    return html`
      <nav aria-label="More rows">
        <button ?disabled=${loading || from === 0} @click=${() => this.#turn(Math.max(0, from - size))}>The ${count(size)} before</button>
        <button ?disabled=${loading || shown < size} @click=${() => this.#turn(from + size)}>The next ${count(size)}</button>
      </nav>
    `;
  }

  #turn(from) {
    this.dispatchEvent(new CustomEvent('turn', { detail: from }));
  }

  static styles = [
    controls,
    css`
    nav {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-2);
    }
  `,
  ];
}
customElements.define('page-turner', PageTurner);
