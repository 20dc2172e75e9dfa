import { LitElement, html, nothing } from 'lit';
import { currencyCode, money, percent, plural } from '../state/format.js';
import { paretoChart, paretoFinding } from '../charts/pareto.js';
import { lacks } from '../state/datasets.js';
import { EXPLORED, totalOf } from '../state/explored.js';
import { Query } from '../state/query.js';
import { showRows } from '../state/rows.js';
import { goOwn, place } from '../state/url.js';
import { controls } from '../styles/controls.js';
import { figuresPage } from '../styles/figures-page.js';
import { CUSTOMER_COLUMNS, CUSTOMER_FIGURES, SEGMENT_COLUMNS } from './customers-columns.js';
import { PARETO_COLUMNS } from './products-columns.js';
import '../components/chart-card.js';
import '../components/cohort-card.js';
import '../components/metric-band.js';
import '../components/not-there.js';
import '../components/table-card.js';

const when = () => !lacks('CardName');

/** Who buys: what each is worth, who comes back, and how much hangs on a few. */
class CustomersPage extends LitElement {
  #total = new Query(this, {
    text: `{ explore(metrics: ["uniqueCustomers", "netSales", "transactions", "averageTransaction"], @explore) ${EXPLORED} }`,
    pick: totalOf,
    when,
  });
  #segments = new Query(this, {
    text: `{ customerSegments(@filter, limit: 2000) {
      about { finding limits unknown }
      segments { name description customers sales share averageRecencyDays averageTransactions }
      customers { customer sales segment transactions averageTransaction recencyDays recency frequency monetary } } }`,
    pick: (data) => data.customerSegments,
    when,
  });
  #classes = new Query(this, {
    text: `{ abcClasses(@filter, dimension: "customer", limit: 1000) {
      about { unknown } classes { grade members share } rows { rank name sales share cumulative grade } } }`,
    pick: (data) => data.abcClasses,
    when,
  });

  render() {
    if (!when()) {
      return html`<not-there what="Your files name no customers" which="Customer"></not-there>`;
    }
    return html`
      <metric-band .panel=${this.#total.panel} .figures=${CUSTOMER_FIGURES} @again=${this.#total.again}></metric-band>
      ${this.#pareto()}
      ${this.#bySegment()}
      <cohort-card></cohort-card>
      ${this.#each()}
    `;
  }

  #pareto() {
    const { panel, again } = this.#classes;
    const rows = panel.data?.rows ?? [];
    return html`
      <chart-card
        name="How much hangs on a few"
        .finding=${panel.data ? paretoFinding(panel.data, 'customers') : ''}
        unit="Net sales of each customer, the largest first, and their share together; ${currencyCode()}"
        .panel=${panel}
        .rows=${rows}
        .columns=${PARETO_COLUMNS}
        .option=${paretoChart(rows)}
        .keys=${({ name }) => ({ customer: name })}
        @again=${again}
      ></chart-card>
    `;
  }

  #bySegment() {
    const { panel, again } = this.#segments;
    const about = panel.data?.about;
    return html`
      <table-card
        name="Segments"
        unit=${segmentsInWords(panel.data?.segments ?? [])}
        .panel=${panel}
        .rows=${panel.data?.segments ?? []}
        .columns=${SEGMENT_COLUMNS}
        .within=${{}}
        opens="Show the customers of this segment"
        none=${about?.unknown ?? nothing}
        @open=${({ detail }) => this.#choose(detail.name)}
        @again=${again}
      ></table-card>
    `;
  }

  #choose(segment) {
    goOwn({ segment });
    this.renderRoot.querySelector('#each').scrollIntoView({ block: 'start' });
  }

  #each() {
    const { panel, again } = this.#segments;
    const named = place.value.own.segment;
    const segment = panel.data?.segments.some(({ name }) => name === named) ? named : null;
    const all = panel.data?.customers ?? [];
    const rows = segment ? all.filter((it) => it.segment === segment) : all;
    return html`
      <table-card
        id="each"
        name=${segment ? `Customers: ${segment}` : 'What each customer is worth'}
        unit="R, F and M: how recently, how often and for how much, 1 to 5; ${currencyCode()}"
        .panel=${panel}
        .rows=${rows}
        .columns=${CUSTOMER_COLUMNS}
        .within=${{}}
        search="Search customers"
        opens="Show the rows of this customer"
        none=${panel.data?.about.unknown ?? nothing}
        @open=${({ detail }) => showRows(detail.customer, { customer: detail.customer })}
        @again=${again}
      >
        ${segment ? html`<button slot="tools" @click=${() => goOwn({ segment: null })}>All segments</button>` : nothing}
      </table-card>
    `;
  }

  static styles = [controls, figuresPage];
}
/** The first of them, in a sentence. */
function segmentsInWords(segments) {
  const [first] = [...segments].sort((one, other) => other.sales - one.sales);
  const all = segments.reduce((sum, { customers }) => sum + customers, 0);
  if (!first || all === 0) {
    return 'By how recently, how often and for how much they bought';
  }
  const share = first.share === null ? '' : `, ${percent(first.share)} of all`;
  return `${percent(first.customers / all)} of ${plural(all, 'customer')} are “${first.name}” and bought for ${money(first.sales)}${share}`;
}
customElements.define('customers-page', CustomersPage);
