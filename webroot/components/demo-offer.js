import { LitElement, css, html, nothing } from 'lit';
import { demo, showDemo } from '../state/demo.js';
import { Watch } from '../state/store.js';
import { controls } from '../styles/controls.js';
import './problem-note.js';

/** Something to look at before there is a file of one's own. */
class DemoOffer extends LitElement {
  #watch = new Watch(this, demo);

  render() {
    const { busy, problem } = demo.value;
    return html`
      <p class="muted small">No file at hand? Look around in two years of made-up sales of a chain of shops.</p>
      <button ?disabled=${busy} @click=${showDemo}>${busy ? 'Loading the demo data' : 'Load the demo data'}</button>
      ${problem ? html`<problem-note .problem=${problem}></problem-note>` : nothing}
    `;
  }

  static styles = [
    controls,
    css`
    :host {
      display: grid;
      justify-items: center;
      gap: var(--space-2);
      text-align: center;
    }
  `,
  ];
}
customElements.define('demo-offer', DemoOffer);
