import { LitElement, css, html, nothing } from 'lit';
import { deleteRule } from '../api/alerts.js';
import { asProblem } from '../api/http.js';
import { alerts, loadAlerts } from '../state/alerts.js';
import { ago, sentence } from '../state/format.js';
import { Watch } from '../state/store.js';
import { controls } from '../styles/controls.js';
import './problem-note.js';

/**
 * The rules, and what each found at its last look.
 *
 * @fires change `detail` is the rule to be changed
 */
class RuleList extends LitElement {
  #watch = new Watch(this, alerts);
  static properties = { sure: { state: true }, problem: { state: true } };

  render() {
    return html`
      ${this.problem ? html`<problem-note .problem=${this.problem}></problem-note>` : nothing}
      <ul>${alerts.value.rules.map((rule) => this.#rule(rule))}</ul>
    `;
  }

  #rule(rule) {
    const looked = rule.data_version !== null;
    const state = rule.firing ? 'Fires' : looked ? 'Calm' : 'Looks soon';
    return html`
      <li>
        <span class="state ${rule.firing ? 'fires' : ''}">${state}</span>
        <div>
          <p><b>${rule.name}</b> <span class="muted">in ${rule.dataset}</span></p>
          <p>${looked ? sentence(rule.sentence) : 'It looks as soon as Druid answers.'}</p>
          ${looked ? html`<p class="muted small">Looked ${ago(rule.evaluated_at)}${rule.webhook ? ` · tells ${new URL(rule.webhook).host}` : nothing}</p>` : nothing}
        </div>
        <div class="actions">${this.sure === rule.id ? this.#certain(rule) : this.#actions(rule)}</div>
      </li>
    `;
  }

  #actions(rule) {
    return html`
      <button class="quiet" aria-label="Change: ${rule.name}" @click=${() => this.#change(rule)}>Change</button>
      <button class="quiet" aria-label="Delete: ${rule.name}" @click=${() => (this.sure = rule.id)}>Delete</button>
    `;
  }

  #certain(rule) {
    return html`
      <button aria-label="Delete ${rule.name} now" @click=${() => this.#delete(rule.id)}>Delete it</button>
      <button class="quiet" @click=${() => (this.sure = null)}>Keep it</button>
    `;
  }

  #change(rule) {
    this.dispatchEvent(new CustomEvent('change', { detail: rule }));
  }

  async #delete(id) {
    this.problem = null;
    try {
      await deleteRule(id);
      await loadAlerts();
    } catch (failure) {
      this.problem = asProblem(failure);
    } finally {
      this.sure = null;
    }
  }

  static styles = [
    controls,
    css`
    :host {
      display: grid;
      gap: var(--space-3);
    }
    li {
      display: grid;
      grid-template-columns: 84px minmax(0, 1fr) auto;
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
    .state {
      color: var(--text-muted);
      font-weight: 600;
    }
    .fires {
      color: var(--negative);
    }
    .actions {
      display: flex;
      gap: var(--space-1);
    }
    @media (max-width: 640px) {
      li {
        grid-template-columns: minmax(0, 1fr);
        gap: var(--space-1);
      }
      .actions {
        margin-left: calc(-1 * var(--space-3));
      }
    }
  `,
  ];
}
customElements.define('rule-list', RuleList);
