import { LitElement, css, html, nothing } from 'lit';
import { nameOf, placeOf } from '../state/replacing.js';
import { Watch } from '../state/store.js';
import { tasks } from '../state/tasks.js';
import { href } from '../state/url.js';
import { controls } from '../styles/controls.js';

/**
 * Whose place a file takes, in a few words.
 *
 * @typedef {object} Props
 * @prop {import('../state/uploads.js').Upload | null} upload
 * @prop {Server.Task | null} task
 *
 * @extends {LitElement<Props>}
 */
class FilePlace extends LitElement {
  #watch = new Watch(this, tasks);
  static properties = { upload: { attribute: false }, task: { attribute: false } };

  render() {
    const place = placeOf(this.upload, this.task);
    if (!place) {
      return nothing;
    }
    const { words, old } = place;
    return html`<span> · ${words}${old ? html` <a class="reach" href=${href({ path: `/files/${old}` })} data-route>${nameOf(old)}</a>` : nothing}</span>`;
  }

  static styles = [
    controls,
    css`
    a {
      color: inherit;
    }
  `,
  ];
}
customElements.define('file-place', FilePlace);
