import { LitElement, html, nothing } from 'lit';
import { branchChart, branchFinding } from '../charts/branches.js';
import { monthlyChart, monthlyFinding } from '../charts/monthly.js';
import { count, date } from '../state/format.js';
import { datasets, lacks } from '../state/datasets.js';
import { lastOfMonth } from '../state/days.js';
import { daysShown, filters } from '../state/filters.js';
import { Query } from '../state/query.js';
import { Watch } from '../state/store.js';
import { tasks } from '../state/tasks.js';
import { go, href, place } from '../state/url.js';
import { settings } from '../settings.js';
import { controls } from '../styles/controls.js';
import { look } from '../styles/overview-page.js';
import { BRANCH_COLUMNS, BRANCH_SALES, MONTH_COLUMNS } from './overview-columns.js';
import '../components/chart-card.js';
import '../components/drop-zone.js';
import '../components/file-list.js';
import '../components/kpi-band.js';

const SUMMARY = `totalRevenue netSales grossProfit lineItemCount returnsValue totalTransactions
  averageTransaction uniqueProducts uniqueBranches uniqueEmployees netUnitsSold`;

/** How sales are going: the figures of one dataset, redrawn by itself when a file arrives. */
class OverviewPage extends LitElement {
  #watch = new Watch(this, datasets, place, tasks);
  #summary = new Query(this, {
    text: `{ now: revenueSummary(@filter) { ${SUMMARY} }
      before: revenueSummary(@before) @include(if: $compared) { ${SUMMARY} } }`,
  });
  #months = new Query(this, {
    text: '{ monthlySalesGrowth(@filter) { date totalSales grossProfit } }',
    pick: (data) => data.monthlySalesGrowth,
  });
  #branches = new Query(this, {
    text: `{ branchPerformance(@filter) {
      branch totalSales transactionCount averageSale uniqueCustomers uniqueProducts } }`,
    pick: (data) => data.branchPerformance,
  });

  render() {
    return html`
      <kpi-band .panel=${this.#summary.panel} .compared=${filters().before} @again=${this.#summary.again}></kpi-band>
      ${this.#charts()}
      <section class="files" aria-label="Files">
        <h2>Files</h2>
        <drop-zone size="strip"></drop-zone>
        <file-list show="settled" limit="5"></file-list>
        ${tasks.value.total > 5 ? this.#allFiles() : nothing}
      </section>
    `;
  }

  #allFiles() {
    const there = href({ path: '/data-ingestion' });
    return html`<p><a href=${there} data-route>All ${count(tasks.value.total)} files</a></p>`;
  }

  #charts() {
    const months = this.#months.panel;
    const branches = this.#branches.panel;
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
          @again=${this.#months.again}
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
          @again=${this.#branches.again}
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
    const { start, end } = daysShown();
    return `, ${date(start)} – ${date(end)}`;
  }

  static styles = [controls, look];
}
customElements.define('overview-page', OverviewPage);
