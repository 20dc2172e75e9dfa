import { LitElement, css, html, nothing } from 'lit';
import { controls } from '../styles/controls.js';
import { cross, tick } from './icons.js';

const SAID = {
  done: 'done',
  now: 'under way',
  held: 'held',
  todo: 'to come',
  failed: 'ended here',
  stopped: 'ended here',
};

const MARKS = { done: tick, failed: cross, stopped: cross };

/**
 * The steps of a file's way, each with what it is doing and how long it took.
 *
 * @typedef {object} Props
 * @prop {import('../state/steps.js').Step[]} steps
 *
 * @extends {LitElement<Props>}
 */
class StageTrack extends LitElement {
  static properties = { steps: { attribute: false } };

  render() {
    return html`
      <ol>
        ${this.steps.map(
          ({ name, status, detail, time }) => html`
          <li class=${status} aria-current=${status === 'now' ? 'step' : nothing}>
            <span class="dot">${MARKS[status] ?? nothing}</span>
            <span class="name">${name}<span class="only-read">: ${SAID[status]}</span></span>
            <span class="detail">${detail}${detail && time ? ' · ' : ''}<span class="time">${time}</span></span>
          </li>
        `,
        )}
      </ol>
    `;
  }

  static styles = [
    controls,
    css`
    ol {
      display: grid;
      grid-template-columns: repeat(5, 1fr);
      gap: var(--space-4);
    }
    li {
      position: relative;
      display: grid;
      align-content: start;
      min-width: 0;
      padding-top: 28px;
      color: var(--text-muted);
      font-size: var(--size-13);
    }
    li::before {
      position: absolute;
      top: 9px;
      right: calc(-1 * var(--space-4) + 4px);
      left: 24px;
      height: 2px;
      border-radius: 1px;
      background: var(--line);
      content: '';
    }
    li:last-child::before {
      display: none;
    }
    li.done::before {
      background: var(--positive);
    }
    .dot {
      position: absolute;
      top: 0;
      left: 0;
      display: grid;
      place-items: center;
      width: 20px;
      height: 20px;
      border: 2px solid var(--line-strong);
      border-radius: 50%;
    }
    .dot svg {
      width: 14px;
      height: 14px;
      stroke-width: 2.4;
    }
    .done .dot {
      border-color: var(--positive);
      background: var(--positive);
      color: var(--surface);
    }
    .failed .dot {
      border-color: var(--negative);
      background: var(--negative);
      color: var(--surface);
    }
    .stopped .dot {
      border-color: var(--text-muted);
      background: var(--text-muted);
      color: var(--surface);
    }
    .held .dot {
      border-color: var(--accent);
      box-shadow: inset 0 0 0 3px var(--surface);
      background: var(--accent);
    }
    .now .dot {
      border-color: var(--accent);
      box-shadow: inset 0 0 0 3px var(--surface);
      background: var(--accent);
      animation: pulse 1.4s ease-in-out infinite;
    }
    @keyframes pulse {
      50% {
        opacity: 0.45;
      }
    }
    .name {
      font-weight: 500;
    }
    .now .name,
    .held .name,
    .stopped .name,
    .done .name {
      color: var(--text);
    }
    .failed .name {
      color: var(--negative);
    }
    .detail {
      min-height: 1.5em;
      overflow-wrap: anywhere;
    }
    .time {
      white-space: nowrap;
    }
    @media (max-width: 760px) {
      ol {
        grid-template-columns: 1fr;
        gap: 0;
      }
      li {
        padding: 0 0 var(--space-3) 32px;
      }
      li::before {
        top: 24px;
        bottom: 4px;
        left: 9px;
        width: 2px;
        height: auto;
      }
      .detail {
        min-height: 0;
      }
    }
  `,
  ];
}
customElements.define('stage-track', StageTrack);
