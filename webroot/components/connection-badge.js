import { LitElement, css, html } from 'lit';
import { clock } from '../state/format.js';
import { Watch } from '../state/store.js';
import { tasks } from '../state/tasks.js';
import { controls } from '../styles/controls.js';

/** Whether what is shown is followed live; since when it is not. */
class ConnectionBadge extends LitElement {
  #watch = new Watch(this, tasks);

  render() {
    const { connection, offlineSince } = tasks.value;
    const words = {
      connecting: 'Connecting',
      live: 'Live',
      offline: `Offline since ${clock(offlineSince)}`,
    }[connection];
    const why = {
      connecting: 'Connecting to the server',
      live: 'Changes are shown as they happen',
      offline:
        'The server does not answer; what you see is as it was then. Trying again by itself.',
    }[connection];
    return html`<span class=${connection} title=${why} role="status"><i></i><b>${words}</b></span>`;
  }

  static styles = [
    controls,
    css`
    span {
      display: inline-flex;
      align-items: center;
      gap: var(--space-2);
      color: var(--text-muted);
      font-size: var(--size-13);
      white-space: nowrap;
    }
    b {
      font-weight: 400;
    }
    i {
      width: 8px;
      height: 8px;
      border: 2px solid var(--line-strong);
      border-radius: 50%;
    }
    .live i {
      border-color: var(--positive);
      background: var(--positive);
    }
    .offline {
      padding: 2px var(--space-2);
      border-radius: var(--radius-small);
      background: var(--caution-soft);
      color: var(--caution);
    }
    .offline i {
      border-color: var(--caution);
    }
  `,
  ];
}
customElements.define('connection-badge', ConnectionBadge);
