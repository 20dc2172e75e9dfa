import { LitElement, css, html, nothing } from 'lit';
import { absent } from '../state/absent.js';
import { againstInWords, comparedWith } from '../state/comparing.js';
import { courseAsk, courseOf } from '../state/course.js';
import { datasets, lacks } from '../state/datasets.js';
import { filters } from '../state/filters.js';
import { whyMissing } from '../state/nothing-found.js';
import { place } from '../state/url.js';
import { Query } from '../state/query.js';
import { Watch } from '../state/store.js';
import { controls } from '../styles/controls.js';
import './kpi-tile.js';
import './problem-note.js';

/**
 * The figures of a page, each with its change and, where it has one, its course.
 *
 * @typedef {object} Figure
 * @property {string} key the metric
 * @property {string} label
 * @property {(value: number) => string} format
 * @property {string | (() => string)} [why] why it may be missing
 * @property {string} [of] the column without which it says nothing
 * @property {(row: Row) => string} [note] what stands below it
 * @property {boolean} [points] a fraction, whose change is told in percentage points
 * @property {boolean} [less] less of it is better
 *
 * @typedef {object} Props
 * @prop {import('../state/query.js').Panel} panel data is the row of a total
 * @prop {Figure[]} figures
 * @prop {Row[]} course the figures by time, if it is not that of all that is looked at
 *
 * @extends {LitElement<Props>}
 */
class MetricBand extends LitElement {
  #watch = new Watch(this, absent, datasets, place);
  static properties = {
    panel: { attribute: false },
    figures: { attribute: false },
    course: { attribute: false },
  };
  #course = new Query(this, { ...courseAsk(), when: () => this.course === undefined });

  render() {
    const { status, data, problem } = this.panel;
    const failed = status === 'failed';
    return html`
      ${failed ? html`<problem-note .problem=${problem} again @again=${this.#again}></problem-note>` : nothing}
      ${failed && !data ? nothing : html`
        <div class="band" aria-busy=${status === 'loading' ? 'true' : 'false'}>
          ${this.figures.map((figure) => this.#tile(figure))}
        </div>
        ${this.#isCompared() ? html`<p class="muted small">${comparedWith()}</p>` : nothing}`}
    `;
  }

  #isCompared() {
    const { data } = this.panel;
    return filters().before !== null && this.figures.some(({ key }) => typeof data?.[`${key}.before`] === 'number');
  }

  /** @param {Figure} figure */
  #tile({ key, label, format, why, of, note, points, less }) {
    const { status, data } = this.panel;
    const missing = of !== undefined && lacks(of);
    const course = this.course ?? this.#course.panel.data;
    const value = missing ? null : (data?.[key] ?? null);
    return html`
      <kpi-tile
        id=${key}
        size="medium"
        .label=${label}
        .value=${value}
        .before=${missing ? null : (data?.[`${key}.before`] ?? null)}
        .against=${againstInWords()}
        .course=${missing ? null : courseOf(course, key)}
        .format=${format}
        .note=${data && note ? note(data) : ''}
        .why=${missing ? 'Not in your files' : data && value === null ? whyMissing(data.netSales === null ? undefined : why) : ''}
        ?points=${points}
        ?less=${less}
        ?loading=${status === 'loading'}
      ></kpi-tile>
    `;
  }

  #again() {
    this.dispatchEvent(new Event('again', { bubbles: true, composed: true }));
  }

  static styles = [
    controls,
    css`
    :host {
      display: grid;
      gap: var(--space-4);
      min-width: 0;
    }
    .band {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(150px, 1fr));
      gap: var(--space-4) var(--space-6);
    }
    @media (max-width: 640px) {
      .band {
        grid-template-columns: 1fr 1fr;
        gap: var(--space-4);
      }
    }
  `,
  ];
}
customElements.define('metric-band', MetricBand);
