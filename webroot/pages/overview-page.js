import { LitElement, html, nothing } from 'lit';
import { branchChart, branchFinding } from '../charts/branches.js';
import { monthlyChart, monthlyFinding } from '../charts/monthly.js';
import { ago, clock, count, date, dateTime, plural } from '../state/format.js';
import { chosen, datasets, lacks, loadDatasets } from '../state/datasets.js';
import { lastOfMonth } from '../state/days.js';
import { comparedWith, overview, refresh, staleSince } from '../state/overview.js';
import { Watch } from '../state/store.js';
import { ended, newestFirst, tasks } from '../state/tasks.js';
import { uploads } from '../state/uploads.js';
import { daysAreReversed, go, href, place } from '../state/url.js';
import { settings } from '../settings.js';
import { controls } from '../styles/controls.js';
import { look } from '../styles/overview-page.js';
import { skeleton } from '../styles/skeleton.js';
import { BRANCH_COLUMNS, BRANCH_SALES, MONTH_COLUMNS } from './overview-columns.js';
import '../components/chart-card.js';
import '../components/dataset-switch.js';
import '../components/date-filter.js';
import '../components/drop-zone.js';
import '../components/file-list.js';
import '../components/kpi-band.js';
import '../components/problem-note.js';

const again = () => refresh({ force: true });

/** How sales are going: the figures of one dataset, redrawn by itself when a file arrives. */
class OverviewPage extends LitElement {
  #watch = new Watch(this, datasets, overview, place, tasks, uploads);

  connectedCallback() {
    super.connectedCallback();
    this.addEventListener('again', again);
  }

  render() {
    const dataset = chosen();
    const { known, problem } = datasets.value;
    if (dataset?.rows > 0) {
      return this.#full(dataset);
    }
    if (!known && problem) {
      return html`<h1>Overview</h1>${this.#problem(problem, loadDatasets)}`;
    }
    return known ? this.#empty() : this.#full(null);
  }

  /** Nothing to show yet: the invitation is the page, or stands below what is on its way. */
  #empty() {
    const underWay = uploads.value.list.length > 0 || newestFirst().some((task) => !ended(task));
    return html`
      <h1 class="only-read">Overview</h1>
      <file-list show="active"></file-list>
      <drop-zone size=${underWay ? 'strip' : 'page'}></drop-zone>
      ${this.#elsewhere()}
      <file-list show="settled" limit="5" heading="Files"></file-list>
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

  #full(dataset) {
    const { summary } = overview.value;
    return html`
      <div class="head">
        <div>
          <h1>Overview <dataset-switch></dataset-switch></h1>
          <p class="muted small">${dataset ? this.#about(dataset) : this.#aboutToCome()}</p>
        </div>
        <date-filter></date-filter>
      </div>
      <file-list show="active"></file-list>
      ${daysAreReversed() ? this.#reversed() : this.#figures(summary)}
      <section class="files" aria-label="Files">
        <h2>Files</h2>
        <drop-zone size="strip"></drop-zone>
        <file-list show="settled" limit="5"></file-list>
        ${tasks.value.total > 5 ? this.#allFiles() : nothing}
      </section>
    `;
  }

  #figures(summary) {
    return this.#nothingToShow()
      ? this.#problem(summary.problem, again)
      : html`
        ${overview.value.comes ? this.#toCome() : nothing}
        <kpi-band .panel=${summary} .compared=${comparedWith()}></kpi-band>
        ${this.#charts()}
      `;
  }

  /** Said calmly: nothing is lost, and nothing need be done. */
  #toCome() {
    const { updatedAt, summary } = overview.value;
    const shown = summary.data && updatedAt ? `These figures are as of ${clock(updatedAt)}, newer ones are on their way` : 'Its figures come by themselves; nothing is lost';
    return html`<p class="coming" role="status">Druid is loading this dataset again after a restart. ${shown}.</p>`;
  }

  /** Asking again would not help: the days are to be mended. */
  #reversed() {
    const { start, end } = place.value;
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

  #allFiles() {
    const there = href({ path: '/data-ingestion' });
    return html`<p><a href=${there} data-route>All ${count(tasks.value.total)} files</a></p>`;
  }

  /** One fault that hits every figure is said once. */
  #nothingToShow() {
    const { summary, months, branches } = overview.value;
    return [summary, months, branches].every(({ status, data }) => status === 'failed' && !data);
  }

  #charts() {
    const { months, branches } = overview.value;
    const byMonth = months.data ?? [];
    const byBranch = branches.data ?? [];
    const profit = byMonth.some(({ grossProfit }) => grossProfit !== null);
    const unit = settings.currency.code + this.#days();
    return html`
      <div class="charts">
        <chart-card
          class="months"
          name="Sales by month"
          .finding=${monthlyFinding(byMonth)}
          .unit="Net sales ${profit ? 'and gross profit ' : ''}by month; ${unit}"
          .panel=${months}
          .rows=${byMonth}
          .columns=${MONTH_COLUMNS}
          .option=${monthlyChart(byMonth)}
          ?brush=${byMonth.length > 1}
          @span=${({ detail }) => this.#brushed(byMonth[detail.first], byMonth[detail.last])}
        ></chart-card>
        <chart-card
          class="branches"
          name="Sales by branch"
          .finding=${branchFinding(byBranch)}
          .unit="Net sales; ${unit}"
          .panel=${branches}
          .rows=${lacks('Branch') ? [] : byBranch}
          .columns=${BRANCH_SALES}
          none=${lacks('Branch') ? 'Your files name no branches.' : nothing}
          .option=${branchChart(byBranch)}
        ></chart-card>
      </div>
      ${byBranch.length > 0 && !lacks('Branch') ? this.#inDetail(byBranch) : nothing}
    `;
  }

  #brushed(first, last) {
    go({ start: first.date, end: lastOfMonth(last.date) });
  }

  #inDetail(branches) {
    const name = 'Branches in detail';
    const absent = BRANCH_COLUMNS.filter(({ of }) => of && lacks(of));
    const columns = BRANCH_COLUMNS.filter((column) => !absent.includes(column));
    return html`
      <section class="card wide" aria-label=${name}>
        <h2>${name}</h2>
        <data-table label=${name} .rows=${branches} .columns=${columns}></data-table>
        ${absent.length > 0 ? html`<p class="muted small">${absent.map((column) => column.name).join(', ')}: — not in your files</p>` : nothing}
      </section>
    `;
  }

  #days() {
    const { start, end } = place.value;
    const { earliestDate, latestDate } = overview.value.range.data ?? {};
    const [first, last] = [start ?? earliestDate, end ?? latestDate];
    return first && last ? `, ${date(first)} – ${date(last)}` : '';
  }

  #aboutToCome() {
    return html`<span class="skeleton">00,000 rows, updated just now from a file</span>`;
  }

  #about({ rows, changed_at: at }) {
    const { updatedFrom, updatedAt, range } = overview.value;
    const { earliestDate, latestDate } = range.data ?? {};
    const from = html`<span class="fresh">Updated from ${updatedFrom}</span>`;
    const when = html`updated <time datetime=${at} title=${dateTime(at)}>${ago(at)}</time>`;
    const stale = (tasks.value.connection === 'offline' || staleSince()) && updatedAt;
    return html`
      ${plural(rows, 'row')} ${latestDate ? `· ${date(earliestDate)} – ${date(latestDate)}` : ''} ·
      ${updatedFrom ? from : when}
      ${stale ? html`<span class="stale">not live, as of ${clock(updatedAt)}</span>` : nothing}
    `;
  }

  static styles = [controls, skeleton, look];
}
customElements.define('overview-page', OverviewPage);
