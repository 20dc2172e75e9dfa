import { LitElement, html, nothing } from 'lit';
import { branchChart, branchFinding } from '../charts/branches.js';
import { monthlyChart, monthlyFinding } from '../charts/monthly.js';
import { ago, count, date, dateTime, exactMoney, month, plural } from '../state/format.js';
import { chosen, datasets, loadDatasets } from '../state/datasets.js';
import { lastOfMonth } from '../state/days.js';
import { comparedWith, overview, refresh } from '../state/overview.js';
import { Watch } from '../state/store.js';
import { ended, newestFirst, tasks } from '../state/tasks.js';
import { uploads } from '../state/uploads.js';
import { go, href, place } from '../state/url.js';
import { settings } from '../settings.js';
import { controls } from '../styles/controls.js';
import { look } from '../styles/overview-page.js';
import { skeleton } from '../styles/skeleton.js';
import '../components/chart-card.js';
import '../components/dataset-switch.js';
import '../components/date-filter.js';
import '../components/drop-zone.js';
import '../components/file-list.js';
import '../components/kpi-band.js';
import '../components/problem-note.js';

const MONTH_COLUMNS = [
  { key: 'date', name: 'Month', format: month },
  { key: 'totalSales', name: 'Net sales', format: exactMoney, figure: true },
  { key: 'grossProfit', name: 'Gross profit', format: exactMoney, figure: true },
];
const BRANCH_SALES = [
  { key: 'branch', name: 'Branch' },
  { key: 'totalSales', name: 'Net sales', format: exactMoney, figure: true },
];
const BRANCH_COLUMNS = [
  { key: 'branch', name: 'Branch' },
  { key: 'totalSales', name: 'Net sales', format: exactMoney, figure: true, bar: true },
  { key: 'transactionCount', name: 'Transactions', format: count, figure: true },
  { key: 'averageSale', name: 'Average sale', format: exactMoney, figure: true },
  { key: 'uniqueCustomers', name: 'Customers', format: count, figure: true },
  { key: 'uniqueProducts', name: 'Products', format: count, figure: true },
];

/** How sales are going: the figures of one dataset, redrawn by itself when a file arrives. */
class OverviewPage extends LitElement {
  #watch = new Watch(this, datasets, overview, place, tasks, uploads);

  connectedCallback() {
    super.connectedCallback();
    this.addEventListener('again', () => refresh({ force: true }));
  }

  render() {
    const dataset = chosen();
    const { known, problem } = datasets.value;
    if (dataset?.rows > 0) {
      return this.#full(dataset);
    }
    if (!known && problem) {
      return html`<h1>Overview</h1><problem-note .problem=${problem} again @again=${loadDatasets}></problem-note>`;
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
    const link = ({ name }) => html`<a href=${href({ dataset: name })} data-route>${name}</a> `;
    return html`<p class="muted there">Nothing in ${named} yet. Look at ${others.map(link)}</p>`;
  }

  #full(dataset) {
    const { summary } = overview.value;
    return html`
      <div class="head">
        <div>
          <h1>Overview <dataset-switch></dataset-switch></h1>
          <p class="muted small">${this.#about(dataset)}</p>
        </div>
        <date-filter></date-filter>
      </div>
      <file-list show="active"></file-list>
      ${
        this.#nothingToShow()
          ? html`<problem-note .problem=${summary.problem} again @again=${() => refresh({ force: true })}></problem-note>`
          : html`<kpi-band .panel=${summary} .compared=${comparedWith()}></kpi-band>${this.#charts()}`
      }
      <section class="files" aria-label="Files">
        <h2>Files</h2>
        <drop-zone size="strip"></drop-zone>
        <file-list show="settled" limit="5"></file-list>
        ${tasks.value.total > 5 ? html`<p><a href=${href({ path: '/data-ingestion' })} data-route>All ${count(tasks.value.total)} files</a></p>` : nothing}
      </section>
    `;
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
    const unit = settings.currency.code + this.#days();
    return html`
      <div class="charts">
        <chart-card class="months" name="Sales by month" .finding=${monthlyFinding(byMonth)}
          .unit="Net sales and gross profit by month; ${unit}" .panel=${months}
          .rows=${byMonth} .columns=${MONTH_COLUMNS} .option=${monthlyChart(byMonth)}
          ?brush=${byMonth.length > 1} @span=${({ detail: { first, last } }) => go({ start: byMonth[first].date, end: lastOfMonth(byMonth[last].date) })}></chart-card>
        <chart-card class="branches" name="Sales by branch" .finding=${branchFinding(byBranch)}
          .unit="Net sales; ${unit}" .panel=${branches}
          .rows=${byBranch} .columns=${BRANCH_SALES} .option=${branchChart(byBranch)}></chart-card>
      </div>
      ${
        byBranch.length > 0
          ? html`
        <section class="card wide" aria-label="Branches in detail">
          <h2>Branches in detail</h2>
          <data-table label="Branches in detail" .rows=${byBranch} .columns=${BRANCH_COLUMNS}></data-table>
        </section>`
          : nothing
      }
    `;
  }

  #days() {
    const { start, end } = place.value;
    const { earliestDate, latestDate } = overview.value.range.data ?? {};
    const [first, last] = [start ?? earliestDate, end ?? latestDate];
    return first && last ? `, ${date(first)} – ${date(last)}` : '';
  }

  #about(dataset) {
    if (!dataset) {
      return html`<span class="skeleton">00,000 rows, updated just now from a file</span>`;
    }
    const { updatedFrom, updatedAt, range } = overview.value;
    const { earliestDate, latestDate } = range.data ?? {};
    return html`
      ${plural(dataset.rows, 'row')}${latestDate ? html` · ${date(earliestDate)} – ${date(latestDate)}` : nothing}
      · ${
        updatedFrom
          ? html`<span class="fresh">Updated from ${updatedFrom}</span>`
          : html`updated <time datetime=${dataset.changed_at} title=${dateTime(dataset.changed_at)}>${ago(dataset.changed_at)}</time>`
      }
      ${
        tasks.value.connection === 'offline' && updatedAt
          ? html`<span class="stale">not live, as of ${dateTime(updatedAt.toISOString())}</span>`
          : nothing
      }
    `;
  }

  static styles = [controls, skeleton, look];
}
customElements.define('overview-page', OverviewPage);
