import { LitElement, css, html, nothing } from 'lit';
import { changeInWords, wayOf } from '../state/change.js';
import { signedPercent } from '../state/format.js';
import { controls } from '../styles/controls.js';
import { skeleton } from '../styles/skeleton.js';
import { arrowed } from './arrowed.js';
import './spark-line.js';

const ROLL_MILLIS = 200;

const still = matchMedia('(prefers-reduced-motion: reduce)');

/** `1.2 points`, of fractions. */
const inPoints = (change) => signedPercent(change).replace(/%$/, 'points');

/**
 * One figure. When it changes while it is on show it rolls to the new value, once.
 *
 * @typedef {object} Props
 * @prop {string} label
 * @prop {number | null} value
 * @prop {(value: number | null) => string} format
 * @prop {string} note the exact figure or what it is over
 * @prop {string} why why there is no value, where there is none
 * @prop {number | null} before the same figure of the period before, to compare with
 * @prop {string} against what it is compared to, for who hears it
 * @prop {(number | null)[]} course the figure by time, drawn small
 * @prop {boolean} less where less of it is better: its size is compared
 * @prop {boolean} points where the change is told in percentage points, the figure being a fraction
 * @prop {boolean} loading
 * @prop {string} size `large` for the first figure of the page
 *
 * @extends {LitElement<Props>}
 */
class KpiTile extends LitElement {
  static properties = {
    label: {},
    value: { attribute: false },
    format: { attribute: false },
    note: {},
    why: {},
    before: { attribute: false },
    against: {},
    course: { attribute: false },
    less: { type: Boolean },
    points: { type: Boolean },
    loading: { type: Boolean },
    size: { reflect: true },
    shown: { state: true },
  };

  willUpdate(changed) {
    if (!changed.has('value') || changed.get('value') === this.value) {
      return;
    }
    const from = changed.get('value');
    if (typeof from === 'number' && typeof this.value === 'number' && !still.matches) {
      this.#roll(from, this.value);
    } else {
      this.shown = this.value;
    }
  }

  #roll(from, to) {
    const begun = performance.now();
    const step = (now) => {
      const part = Math.min(1, (now - begun) / ROLL_MILLIS);
      if (this.value === to) {
        this.shown = from + (to - from) * part;
        if (part < 1) {
          requestAnimationFrame(step);
        }
      }
    };
    this.shown = from;
    requestAnimationFrame(step);
  }

  render() {
    const missing = this.value === null || this.value === undefined;
    const text = this.format(missing ? null : this.shown);
    return html`
      <dl>
        <dt>${this.label}</dt>
        <dd class="value">
          ${
            this.loading && missing
              ? html`<span class="skeleton" aria-hidden="true">KSh 00.0 M</span>`
              : html`<data value=${this.value ?? ''}>${text}</data>`
          }
        </dd>
        <dd class="note">${this.#note(missing)}</dd>
      </dl>
      ${!this.course || (missing && !this.loading) ? nothing : html`<spark-line .values=${this.course}></spark-line>`}
    `;
  }

  /** However many digits a figure has, it is not cut: then it is written smaller. */
  updated() {
    for (const part of this.renderRoot.querySelectorAll('.value, .note')) {
      const words = part.textContent.trim().split(/[ \n]+/);
      part.style.setProperty('--characters', Math.max(...words.map(({ length }) => length), 1));
    }
  }

  #note(missing) {
    if (this.loading && missing) {
      return html`<span class="skeleton" aria-hidden="true">000,000,000</span>`;
    }
    // A figure that is written out already is not written out again.
    const note = this.note === this.format(this.value ?? null) ? '' : this.note;
    const words = missing ? this.why : note;
    return html`${words ? html`<span>${words}</span>` : nothing}${this.#change(missing)}`;
  }

  #change(missing) {
    if (missing || typeof this.before !== 'number') {
      return nothing;
    }
    const { way, text } = this.#compared(this.value ?? 0, this.before);
    const sign = { up: '▲ ', down: '▼ ', same: '= ' }[way];
    const good = this.less ? { up: 'down', down: 'up', same: 'same' }[way] : way;
    return html`<span class="change ${good}">${arrowed(sign + text)}<span class="only-read"> ${this.against}</span></span>`;
  }

  #compared(value, before) {
    if (this.points) {
      return { way: wayOf(1 + value - before, 1), text: inPoints(value - before) };
    }
    const [now, then] = this.less ? [Math.abs(value), Math.abs(before)] : [value, before];
    return { way: wayOf(now, then), text: changeInWords(now, then, this.format) };
  }

  static styles = [
    controls,
    skeleton,
    css`
    :host {
      display: block;
      container-type: inline-size;
      min-width: 0;
    }
    dt {
      color: var(--text-muted);
      font-size: var(--size-13);
    }
    .value {
      --size: var(--size-28);
      margin: 2px 0;
      /* a digit is some three fifths as wide as high */
      font-size: clamp(10px, calc(100cqi / (var(--characters, 10) * 0.6)), var(--size));
      font-weight: 600;
      letter-spacing: -0.02em;
      line-height: calc(var(--size) * 1.25);
      overflow-wrap: anywhere;
    }
    :host([size='large']) .value {
      --size: var(--size-40);
      line-height: calc(var(--size) * 1.15);
    }
    :host([size='small']) .value {
      --size: var(--size-20);
    }
    .note {
      display: flex;
      flex-wrap: wrap;
      gap: 0 var(--space-2);
      min-height: 1.5em;
      color: var(--text-muted);
      font-size: clamp(10px, calc(100cqi / (var(--characters, 10) * 0.58)), var(--size-13));
      line-height: calc(var(--size-13) * 1.5);
      overflow-wrap: anywhere;
    }
    .change {
      font-weight: 500;
      white-space: nowrap;
    }
    .up {
      color: var(--positive);
    }
    .down {
      color: var(--negative);
    }
    @media (max-width: 640px) {
      .value {
        --size: 1.375rem;
      }
    }
  `,
  ];
}
customElements.define('kpi-tile', KpiTile);
