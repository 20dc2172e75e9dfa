import { LitElement, css, html, nothing } from 'lit';
import { chosen, datasets } from '../state/datasets.js';
import { demo, isMixed, removeDemo } from '../state/demo.js';
import { extent } from '../state/filters.js';
import { ago, clock, date, dateTime, plural } from '../state/format.js';
import { live } from '../state/live.js';
import { forEverybody } from '../state/problem-words.js';
import { Watch } from '../state/store.js';
import { tasks } from '../state/tasks.js';
import { controls } from '../styles/controls.js';
import { skeleton } from '../styles/skeleton.js';
import './dataset-switch.js';
import './saved-views.js';

const TICK = 30_000;

/**
 * What a page of figures is called, over which data, and how fresh they are.
 *
 * @typedef {object} Props
 * @prop {string} name
 *
 * @extends {LitElement<Props>}
 */
class PageHead extends LitElement {
  #watch = new Watch(this, datasets, demo, live, tasks);
  #timer = 0;
  static properties = { name: {} };

  connectedCallback() {
    super.connectedCallback();
    this.#timer = setInterval(() => this.requestUpdate(), TICK);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.#timer);
  }

  render() {
    const dataset = chosen();
    return html`
      <div class="words">
        <h1>${this.name} <dataset-switch></dataset-switch></h1>
        <p class="muted small">${dataset ? this.#about(dataset) : html`<span class="skeleton" aria-hidden="true">000,000 rows · 00 Mmm 0000 – 00 Mmm 0000</span>`}</p>
      </div>
      ${dataset ? html`<saved-views></saved-views>` : nothing}
    `;
  }

  #about(dataset) {
    const { name, rows, changed_at: at } = dataset;
    const days = extent();
    const { updated, updatedAt, staleSince } = live.value;
    const when = html`updated <time datetime=${at} title=${dateTime(at)}>${ago(at)}</time>`;
    const from = updated && updated.dataset === name && html`<span class="fresh">${updated.words}</span>`;
    const stale = (tasks.value.connection === 'offline' || staleSince) && updatedAt;
    return html`
      ${dataset.demo ? this.#madeUp(dataset) : nothing}
      ${plural(rows, 'row')} ${days ? `· ${date(days.earliest)} – ${date(days.latest)}` : ''} · ${from || when}
      ${stale ? html`<span class="stale">not live, as of ${clock(updatedAt)}</span>` : nothing}
    `;
  }

  #madeUp(dataset) {
    if (!isMixed(dataset)) {
      return html`<span class="stale">Demo data, made up</span>`;
    }
    const { busy, problem } = demo.value;
    return html`
      <span class="stale">Made-up demo data is among your own</span>
      <button ?disabled=${busy} @click=${removeDemo}>Take it out</button>
      ${problem ? html`<span class="stale" role="alert">${forEverybody(problem).detail || problem.title}</span>` : nothing}
    `;
  }

  static styles = [
    controls,
    skeleton,
    css`
    :host {
      display: flex;
      flex-wrap: wrap;
      align-items: flex-start;
      justify-content: space-between;
      gap: var(--space-2) var(--space-4);
    }
    .words {
      display: grid;
      gap: var(--space-1);
      min-width: 0;
    }
    h1 {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--space-2) var(--space-3);
      font-size: var(--size-20);
      font-weight: 600;
      letter-spacing: -0.015em;
    }
    dataset-switch {
      color: var(--text-muted);
      font-weight: 400;
    }
    .fresh,
    .stale {
      padding: 1px var(--space-2);
      border-radius: 6px;
      font-weight: 500;
    }
    .fresh {
      background: var(--positive-soft);
      color: var(--positive);
    }
    .stale {
      background: var(--caution-soft);
      color: var(--caution);
    }
  `,
  ];
}
customElements.define('page-head', PageHead);
