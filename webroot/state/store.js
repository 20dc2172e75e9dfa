/**
 * A value that others watch. Changes made in one turn are told once, in a microtask.
 *
 * @template T
 */
export class Store {
  #value;
  #watchers = new Set();
  #told = true;

  /** @param {T} value */
  constructor(value) {
    this.#value = value;
  }

  /** @returns {T} */
  get value() {
    return this.#value;
  }

  /** @param {Partial<T>} patch */
  set(patch) {
    this.#value = { ...this.#value, ...patch };
    if (this.#told) {
      this.#told = false;
      queueMicrotask(() => {
        this.#told = true;
        this.#watchers.forEach((watcher) => watcher(this.#value));
      });
    }
  }

  /** @param {(value: T) => void} watcher @returns {() => void} stops watching */
  watch(watcher) {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }
}

/** Redraws a Lit element whenever one of these stores changes, while it is on the page. */
export class Watch {
  #host;
  #stores;
  #stop = [];

  constructor(host, ...stores) {
    this.#host = host;
    this.#stores = stores;
    host.addController(this);
  }

  hostConnected() {
    this.#stop = this.#stores.map((store) => store.watch(() => this.#host.requestUpdate()));
    this.#host.requestUpdate();
  }

  hostDisconnected() {
    this.#stop.forEach((stop) => stop());
  }
}
