import { LitElement, css, html, nothing } from 'lit';
import { bytes } from '../state/format.js';
import { fetchAgain, fetching, stopFetching } from '../state/fetching.js';
import { Watch } from '../state/store.js';
import { controls } from '../styles/controls.js';
import './problem-note.js';

/** How much has come of the file that is fetched, or why it did not come. */
class FileFetch extends LitElement {
  #watch = new Watch(this, fetching);

  disconnectedCallback() {
    super.disconnectedCallback();
    stopFetching();
  }

  render() {
    const { name, bytes: come, problem } = fetching.value;
    this.hidden = name === null && problem === null;
    if (problem) {
      return html`<problem-note .problem=${problem} again @again=${fetchAgain}></problem-note>`;
    }
    return name === null
      ? nothing
      : html`<p class="small">${name}: ${come > 0 ? `${bytes(come)} received` : 'being written'} <button class="quiet" aria-label="Stop: ${name}" @click=${stopFetching}>Stop</button></p>`;
  }

  static styles = [
    controls,
    css`
    :host {
      display: block;
      min-width: 0;
    }
    p {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--space-2);
      overflow-wrap: anywhere;
    }
  `,
  ];
}
customElements.define('file-fetch', FileFetch);
