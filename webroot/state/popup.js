/**
 * What a component opens beside its button (`.opener`): a click elsewhere, Escape or the button closes
 * it, and the focus goes into it and back.
 */
export class Popup {
  #host;
  #first;
  open = false;

  /**
   * @param {import('lit').LitElement} host
   * @param {string} first what in it has the focus at first
   */
  constructor(host, first) {
    this.#host = host;
    this.#first = first;
    host.addController(this);
  }

  hostConnected() {
    addEventListener('pointerdown', this.#outside);
  }

  hostDisconnected() {
    removeEventListener('pointerdown', this.#outside);
  }

  toggle = async () => {
    this.#set(!this.open);
    if (this.open) {
      await this.#host.updateComplete;
      this.#host.renderRoot.querySelector(this.#first)?.focus();
    }
  };

  /** Closes it, and what opened it has the focus again. */
  close = () => {
    this.#set(false);
    this.#host.renderRoot.querySelector('.opener').focus();
  };

  /** Closes it for something else that is shown, such as another page. */
  leave = () => this.#set(false);

  keys = (event) => {
    if (event.key === 'Escape') {
      event.stopPropagation();
      event.preventDefault();
      this.close();
    }
  };

  #set(open) {
    this.open = open;
    this.#host.requestUpdate();
  }

  #outside = (event) => {
    if (this.open && !event.composedPath().includes(this.#host)) {
      this.leave();
    }
  };
}
