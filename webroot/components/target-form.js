import { LitElement, css, html, nothing } from 'lit';
import { asRead, numberOf } from '../state/numbers.js';
import { agree } from '../state/preferences.js';
import { controls } from '../styles/controls.js';
import './problem-note.js';

const EXAMPLE = 5_000_000;

/**
 * What is to be sold in a month, as the readers of the dataset write numbers.
 *
 * @typedef {object} Props
 * @prop {number | null} target as it was agreed on
 *
 * @fires left it is agreed on, or nothing is to be
 * @extends {LitElement<Props>}
 */
class TargetForm extends LitElement {
  static properties = {
    target: { attribute: false },
    fault: { state: true },
    problem: { state: true },
    saving: { state: true },
  };

  /** Who opened it to change the target goes on there. */
  firstUpdated() {
    if (this.target !== null) {
      this.renderRoot.querySelector('#target').focus();
    }
  }

  render() {
    const { target, fault } = this;
    return html`
      <form @submit=${this.#save} novalidate>
        <label for="target">Net sales in a month</label>
        <div class="field">
          <input id="target" inputmode="decimal" autocomplete="off" maxlength="40" placeholder=${asRead(EXAMPLE)}
            .value=${target === null ? '' : asRead(target)} @input=${() => (this.fault = null)}
            aria-invalid=${fault ? 'true' : 'false'} aria-describedby=${fault ? 'fault' : nothing}>
          <button class="primary" ?disabled=${this.saving}>Save</button>
          ${target === null ? nothing : html`
            <button type="button" @click=${this.#leave}>Cancel</button>
            <button type="button" class="quiet" @click=${() => this.#agree(null)}>No target</button>`}
        </div>
        ${fault ? html`<p class="fault small" id="fault" role="alert">${fault}</p>` : nothing}
        <p class="muted small">Everybody who looks at this dataset sees it.</p>
      </form>
      ${this.problem ? html`<problem-note .problem=${this.problem}></problem-note>` : nothing}
    `;
  }

  #save(event) {
    event.preventDefault();
    const field = this.renderRoot.querySelector('#target');
    const target = numberOf(field.value);
    if (target === null || target <= 0) {
      this.fault = `Write a number above 0, such as ${asRead(EXAMPLE)}.`;
      field.focus();
    } else {
      this.#agree(target);
    }
  }

  async #agree(target) {
    this.fault = null;
    this.saving = true;
    this.problem = await agree({ monthly_target: target });
    this.saving = false;
    if (!this.problem) {
      this.#leave();
    }
  }

  #leave() {
    this.dispatchEvent(new Event('left'));
  }

  static styles = [
    controls,
    css`
    :host {
      display: block;
    }
    form {
      display: grid;
      gap: var(--space-2);
    }
    label {
      font-size: var(--size-13);
    }
    .field {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-2);
    }
    .fault {
      color: var(--negative);
    }
    input {
      width: 176px;
    }
    @media (max-width: 640px) {
      input {
        font-size: var(--size-16);
      }
    }
  `,
  ];
}
customElements.define('target-form', TargetForm);
