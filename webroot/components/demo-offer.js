import { LitElement, css, html, nothing } from 'lit';
import { loadDemoData } from '../api/rest.js';
import { asProblem } from '../api/http.js';
import { learn } from '../state/tasks.js';
import { go } from '../state/url.js';
import { controls } from '../styles/controls.js';
import './problem-note.js';

/** Something to look at before there is a file of one's own. */
class DemoOffer extends LitElement {
  static properties = { loading: { state: true }, problem: { state: true } };

  render() {
    return html`
      <p class="muted small">No file at hand? Look around in two years of made-up sales of a chain of shops.</p>
      <button ?disabled=${this.loading} @click=${this.#load}>${this.loading ? 'Loading the demo data' : 'Load the demo data'}</button>
      ${this.problem ? html`<problem-note .problem=${this.problem}></problem-note>` : nothing}
    `;
  }

  /** Its card tells the rest, as of any file. */
  async #load() {
    this.loading = true;
    this.problem = null;
    try {
      const task = await loadDemoData();
      learn(task);
      go({ path: '/overview', dataset: task.datasource_name, period: 'last-12-months' });
    } catch (failure) {
      this.problem = asProblem(failure);
    }
    this.loading = false;
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
