import { LitElement, html, nothing } from 'lit';
import { courseChart, courseFinding } from '../charts/course.js';
import { closeDataset, describe, looked, openDataset } from '../state/dataset.js';
import { ago, bytes, count, date, dateTime, percent, plural } from '../state/format.js';
import { contentInWords, waitingFor } from '../state/datasets.js';
import { labelOf } from '../state/labels.js';
import { courseOf, freshness } from '../state/quality.js';
import { Watch } from '../state/store.js';
import { tasks } from '../state/tasks.js';
import { href } from '../state/url.js';
import { controls } from '../styles/controls.js';
import { look } from '../styles/dataset-page.js';
import { skeleton } from '../styles/skeleton.js';
import { back } from '../components/icons.js';
import '../components/chart-card.js';
import '../components/dataset-delete.js';
import '../components/dataset-files.js';
import '../components/problem-note.js';
import '../components/quality-report.js';
import '../components/remembered-columns.js';
import '../components/whole-rows.js';

const COURSE = [
  { key: 'file', name: 'File' },
  { key: 'at', name: 'Shown', format: dateTime },
  { key: 'rows', name: 'Rows', format: count, figure: true },
  { key: 'validity', name: 'Accepted', format: percent, figure: true },
  { key: 'completeness', name: 'Cells filled', format: percent, figure: true },
  { key: 'duplicates', name: 'Repeated', format: count, figure: true },
  { key: 'outliers', name: 'Unusual', format: count, figure: true },
];
const TYPES = { string: 'text', double: 'number', long: 'whole number' };

/**
 * One dataset: its files, its columns, how good its rows are.
 *
 * @typedef {object} Props
 * @prop {string} name
 *
 * @extends {LitElement<Props>}
 */
class DatasetPage extends LitElement {
  #watch = new Watch(this, looked, tasks);
  static properties = { name: {} };

  willUpdate(changed) {
    if (changed.has('name')) {
      openDataset(this.name);
    }
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    closeDataset();
  }

  render() {
    const { status, detail, problem } = looked.value;
    return html`
      ${this.#head(detail, status)}
      ${status === 'failed' || status === 'gone' ? this.#problem(status, problem) : nothing}
      ${detail && status !== 'gone' ? this.#body(detail) : status === 'loading' ? this.#toCome() : nothing}
    `;
  }

  #head(detail, status) {
    const about = detail ? this.#about(detail) : status === 'loading' ? html`<span class="skeleton" aria-hidden="true">00,000 rows of so many files</span>` : nothing;
    const data = href({ path: '/data-ingestion' });
    const overview = href({ path: '/overview', dataset: this.name, start: null, end: null });
    return html`
      <div class="head">
        <a class="small way" href=${data} data-route>${back}Data</a>
        <h1>${this.name}</h1>
        <p class="muted small">${about}</p>
        ${detail?.rows > 0 ? html`<a class="button" href=${overview} data-route>See its figures</a>` : nothing}
      </div>
    `;
  }

  #about({ rows, files_waiting: waiting, bytes: size, ingestions, min_time: first, max_time: last, changed_at: changed }) {
    const shown = ingestions.filter(({ visible }) => visible).length;
    const fresh = freshness(last);
    if (shown === 0) {
      return contentInWords({ name: this.name, rows: 0, files_waiting: waiting });
    }
    return html`
      ${plural(rows, 'row')} of ${plural(shown, 'file')}${size ? `, ${bytes(size)}` : ''}
      ${first && fresh ? html`· ${date(first)} – ${date(last)}, <span class=${fresh.late ? 'late' : ''}>newest sale ${fresh.words}</span>` : nothing}
      ${changed ? html`· changed <time datetime=${changed} title=${dateTime(changed)}>${ago(changed)}</time>` : nothing}
    `;
  }

  #problem(status, problem) {
    return status === 'gone'
      ? html`<problem-note .problem=${problem}></problem-note>`
      : html`<problem-note .problem=${problem} again @again=${describe}></problem-note>`;
  }

  #body({ ingestions, columns, quality, remembered, rows }) {
    const course = courseOf(ingestions);
    return html`
      <section aria-label="Files">
        <h2>Files</h2>
        ${this.#waiting()}
        ${ingestions.length > 0 ? html`<dataset-files .ingestions=${ingestions}></dataset-files>` : html`<p class="muted small">No file has been loaded into it yet.</p>`}
      </section>
      ${quality ? html`<section aria-label="Quality"><h2>How good its rows are</h2><div class="card box"><quality-report .quality=${quality}></quality-report></div></section>` : nothing}
      ${rows > 0 ? html`<section aria-label="All rows"><h2>All rows</h2><div class="card box"><whole-rows name=${this.name} .rows=${rows}></whole-rows></div></section>` : nothing}
      ${course.length > 1 ? this.#course(course) : nothing}
      ${columns.length > 0 ? this.#columns(columns, quality?.not_in_file ?? []) : nothing}
      ${remembered?.header?.length > 0 ? html`<remembered-columns .remembered=${remembered}></remembered-columns>` : nothing}
      <dataset-delete></dataset-delete>
    `;
  }

  /** Files whose owner is asked how they are to be read. */
  #waiting() {
    const link = ({ task_id: id, original_filename: name }) => html`
      <li><a href=${href({ path: `/files/${id}` })} data-route>${name}</a> waits for you: how is it to be read?</li>
    `;
    const files = waitingFor(this.name);
    return files.length > 0 ? html`<ul class="waiting small">${files.map(link)}</ul>` : nothing;
  }

  #course(course) {
    return html`
      <chart-card
        class="course"
        name="Quality from file to file"
        .finding=${courseFinding(course)}
        unit="Rows accepted and cells filled, each file in the order in which it was shown"
        .panel=${{ status: 'ready', data: course, problem: null }}
        .rows=${course}
        .columns=${COURSE}
        .below=${[this.name ?? '']}
        .option=${courseChart(course)}
      ></chart-card>
    `;
  }

  /** Those that files have; the others are only filled in. */
  #columns(all, missing) {
    const columns = all.filter(({ name }) => name !== '_ingestion_id' && !missing.includes(name));
    return html`
      <section aria-label="Columns">
        <h2>Columns</h2>
        <ul class="columns">
          ${columns.map(
            ({ name, type }) => html`
            <li><b>${labelOf(name)}</b> <span class="muted">${name === '__time' ? 'date and time' : (TYPES[type] ?? type)}</span></li>
          `,
          )}
        </ul>
      </section>
    `;
  }

  #toCome() {
    return html`<div class="skeleton tall" aria-hidden="true"></div>`;
  }

  static styles = [controls, skeleton, look];
}
customElements.define('dataset-page', DatasetPage);
