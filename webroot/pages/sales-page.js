import { LitElement, html, nothing } from 'lit';
import { lacks } from '../state/datasets.js';
import { EXPLORED, totalOf } from '../state/explored.js';
import { Query } from '../state/query.js';
import { controls } from '../styles/controls.js';
import { figuresPage } from '../styles/figures-page.js';
import { SALES_FIGURES } from './sales-columns.js';
import '../components/hour-card.js';
import '../components/metric-band.js';
import '../components/person-mix.js';
import '../components/person-ranking.js';
import '../components/person-table.js';
import '../components/returns-card.js';
import '../components/sales-trend.js';

/** How sales go and who makes them: the course, the sales persons, what comes back, and when. */
class SalesPage extends LitElement {
  #total = new Query(this, {
    text: `{ explore(metrics: ["netSales", "transactions", "averageTransaction", "uniqueEmployees", "netUnitsSold"], @explore) ${EXPLORED} }`,
    pick: totalOf,
  });

  render() {
    const { panel, again } = this.#total;
    return html`
      <metric-band .panel=${panel} .figures=${SALES_FIGURES} @again=${again}></metric-band>
      <sales-trend></sales-trend>
      <person-ranking class="half"></person-ranking>
      <returns-card class="half"></returns-card>
      ${lacks('SalesPerson') ? nothing : html`<person-table></person-table>`}
      ${lacks('SalesPerson') || lacks('ProductLine') ? nothing : html`<person-mix></person-mix>`}
      <hour-card></hour-card>
    `;
  }

  static styles = [controls, figuresPage];
}
customElements.define('sales-page', SalesPage);
