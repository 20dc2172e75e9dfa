import { LitElement, css, html, nothing, svg } from 'lit';
import { exactMoney, money, percent } from '../state/format.js';
import { controls } from '../styles/controls.js';

const NEXT = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/**
 * Places on a map as circles. They are one stop of the Tab key; the arrows lead from the largest to
 * the least, and what has the focus or the mouse is told below.
 *
 * @typedef {object} Props
 * @prop {ReturnType<typeof import('../charts/map.js').mapOf>} map
 * @prop {number} all of which the places are parts
 *
 * @fires mark `detail` is `{row, behind}`
 * @extends {LitElement<Props>}
 */
class PlaceMarks extends LitElement {
  static properties = {
    map: { attribute: false },
    all: { attribute: false },
    at: { state: true },
    told: { state: true },
  };

  constructor() {
    super();
    this.at = 0;
    this.told = null;
  }

  willUpdate(changed) {
    if (changed.has('map')) {
      this.at = Math.min(this.at, this.map.marks.length - 1);
    }
  }

  render() {
    const { width, height, lands, marks } = this.map;
    return html`
      <svg viewBox="0 0 ${width} ${height}" role="group" aria-label=${this.#words(marks)} @keydown=${this.#keys}>
        <g aria-hidden="true">${lands.map(({ path, own }) => svg`<path class=${own ? 'own' : ''} d=${path}></path>`)}</g>
        ${marks.map((mark, at) => this.#mark(mark, at))}
        <g aria-hidden="true">${marks.filter(({ label }) => label).map(({ x, y, r, point }) => svg`<text x=${x} y=${y + r + 14} text-anchor="middle">${point.name}</text>`)}</g>
      </svg>
      <p class="muted small" aria-hidden="true">${this.told ? this.#figures(this.told) : 'Circles are as large as what was sold there.'}</p>
    `;
  }

  #words(marks) {
    const first = marks.slice(0, 3).map(({ point }) => `${point.name} ${money(point.value)}`);
    return `Map of net sales: ${first.join(', ')}. The arrow keys lead to all ${marks.length} places; the button Table shows them too.`;
  }

  #figures({ name, value }) {
    return `${name}: ${exactMoney(value)}${this.all > 0 ? `, ${percent(value / this.all)} of sales` : ''}`;
  }

  #mark({ x, y, r, point }, at) {
    const tell = () => (this.told = point);
    return svg`
      <circle cx=${x} cy=${y} r=${r} role="button" tabindex=${at === this.at ? 0 : -1}
        aria-label="${this.#figures(point)}. Filter by it"
        @click=${({ shiftKey }) => this.#click(point, at, shiftKey)}
        @focus=${tell} @pointerenter=${tell} @pointerleave=${() => (this.told = null)}></circle>
      ${at === this.at ? svg`<circle class="ring" cx=${x} cy=${y} r=${r + 4} aria-hidden="true"></circle>` : nothing}
    `;
  }

  #click(point, at, behind) {
    this.at = at;
    this.dispatchEvent(
      new CustomEvent('mark', { detail: { row: point.row, behind }, bubbles: true, composed: true }),
    );
  }

  async #keys(event) {
    const { marks } = this.map;
    const last = marks.length - 1;
    const to = { Home: 0, End: last }[event.key] ?? (event.key in NEXT ? this.at + NEXT[event.key] : null);
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      this.#click(marks[this.at].point, this.at, event.shiftKey);
    } else if (to !== null) {
      event.preventDefault();
      this.at = Math.max(0, Math.min(last, to));
      await this.updateComplete;
      this.renderRoot.querySelector('circle[tabindex="0"]').focus();
    }
  }

  static styles = [
    controls,
    css`
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      justify-items: center;
      min-width: 0;
    }
    svg {
      width: 100%;
      max-width: 860px;
      max-height: 460px;
    }
    path {
      fill: var(--surface-sunken);
      stroke: var(--surface);
      stroke-width: 1;
    }
    path.own {
      fill: var(--line);
    }
    circle {
      fill: var(--series-1);
      fill-opacity: 0.72;
      stroke: var(--surface);
      stroke-width: 1.5;
      cursor: pointer;
    }
    circle:hover,
    circle:focus-visible {
      fill-opacity: 1;
      box-shadow: none;
    }
    .ring {
      display: none;
      fill: none;
      stroke: var(--accent);
      stroke-width: 2;
      pointer-events: none;
    }
    circle:focus-visible + .ring {
      display: inline;
    }
    text {
      fill: var(--text);
      font: 500 13px var(--font);
      paint-order: stroke;
      pointer-events: none;
      stroke: var(--surface);
      stroke-width: 3;
    }
    p {
      min-height: 1.5em;
    }
  `,
  ];
}
customElements.define('place-marks', PlaceMarks);
