import { LitElement, css, html } from 'lit';
import { live as same } from 'lit/directives/live.js';
import { allKeys, singleKeys, switchSingleKeys } from '../state/keys.js';
import { Watch } from '../state/store.js';
import { controls } from '../styles/controls.js';
import './modal-sheet.js';

/**
 * The keys, and a switch for those that are single.
 *
 * @typedef {object} Props
 * @prop {boolean} open
 *
 * @fires close
 * @extends {LitElement<Props>}
 */
class KeyHelp extends LitElement {
  #watch = new Watch(this, singleKeys);
  static properties = { open: { type: Boolean } };

  render() {
    const { on } = singleKeys.value;
    return html`
      <modal-sheet label="Keys" ?open=${this.open} @close=${() => this.dispatchEvent(new Event('close'))}>
        <dl>
          ${allKeys().map(({ keys, does, single }) => html`
            <div class=${single && !on ? 'off' : ''}><dt>${keys.split(' ').map((key) => html`<kbd>${key}</kbd>`)}</dt><dd>${does}${single && !on ? ' (switched off)' : ''}</dd></div>
          `)}
        </dl>
        <label><input type="checkbox" .checked=${same(on)} @change=${(event) => switchSingleKeys(event.target.checked)}>Single keys do something</label>
      </modal-sheet>
    `;
  }

  static styles = [
    controls,
    css`
    dl {
      display: grid;
      gap: var(--space-2);
      padding: var(--space-4);
    }
    dl div {
      display: flex;
      align-items: baseline;
      gap: var(--space-4);
    }
    .off {
      color: var(--text-muted);
    }
    dt {
      flex: none;
      width: 96px;
    }
    kbd {
      margin-right: var(--space-1);
      padding: 2px 6px;
      border: 1px solid var(--line-strong);
      border-radius: 6px;
      font: 500 var(--size-12) var(--font);
    }
    label {
      display: flex;
      align-items: center;
      gap: var(--space-2);
      min-height: var(--target);
      padding: 0 var(--space-4) var(--space-4);
      font-size: var(--size-13);
    }
    input {
      width: 16px;
      min-height: 16px;
      accent-color: var(--accent);
    }
  `,
  ];
}
customElements.define('key-help', KeyHelp);
