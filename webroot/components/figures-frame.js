import { LitElement, css, html, nothing } from 'lit';
import { chosen, datasets, loadDatasets } from '../state/datasets.js';
import { demoDataset } from '../state/demo.js';
import { daysAreReversed, filters } from '../state/filters.js';
import { clock, date } from '../state/format.js';
import { askAgain, live } from '../state/live.js';
import { leftOut, misread } from '../state/misread.js';
import { causeNow, nothingFound } from '../state/nothing-found.js';
import { part } from '../state/parts.js';
import { behind } from '../state/rows.js';
import { Watch } from '../state/store.js';
import { ended, newestFirst, tasks } from '../state/tasks.js';
import { uploads } from '../state/uploads.js';
import { go, href, place } from '../state/url.js';
import { controls } from '../styles/controls.js';
import './demo-offer.js';
import './drop-zone.js';
import './file-list.js';
import './filter-bar.js';
import './page-head.js';
import './problem-note.js';

const demoTour = part(() => import('./demo-tour.js'));
const nothingFoundNote = part(() => import('./nothing-found.js'));
const rowsSheet = part(() => import('./rows-sheet.js'));

/** Of what is said back of an address. */
const LONGEST = 60;

/**
 * What is the same around every page of figures: its head and filters, and what is said while there
 * are none.
 *
 * @typedef {object} Props
 * @prop {string} name
 * @prop {import('lit').TemplateResult} body the page itself
 * @prop {boolean} asks the page has something to choose even where there is nothing to see
 *
 * @extends {LitElement<Props>}
 */
class FiguresFrame extends LitElement {
  #watch = new Watch(this, datasets, live, place, tasks, uploads, misread, nothingFound, behind);
  #rowsWereShown = false;
  static properties = { name: {}, body: { attribute: false }, asks: { type: Boolean } };

  /** A link is to show the same later, when another dataset has changed last. */
  willUpdate() {
    const dataset = chosen();
    if (dataset && dataset.rows > 0 && !place.value.dataset) {
      go({ dataset: dataset.name }, { replace: true });
    }
    if (behind.value.title !== null && !this.#rowsWereShown) {
      this.#rowsWereShown = true;
      rowsSheet();
    }
  }

  render() {
    const { known, problem } = datasets.value;
    if ((chosen()?.rows ?? 0) > 0 || (!known && !problem)) {
      return this.#full();
    }
    return known
      ? this.#empty()
      : html`<h1>${this.name}</h1>${this.#problem(problem, loadDatasets)}`;
  }

  #full() {
    const { comes, problem, some } = live.value;
    const reversed = daysAreReversed();
    const nothingToShow = problem && !some;
    const empty = !reversed && !nothingToShow && causeNow() !== null;
    if (empty) {
      nothingFoundNote();
    }
    const { known, problem: untold } = tasks.value;
    const demo = chosen()?.demo;
    // before it is known which dataset that is, files of others are not told of either
    const looked = chosen()?.name ?? place.value.dataset;
    if (demo) {
      demoTour();
    }
    return html`
      <page-head .name=${this.name}></page-head>
      <filter-bar></filter-bar>
      ${this.#leftOut()}
      ${demo ? html`<demo-tour></demo-tour>` : nothing}
      ${looked ? html`<file-list show="active" of=${looked}></file-list>` : nothing}
      ${reversed ? this.#reversed() : nothing}
      ${!reversed && comes ? this.#toCome() : nothing}
      ${!reversed && nothingToShow ? this.#problem(problem, askAgain) : nothing}
      ${empty ? html`<nothing-found></nothing-found>` : nothing}
      <div class=${known || untold ? '' : 'later'} ?hidden=${reversed || nothingToShow || (empty && !this.asks)}>${this.body}</div>
      ${this.#rowsWereShown ? html`<rows-sheet></rows-sheet>` : nothing}
    `;
  }

  /** A page is not empty because of what nobody understands; but its reader is told. */
  #leftOut() {
    const parts = leftOut().map((part) => `“${part.length > LONGEST ? part.slice(0, LONGEST) + '…' : part}”`);
    if (parts.length === 0) {
      return nothing;
    }
    const words = `${parts.join(', ')} in the address ${parts.length === 1 ? 'means nothing here and was' : 'mean nothing here and were'} left out.`;
    return html`<p class="coming" role="status">${words}</p>`;
  }

  /** Nothing to show yet: the invitation is the page, or stands below what is on its way. */
  #empty() {
    const { dataset: named } = place.value;
    const here = newestFirst().filter((task) => !named || task.datasource_name === named);
    const underWay = uploads.value.list.length > 0 || here.some((task) => !ended(task));
    return html`
      <h1 class="only-read">${this.name}</h1>
      <file-list show="active" of=${named ?? nothing}></file-list>
      <drop-zone size=${underWay ? 'strip' : 'page'}></drop-zone>
      ${underWay || demoDataset() ? nothing : html`<demo-offer></demo-offer>`}
      ${this.#elsewhere()}
      <file-list show="settled" limit="5" heading="Files" of=${named ?? nothing}></file-list>
    `;
  }

  #elsewhere() {
    const named = place.value.dataset;
    const others = datasets.value.list.filter(({ rows }) => rows > 0);
    if (!named || others.length === 0) {
      return nothing;
    }
    const link = ({ name }, at) => html`${at > 0 ? ', ' : ''}<a href=${href({ dataset: name })} data-route>${name}</a>`;
    return html`<p class="muted there">Nothing in ${named} yet. Look at ${others.map(link)}</p>`;
  }

  /** Said calmly: nothing is lost, and nothing need be done. */
  #toCome() {
    const { updatedAt, some } = live.value;
    const shown = some && updatedAt ? `These figures are as of ${clock(updatedAt)}, newer ones are on their way` : 'Its figures come by themselves; nothing is lost';
    return html`<p class="coming" role="status">Druid is loading this dataset again after a restart. ${shown}.</p>`;
  }

  /** Asking again would not help: the days are to be mended. */
  #reversed() {
    const { start, end } = filters();
    const detail = `${date(start)} is after ${date(end)}.`;
    const problem = { title: 'The first day is after the last', detail };
    return html`
      <div class="mend">
        <problem-note .problem=${problem}></problem-note>
        <a class="button" href=${href({ start: end, end: start })} data-route>Turn them round</a>
        <a class="button" href=${href({ start: null, end: null })} data-route>Show all dates</a>
      </div>
    `;
  }

  #problem(problem, again) {
    return html`<problem-note .problem=${problem} again @again=${again}></problem-note>`;
  }

  static styles = [
    controls,
    css`
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--space-6);
    }
    h1 {
      font-size: var(--size-20);
      font-weight: 600;
    }
    /* Files that are on their way stand above it: it is not to be seen and then pushed down. */
    .later {
      visibility: hidden;
    }
    .there {
      text-align: center;
    }
    .mend {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-2);
    }
    .mend problem-note {
      width: 100%;
    }
    .coming {
      overflow-wrap: anywhere;
      padding: var(--space-3) var(--space-4);
      border-radius: var(--radius-small);
      background: var(--accent-soft);
      color: var(--accent-strong);
      font-size: var(--size-13);
    }
    @media (max-width: 640px) {
      :host {
        gap: var(--space-4);
      }
    }
  `,
  ];
}
customElements.define('figures-frame', FiguresFrame);
