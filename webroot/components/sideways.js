import { css } from 'lit';

/**
 * Shows that a part scrolls sideways: while something of it is beyond its right edge, it has the
 * attribute `data-more`.
 */
export class Sideways {
  #host;
  #selector;
  /** @type {Element | null} */
  #part = null;
  #sizes = new ResizeObserver(() => this.#look());

  /** @param {import('lit').LitElement} host @param {string} selector of the part in it */
  constructor(host, selector = '.scroll') {
    this.#host = host;
    this.#selector = selector;
    host.addController(this);
  }

  hostUpdated() {
    const part = this.#host.renderRoot.querySelector(this.#selector);
    if (part !== this.#part) {
      this.#leave();
      this.#part = part;
      part?.addEventListener('scroll', this.#look, { passive: true });
    }
    if (part) {
      this.#sizes.disconnect();
      this.#sizes.observe(part);
      if (part.firstElementChild) this.#sizes.observe(part.firstElementChild);
    }
  }

  hostDisconnected() {
    this.#leave();
  }

  #leave() {
    this.#sizes.disconnect();
    this.#part?.removeEventListener('scroll', this.#look);
    this.#part = null;
  }

  #look = () => {
    const part = this.#part;
    part?.toggleAttribute('data-more', part.scrollLeft + part.clientWidth < part.scrollWidth - 1);
  };
}

/** A shade at the right edge; `.edge` is around the part that scrolls. */
export const edge = css`
  .edge {
    position: relative;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    min-width: 0;
  }
  .edge:has(> [data-more])::after {
    content: '';
    position: absolute;
    z-index: 4;
    inset: 0 0 0 auto;
    width: 24px;
    background: linear-gradient(to left, color-mix(in oklab, var(--text) 11%, transparent), transparent);
    pointer-events: none;
  }
`;
