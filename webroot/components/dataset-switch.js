import { LitElement, css, html } from 'lit';
import { live } from 'lit/directives/live.js';
import { chosen, datasets } from '../state/datasets.js';
import { Watch } from '../state/store.js';
import { go, place } from '../state/url.js';
import { controls } from '../styles/controls.js';

/** The dataset on show; a choice where there are several. */
class DatasetSwitch extends LitElement {
  #watch = new Watch(this, datasets, place);

  render() {
    const now = chosen()?.name;
    const names = datasets.value.list.map(({ name }) => name);
    if (names.length < 2) {
      return html`<span>${now}</span>`;
    }
    return html`
      <select aria-label="Dataset" @change=${(event) => go({ dataset: event.target.value })}>
        ${names.map((name) => html`<option value=${name} .selected=${live(name === now)}>${name}</option>`)}
      </select>
    `;
  }

  static styles = [
    controls,
    css`
    select {
      max-width: 240px;
      font-weight: 500;
    }
    @media (max-width: 640px) {
      select {
        max-width: 100%;
        font-size: var(--size-16);
      }
    }
  `,
  ];
}
customElements.define('dataset-switch', DatasetSwitch);
