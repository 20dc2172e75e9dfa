import { LitElement, html, nothing } from 'lit';
import { stagesChart, stagesFinding } from '../charts/stages.js';
import { throughputChart, throughputFinding } from '../charts/throughput.js';
import { alerts, followAlerts, loadAlerts } from '../state/alerts.js';
import { chosen, datasets } from '../state/datasets.js';
import { SPANS, diagnostics, followDiagnostics, loadDiagnostics, lookBack, stagesOf, stagesWithin } from '../state/diagnostics.js';
import { bytes, clock, count, date, seconds } from '../state/format.js';
import { draftOf, newRule } from '../state/rule.js';
import { Watch } from '../state/store.js';
import { look } from '../styles/alerts-page.js';
import { controls } from '../styles/controls.js';
import { skeleton } from '../styles/skeleton.js';
import '../components/alert-list.js';
import '../components/chart-card.js';
import '../components/failed-files.js';
import '../components/modal-sheet.js';
import '../components/problem-note.js';
import '../components/rule-form.js';
import '../components/rule-list.js';
import '../components/service-health.js';
import '../components/table-card.js';

const STAGES = [
  { key: 'name', name: 'Stage' },
  { key: 'files', name: 'Files', format: count, figure: true },
  { key: 'median_seconds', name: 'Median', format: seconds, figure: true, bar: true },
  { key: 'p95_seconds', name: '95 % within', format: seconds, figure: true },
];
const COURSE = [
  { key: 'name', name: 'When' },
  { key: 'files', name: 'Files', format: count, figure: true },
  { key: 'loaded', name: 'Loaded', format: count, figure: true },
  { key: 'failed', name: 'Not loaded', format: count, figure: true },
  { key: 'duplicates', name: 'There already', format: count, figure: true },
  { key: 'cancelled', name: 'Cancelled', format: count, figure: true },
  { key: 'under_way', name: 'On the way', format: count, figure: true },
  { key: 'bytes', name: 'Received', format: bytes, figure: true },
  { key: 'rows', name: 'Rows', format: count, figure: true },
  { key: 'median_seconds', name: 'Median time', format: seconds, figure: true },
];
/** A column for each stage. */
const columnsOf = (stages) => [COURSE[0], ...stages.map((it) => ({ ...it, format: seconds, figure: true }))];
const HOURLY = 48;
const READY = { status: 'ready', problem: null };
/** Files of every dataset. */
const ALL = [];
const NO_FILE = 'No file came in this time.';

/** What rules have found, and how the services and the pipeline are doing. */
class AlertsPage extends LitElement {
  #watch = new Watch(this, alerts, diagnostics, datasets);
  #stop = [];
  static properties = { draft: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    this.#stop = [followAlerts(), followDiagnostics()];
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#stop.forEach((stop) => stop());
  }

  render() {
    return html`
      <h1>Alerts</h1>
      ${this.#alerts()}
      ${this.#service()}
      <modal-sheet label=${this.draft?.id ? 'Change a rule' : 'New rule'} from="middle" ?open=${Boolean(this.draft)} @close=${this.#close}>
        ${this.draft ? html`<rule-form .rule=${this.draft} @done=${this.#close} @left=${this.#close}></rule-form>` : nothing}
      </modal-sheet>
    `;
  }

  #close() {
    this.draft = null;
  }

  #alerts() {
    const { known, problem, rules, alerts: list } = alerts.value;
    if (!known) {
      return problem
        ? html`<problem-note .problem=${problem} again @again=${loadAlerts}></problem-note>`
        : html`<div class="skeleton place" aria-busy="true" aria-label="Loading alerts"></div>`;
    }
    return html`
      ${list.length > 0 ? html`<section aria-label="What rules found" class="card box"><h2>What rules found</h2><alert-list></alert-list></section>` : nothing}
      <section aria-label="Rules" class="card box">
        <header>
          <h2>Rules</h2>
          ${rules.length > 0 ? this.#add('New rule', '') : nothing}
        </header>
        ${rules.length > 0 ? html`<rule-list @change=${({ detail }) => (this.draft = draftOf(detail))}></rule-list>` : this.#none()}
      </section>
    `;
  }

  #none() {
    const words = 'A rule looks at a figure whenever a dataset changes, and tells when it is above or below what you say.';
    const some = datasets.value.list.length > 0;
    return html`
      <p class="muted small">${words}${some ? '' : ' Send a file first: there is no dataset to watch yet.'}</p>
      ${some ? html`<div>${this.#add('Add the first rule', 'primary')}</div>` : nothing}
    `;
  }

  #add(words, look) {
    const dataset = chosen()?.name ?? datasets.value.list[0]?.name;
    return html`<button class=${look} @click=${() => (this.draft = newRule(dataset))}>${words}</button>`;
  }

  #service() {
    const { answer, problem } = diagnostics.value;
    if (!answer) {
      return problem
        ? html`<problem-note .problem=${problem} again @again=${loadDiagnostics}></problem-note>`
        : html`<div class="skeleton place" aria-busy="true" aria-label="Loading diagnostics"></div>`;
    }
    return html`
      <div class="head"><h2>How Sluice is doing</h2>${this.#spans()}</div>
      ${problem ? html`<problem-note .problem=${problem} again @again=${loadDiagnostics}></problem-note>` : nothing}
      <section class="card" aria-label="Services"><service-health .answer=${answer}></service-health></section>
      ${answer.pipeline ? this.#pipeline(answer.pipeline) : nothing}
    `;
  }

  #spans() {
    const { hours } = diagnostics.value;
    return html`
      <label class="small"><span class="only-read">How far to look back</span>
        <select id="span" @change=${({ target }) => lookBack(Number(target.value))}>
          ${SPANS.map((it) => html`<option value=${it.hours} ?selected=${it.hours === hours}>${it.name}</option>`)}
        </select>
      </label>
    `;
  }

  #pipeline({ stages, course, failed }) {
    const { hours } = diagnostics.value;
    const named = course.map((it) => ({ ...it, name: hours <= HOURLY ? clock(new Date(it.at)) : date(it.at) }));
    const rows = stagesOf(stages);
    return html`
      <div class="two">
        <chart-card name="Files over time" .finding=${throughputFinding(named)} unit=${hours <= HOURLY ? 'Files by the hour' : 'Files by the day'}
          .panel=${READY} .below=${ALL} .rows=${named} .columns=${COURSE} .option=${throughputChart(named)}
          none=${NO_FILE}></chart-card>
        <table-card name="How long each stage took" unit="Time that files were in it" .panel=${READY} .below=${ALL}
          .rows=${rows} .columns=${STAGES} none=${NO_FILE}></table-card>
      </div>
      ${named.length > 1 ? this.#course(named, stages, stagesWithin(course)) : nothing}
      <section class="card box" aria-label="Files that did not get through"><h2>Files that did not get through</h2><failed-files .tasks=${failed} .all=${course.reduce((sum, it) => sum + it.failed, 0)}></failed-files></section>
    `;
  }

  /** Of one hour or day alone the table says it all. */
  #course(named, stages, within) {
    const { hours } = diagnostics.value;
    return html`
      <chart-card name="Stages over time" .finding=${stagesFinding(within, stages)} unit="Median time in each stage, ${hours <= HOURLY ? 'by the hour' : 'by the day'}"
        .panel=${READY} .below=${ALL} .rows=${named.map(({ name, stages: it }) => ({ name, ...it }))} .columns=${columnsOf(within)}
        .option=${stagesChart(named, within)} none=${NO_FILE}></chart-card>
    `;
  }

  static styles = [controls, skeleton, look];
}
customElements.define('alerts-page', AlertsPage);
