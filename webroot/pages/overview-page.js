import { LitElement, html, nothing } from 'lit';
import { count } from '../state/format.js';
import { chosen, datasets } from '../state/datasets.js';
import { courseAsk } from '../state/course.js';
import { filters } from '../state/filters.js';
import { rest } from '../state/parts.js';
import { Query } from '../state/query.js';
import { Watch } from '../state/store.js';
import { tasks } from '../state/tasks.js';
import { href, place } from '../state/url.js';
import { controls } from '../styles/controls.js';
import { figuresPage } from '../styles/figures-page.js';
import { look } from '../styles/overview-page.js';
import '../components/branch-heat.js';
import '../components/drop-zone.js';
import '../components/file-list.js';
import '../components/kpi-band.js';
import '../components/odd-days.js';
import '../components/period-line.js';
import '../components/sales-course.js';
import '../components/target-card.js';
import '../components/sales-map.js';
import '../components/top-branches.js';
import '../components/top-customers.js';
import '../components/what-changed.js';

const SUMMARY = `totalRevenue netSales grossProfit lineItemCount returnsValue totalTransactions
  averageTransaction uniqueProducts uniqueBranches uniqueEmployees netUnitsSold`;
/** How sales are going: the figures of one dataset, redrawn by itself when a file arrives. */
class OverviewPage extends LitElement {
  #watch = new Watch(this, datasets, place, tasks, rest);
  #summary = new Query(this, {
    text: `{ now: revenueSummary(@filter) { ${SUMMARY} }
      before: revenueSummary(@before) @include(if: $compared) { ${SUMMARY} } }`,
  });
  #course = new Query(this, courseAsk());

  render() {
    const { panel, again } = this.#course;
    return html`
      <period-line .panel=${this.#summary.panel}></period-line>
      <kpi-band .panel=${this.#summary.panel} .compared=${filters().before} .course=${panel.data} @again=${this.#summary.again}></kpi-band>
      <sales-course class="most" .panel=${panel} @again=${again}></sales-course>
      <top-branches class="rest"></top-branches>
      <branch-heat></branch-heat>
      <what-changed class="half"></what-changed>
      <odd-days class="half"></odd-days>
      <top-customers class="half"></top-customers>
      <target-card class="half" .panel=${this.#summary.panel}></target-card>
      <sales-map></sales-map>
      <section class="files" aria-label="Files">
        <h2>Files</h2>
        <drop-zone size="strip"></drop-zone>
        ${rest.value.now ? html`<file-list show="settled" limit="5" of=${chosen()?.name ?? nothing}></file-list>` : nothing}
        ${tasks.value.total > 5 ? this.#allFiles() : nothing}
      </section>
    `;
  }

  #allFiles() {
    const there = href({ path: '/data-ingestion' });
    return html`<p><a class="reach" href=${there} data-route>All ${count(tasks.value.total)} files</a></p>`;
  }

  static styles = [controls, figuresPage, look];
}
customElements.define('overview-page', OverviewPage);
