import { LitElement, css, html, nothing } from 'lit';
import { rejectsUrl } from '../api/rest.js';
import { plural } from '../state/format.js';
import { rulesInWords } from '../state/rules.js';
import { controls } from '../styles/controls.js';
import './fault-table.js';

/**
 * The rows of a file that were set aside: how many for what reason, the first ones, and all of them
 * to download, mend and send again.
 *
 * @typedef {object} Props
 * @prop {Server.Task} task
 * @prop {boolean} listed whether its first faults are shown elsewhere already
 *
 * @extends {LitElement<Props>}
 */
class RowsAside extends LitElement {
  static properties = { task: { attribute: false }, listed: { type: Boolean } };

  render() {
    const { task_id: id, state, rejected_rows: rejected, errors = [], rejects_by_rule: rules } = this.task;
    const first = errors.length < (rejected ?? 0) ? `; the first ${errors.length}:` : '';
    return html`
      <div class="title">
        <h4>${plural(rejected, 'row')} set aside${first}</h4>
        <a class="button" href=${rejectsUrl(id)} download>Download rejected rows</a>
      </div>
      ${rules && Object.keys(rules).length > 1 ? html`<p class="muted small">${rulesInWords(rules)}</p>` : nothing}
      ${state === 'QUERYABLE' ? html`<p class="muted small">Mend them in the download and drop that: they are added. Or mend the whole file and choose “Replace with a mended file…”: it takes the place of this one, so that no row counts twice.</p>` : nothing}
      ${this.listed ? nothing : html`<fault-table .faults=${errors}></fault-table>`}
    `;
  }

  static styles = [
    controls,
    css`
    :host {
      display: grid;
      gap: var(--space-2);
      min-width: 0;
    }
    .title {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      justify-content: space-between;
      gap: var(--space-2);
    }
    h4 {
      margin: 0;
      color: var(--caution);
      font-size: var(--size-13);
      font-weight: 600;
    }
  `,
  ];
}
customElements.define('rows-aside', RowsAside);
