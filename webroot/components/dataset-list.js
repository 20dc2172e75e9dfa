import { LitElement, css, html, nothing } from 'lit';
import { contentInWords, datasets, loadDatasets, waitingFor } from '../state/datasets.js';
import { ago, date, dateTime, plural } from '../state/format.js';
import { demo, demoDataset, isMixed, removeDemo } from '../state/demo.js';
import { Watch } from '../state/store.js';
import { tasks } from '../state/tasks.js';
import { href } from '../state/url.js';
import { controls } from '../styles/controls.js';
import './demo-offer.js';
import './problem-note.js';

/** Every dataset: how much it has, of which days, when it last changed. */
class DatasetList extends LitElement {
  #watch = new Watch(this, datasets, demo, tasks);

  render() {
    const { list, known, problem } = datasets.value;
    // What keeps files from being listed, too, is said where they would be.
    const said = tasks.value.problem && !tasks.value.known;
    this.hidden = known ? list.length === 0 : !problem || Boolean(said);
    if (!known && problem) {
      return html`<problem-note .problem=${problem} again @again=${loadDatasets}></problem-note>`;
    }
    return html`
      <h2>Datasets</h2>
      <ul class="card">${list.map((one) => this.#row(one))}</ul>
      ${demoDataset() ? this.#demoFailed() : html`<demo-offer></demo-offer>`}
    `;
  }

  #demoFailed() {
    const { problem } = demo.value;
    return problem ? html`<problem-note .problem=${problem}></problem-note>` : nothing;
  }

  #row(dataset) {
    const { name, ingestions, min_time: first, max_time: last, changed_at: changed } = dataset;
    const there = href({ path: `/datasets/${name}`, dataset: null, start: null, end: null });
    return html`
      <li>
        <span class="name"><a href=${there} data-route>${name}</a>${dataset.demo ? this.#demo(dataset) : nothing}</span>
        <span class="figure">${this.#content(dataset)}</span>
        <span class="figure muted">${ingestions > 0 ? plural(number(ingestions), 'file') : nothing}</span>
        <span class="muted">${first ? `${date(first)} – ${date(last)}` : nothing}</span>
        <span class="muted when">
          ${changed ? html`changed <time datetime=${changed} title=${dateTime(changed)}>${ago(changed)}</time>` : nothing}
        </span>
      </li>
    `;
  }

  #demo(dataset) {
    const [what, take] = isMixed(dataset) ? ['with demo data', 'Take the demo data out'] : ['made up', 'Remove'];
    return html`
      <span class="muted">${what}</span>
      ${dataset.rows > 0 ? html`<button ?disabled=${demo.value.busy} @click=${removeDemo}>${take}</button>` : nothing}
    `;
  }

  /** What it has, and what waits to come into it. */
  #content({ name, rows, files_waiting: told = 0 }) {
    const waiting = waitingFor(name);
    const files = Math.max(told, waiting.length);
    if (files === 0) {
      return contentInWords({ name, rows });
    }
    const there = href({ path: files === 1 && waiting.length === 1 ? `/files/${waiting[0].task_id}` : `/datasets/${name}` });
    const words = `${plural(files, 'file')} ${files === 1 ? 'waits' : 'wait'} for you`;
    return html`${rows > 0 ? html`${plural(rows, 'row')}<br>` : nothing}<a class="waits" href=${there} data-route>${words}</a>`;
  }

  static styles = [
    controls,
    css`
    :host {
      display: grid;
      gap: var(--space-3);
      min-width: 0;
    }
    h2 {
      font-size: var(--size-16);
      font-weight: 600;
      letter-spacing: -0.01em;
    }
    li {
      display: grid;
      grid-template-columns: minmax(0, 3fr) minmax(0, 2fr) minmax(0, 1fr) minmax(0, 3fr) minmax(0, 3fr);
      align-items: center;
      gap: 0 var(--space-4);
      min-height: 48px;
      padding: var(--space-1) var(--space-4);
      font-size: var(--size-13);
    }
    li + li {
      border-top: 1px solid var(--line);
    }
    a {
      overflow: hidden;
      min-width: var(--target);
      min-height: var(--target);
      align-content: center;
      font-size: var(--size-14);
      font-weight: 600;
      text-overflow: ellipsis;
    }
    .name {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 0 var(--space-3);
      min-width: 0;
    }
    a.waits {
      display: inline-block;
      color: var(--caution);
      font-size: var(--size-13);
      vertical-align: middle;
      white-space: nowrap;
    }
    .when {
      text-align: right;
    }
    @media (max-width: 760px) {
      li {
        grid-template-columns: minmax(0, 1fr) auto;
        align-items: start;
        padding-bottom: var(--space-3);
      }
      li > .figure:nth-child(2) {
        padding-top: calc((var(--target) - 1lh) / 2);
      }
      .name button {
        margin-bottom: var(--space-2);
      }
      .when {
        text-align: left;
      }
      .figure {
        text-align: right;
      }
      li > :nth-child(3) {
        grid-row: 2;
        grid-column: 2;
      }
      li > :nth-child(5) {
        grid-column: 1 / -1;
      }
    }
  `,
  ];
}

/** How many files, whether they come as a count or as a list. */
const number = (ingestions) => (Array.isArray(ingestions) ? ingestions.length : ingestions);

customElements.define('dataset-list', DatasetList);
