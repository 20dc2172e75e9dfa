import { LitElement, html, nothing } from 'lit';
import { EXPLORED, totalOf } from '../state/explored.js';
import { Query } from '../state/query.js';
import { datasets, lacks } from '../state/datasets.js';
import { Watch } from '../state/store.js';
import { place } from '../state/url.js';
import { controls } from '../styles/controls.js';
import { figuresPage } from '../styles/figures-page.js';
import { BRANCH_FIGURES } from './branches-columns.js';
import '../components/branch-detail.js';
import '../components/branch-growth.js';
import '../components/branch-lines.js';
import '../components/branch-table.js';
import '../components/branch-versus.js';
import '../components/metric-band.js';
import '../components/not-there.js';

/** How the branches do: side by side, month by month, and one of them close up. */
class BranchesPage extends LitElement {
  #watch = new Watch(this, datasets, place);
  #total = new Query(this, {
    text: `{ explore(metrics: ["uniqueBranches", "netSales", "grossMargin", "transactions", "averageTransaction"], @explore) ${EXPLORED} }`,
    pick: totalOf,
    when: () => !lacks('Branch'),
  });

  render() {
    if (lacks('Branch')) {
      return html`<not-there what="Your files name no branches" which="Branch"></not-there>`;
    }
    const { branch } = place.value.own;
    const { panel, again } = this.#total;
    return html`
      ${branch ? html`<branch-detail name=${branch}></branch-detail>` : html`<metric-band .panel=${panel} .figures=${BRANCH_FIGURES} @again=${again}></metric-band>`}
      <branch-table></branch-table>
      <branch-growth></branch-growth>
      <branch-versus></branch-versus>
      ${lacks('ProductLine') ? nothing : html`<branch-lines></branch-lines>`}
    `;
  }

  static styles = [controls, figuresPage];
}
customElements.define('branches-page', BranchesPage);
