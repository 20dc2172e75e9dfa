import { LitElement, css, html, nothing } from 'lit';
import { acknowledge } from '../api/alerts.js';
import { asProblem } from '../api/http.js';
import { alerts, loadAlerts, moreAlerts } from '../state/alerts.js';
import { ago, dateTime, plural, sentence } from '../state/format.js';
import { Watch } from '../state/store.js';
import { controls } from '../styles/controls.js';
import { tick, warning } from './icons.js';
import './problem-note.js';

/** What rules have found, the newest first; each can be acknowledged. */
class AlertList extends LitElement {
  #watch = new Watch(this, alerts);
  static properties = { problem: { state: true } };

  render() {
    const { alerts: list, total } = alerts.value;
    return html`
      ${this.problem ? html`<problem-note .problem=${this.problem}></problem-note>` : nothing}
      ${list.length === 0 ? html`<p class="muted small">No rule has fired so far.</p>` : html`<ul>${list.map((it) => this.#alert(it))}</ul>`}
      ${total > list.length ? html`<button class="quiet" @click=${moreAlerts}>Show earlier ones</button>` : nothing}
    `;
  }

  #alert(it) {
    const fires = !it.resolved_at;
    return html`
      <li class=${fires ? 'fires' : ''}>
        ${fires ? warning : tick}
        <div>
          <p><b>${it.name}</b> <span class="muted">in ${it.dataset}</span></p>
          <p>${sentence(it.sentence)}</p>
          <p class="muted small">
            Began <time datetime=${it.fired_at} title=${dateTime(it.fired_at)}>${ago(it.fired_at)}</time>${fires ? ', and still fires' : html`, over since <time datetime=${it.resolved_at} title=${dateTime(it.resolved_at)}>${ago(it.resolved_at)}</time>`}${this.#told(it.delivery)}${it.acknowledged_at ? ` · acknowledged ${ago(it.acknowledged_at)}` : nothing}
          </p>
        </div>
        ${it.acknowledged_at ? nothing : html`<button aria-label="Acknowledge: ${it.name}" @click=${() => this.#know(it.id)}>Acknowledge</button>`}
      </li>
    `;
  }

  #told(delivery) {
    if (!delivery) return nothing;
    if (delivery.delivered_at) return ' · webhook told';
    const tries = plural(delivery.attempts, 'try', 'tries');
    const fault = delivery.failure ? ` (${delivery.failure})` : '';
    return delivery.ended
      ? html` · <span class="late">webhook not reached, given up after ${tries}${fault}</span>`
      : html` · webhook not reached yet${delivery.attempts > 0 ? ` after ${tries}${fault}` : ''}`;
  }

  async #know(id) {
    this.problem = null;
    try {
      await acknowledge(id);
      await loadAlerts();
    } catch (failure) {
      this.problem = asProblem(failure);
    }
  }

  static styles = [
    controls,
    css`
    :host {
      display: grid;
      gap: var(--space-3);
      justify-items: start;
    }
    ul {
      width: 100%;
    }
    li {
      display: grid;
      grid-template-columns: auto minmax(0, 1fr) auto;
      gap: var(--space-3);
      align-items: start;
      padding: var(--space-3) 0;
      border-top: 1px solid var(--line);
      font-size: var(--size-13);
      overflow-wrap: anywhere;
    }
    li:first-child {
      border-top: 0;
    }
    svg {
      color: var(--text-muted);
    }
    .fires svg,
    .late {
      color: var(--negative);
    }
    @media (max-width: 640px) {
      li {
        grid-template-columns: auto minmax(0, 1fr);
      }
      li button {
        grid-column: 2;
        justify-self: start;
      }
    }
  `,
  ];
}
customElements.define('alert-list', AlertList);
