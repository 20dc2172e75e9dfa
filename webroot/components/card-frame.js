import { LitElement, css, html, nothing } from 'lit';
import { nothingHere, wonder } from '../state/nothing-found.js';
import { controls } from '../styles/controls.js';
import { skeleton } from '../styles/skeleton.js';
import './card-menu.js';
import './problem-note.js';

const PLACE = html`<span class="skeleton" aria-hidden="true">000 of what is counted</span>`;

/**
 * The frame of a part of a page: its heading, what can be done with it, and what is said while it has
 * nothing to show.
 *
 * @typedef {object} Props
 * @prop {import('../state/query.js').Panel} panel
 * @prop {string} name what it shows, for labels
 * @prop {unknown} heading
 * @prop {string | null} unit what is counted and over which days; null while it is not known yet
 * @prop {boolean} some there is something to show
 * @prop {string} none why there is nothing, if not for the days
 * @prop {{name: string, run: () => void}[]} items what else can be done with what is shown
 * @prop {boolean} tall as high as a chart, whatever it shows
 *
 * @slot tools beside the heading
 * @slot what is shown
 * @slot none below why there is nothing: what can be done
 * @slot below it
 * @fires again
 * @extends {LitElement<Props>}
 */
class CardFrame extends LitElement {
  static properties = {
    panel: { attribute: false },
    name: {},
    heading: { attribute: false },
    unit: {},
    some: { type: Boolean },
    none: {},
    items: { attribute: false },
    tall: { type: Boolean, reflect: true },
  };

  render() {
    const { status, problem } = this.panel;
    const toCome = this.unit === null && status === 'loading';
    return html`
      <section class="card" aria-label=${this.name} aria-busy=${status === 'loading' ? 'true' : 'false'}>
        <header>
          <div>
            <h2>${this.heading ?? this.name}</h2>
            ${this.unit || toCome ? html`<p class="muted small">${toCome ? PLACE : this.unit}</p>` : nothing}
          </div>
          <div class="tools">
            <slot name="tools"></slot>
            ${this.some && this.items?.length > 0 ? html`<card-menu label=${this.name} .items=${this.items}></card-menu>` : nothing}
          </div>
        </header>
        ${status === 'failed' ? html`<problem-note .problem=${problem} again @again=${this.#again}></problem-note>` : nothing}
        ${this.some ? html`<div class="body"><slot></slot></div>` : this.#nothing(status)}
        <slot name="below"></slot>
      </section>
    `;
  }

  updated() {
    if (this.panel.status === 'ready' && !this.some && (this.none ?? undefined) === undefined) {
      wonder();
    }
  }

  #nothing(status) {
    if (status === 'loading') {
      return html`<div class="skeleton place" aria-hidden="true"></div>`;
    }
    return status === 'failed'
      ? nothing
      : html`<div class="muted none">${this.none ?? nothingHere()}<slot name="none"></slot></div>`;
  }

  #again() {
    this.dispatchEvent(new Event('again', { bubbles: true, composed: true }));
  }

  static styles = [
    controls,
    skeleton,
    css`
    :host {
      display: grid;
      min-width: 0;
    }
    section {
      display: flex;
      flex-direction: column;
      gap: var(--space-3);
      min-width: 0;
      padding: var(--space-4) var(--space-6);
    }
    header {
      display: flex;
      flex-wrap: wrap;
      align-items: flex-start;
      justify-content: space-between;
      gap: var(--space-2) var(--space-4);
    }
    header > :first-child {
      flex: 1 1 180px;
      min-width: 0;
    }
    h2 {
      font-size: var(--size-16);
      font-weight: 600;
      letter-spacing: -0.01em;
      line-height: 1.4;
      overflow-wrap: anywhere;
    }
    .tools {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      max-width: 100%;
      margin-right: calc(-1 * var(--space-3));
    }
    .body {
      display: grid;
      flex: 1;
      grid-template-columns: minmax(0, 1fr);
      min-width: 0;
    }
    .place {
      height: 240px;
    }
    :host([tall]) :is(.body, .place) {
      min-height: 320px;
    }
    .none {
      display: grid;
      flex: 1;
      place-content: center;
      min-height: 96px;
      text-align: center;
    }
    @media (max-width: 640px) {
      section {
        padding: var(--space-4);
      }
      :host([tall]) :is(.body, .place) {
        min-height: 280px;
      }
    }
  `,
  ];
}
customElements.define('card-frame', CardFrame);
