import { LitElement, css, html } from 'lit';
import { datasets } from '../state/datasets.js';
import { isLookedFor } from '../state/found-files.js';
import { Watch } from '../state/store.js';
import { tasks } from '../state/tasks.js';
import { uploads } from '../state/uploads.js';
import { place } from '../state/url.js';
import { controls } from '../styles/controls.js';
import '../components/dataset-list.js';
import '../components/demo-offer.js';
import '../components/drop-zone.js';
import '../components/file-list.js';
import '../components/file-search.js';
import '../components/found-files.js';

/** Files: sending them, and what became of each. */
class DataPage extends LitElement {
  #watch = new Watch(this, datasets, tasks, uploads, place);

  render() {
    const some = tasks.value.total > 0 || uploads.value.list.length > 0;
    const list = some || !tasks.value.known;
    return html`
      <h1>Data</h1>
      <drop-zone size=${list ? 'strip' : 'page'}></drop-zone>
      ${datasets.value.known && datasets.value.list.length === 0 ? html`<demo-offer></demo-offer>` : ''}
      <dataset-list></dataset-list>
      ${list ? html`<h2>Files</h2>${this.#files(some)}` : ''}
    `;
  }

  #files(some) {
    return html`
      ${some ? html`<file-search></file-search>` : ''}
      ${some && isLookedFor() ? html`<found-files></found-files>` : html`<file-list></file-list>`}
    `;
  }

  static styles = [
    controls,
    css`
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--space-4);
    }
    h1 {
      font-size: var(--size-20);
      font-weight: 600;
      letter-spacing: -0.015em;
    }
    h2 {
      margin-top: var(--space-2);
      font-size: var(--size-16);
      font-weight: 600;
    }
  `,
  ];
}
customElements.define('data-page', DataPage);
