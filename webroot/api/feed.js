const FIRST_DELAY = 500;
const LONGEST_DELAY = 15_000;

/**
 * Follows /ws/tasks: everything as it is at once, then every change. After a cut it connects again,
 * waiting a little longer each time, and asks for what it missed.
 */
export class Feed {
  /** @type {WebSocket | null} */
  #socket = null;
  #delay = FIRST_DELAY;
  #timer = 0;
  #version = 0;
  #heardAt = 0;
  #onMessage;
  #onConnection;

  /**
   * @param {(message: object) => void} onMessage
   * @param {(connected: boolean) => void} onConnection
   */
  constructor(onMessage, onConnection) {
    this.#onMessage = onMessage;
    this.#onConnection = onConnection;
    addEventListener('online', () => this.#again(0));
    document.addEventListener('visibilitychange', () => {
      if (!document.hidden && !this.#socket) {
        this.#again(0);
      }
    });
  }

  /** Remembers the newest version seen, from which to catch up. */
  saw(version) {
    this.#version = Math.max(this.#version, version ?? 0);
  }

  /** Milliseconds since the connection last told something; 0 without one. */
  get silentFor() {
    return this.#socket ? performance.now() - this.#heardAt : 0;
  }

  /** Connects anew instead of a connection that is dead and does not know it. */
  renew() {
    const socket = this.#socket;
    if (socket) {
      socket.onclose = null;
      socket.onmessage = null;
      socket.close();
      this.open();
    }
  }

  open() {
    const scheme = location.protocol === 'https:' ? 'wss:' : 'ws:';
    const since = this.#version > 0 ? `?since=${this.#version}` : '';
    const socket = new WebSocket(`${scheme}//${location.host}/ws/tasks${since}`);
    this.#socket = socket;
    this.#heardAt = performance.now();
    socket.onopen = () => {
      this.#delay = FIRST_DELAY;
      this.#onConnection(true);
    };
    socket.onmessage = (event) => {
      this.#heardAt = performance.now();
      this.#onMessage(JSON.parse(event.data));
    };
    socket.onclose = () => {
      this.#socket = null;
      this.#onConnection(false);
      this.#again(this.#delay * (0.75 + Math.random() / 2));
      this.#delay = Math.min(this.#delay * 2, LONGEST_DELAY);
    };
  }

  #again(delay) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#socket ?? this.open(), delay);
  }
}
