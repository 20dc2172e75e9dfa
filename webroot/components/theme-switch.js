import { LitElement, css, html } from 'lit';
import { Watch } from '../state/store.js';
import { chooseTheme, theme } from '../state/theme.js';
import { controls } from '../styles/controls.js';
import { moon, screen, sun } from './icons.js';

/** @type {{name: import('../state/theme.js').Choice, label: string, icon: import('lit').TemplateResult}[]} */
const CHOICES = [
  { name: 'light', label: 'Light', icon: sun },
  { name: 'dark', label: 'Dark', icon: moon },
  { name: 'system', label: 'As the system', icon: screen },
];

/** One button that goes round: light, dark, as the system. */
class ThemeSwitch extends LitElement {
  #watch = new Watch(this, theme);

  render() {
    const at = CHOICES.findIndex(({ name }) => name === theme.value.choice);
    const now = CHOICES[at];
    const next = CHOICES[(at + 1) % CHOICES.length];
    const label = `Theme: ${now.label.toLowerCase()}. Switch to: ${next.label.toLowerCase()}.`;
    return html`
      <button class="quiet" title=${label} aria-label=${label} @click=${() => chooseTheme(next.name)}>
        ${now.icon}
      </button>
    `;
  }

  static styles = [
    controls,
    css`
    button {
      padding: 0;
    }
  `,
  ];
}
customElements.define('theme-switch', ThemeSwitch);
