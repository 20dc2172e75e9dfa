import { LitElement, html, nothing } from 'lit';
import { mapOf } from '../charts/map.js';
import { datasets, lacks } from '../state/datasets.js';
import { EXPLORED, explored } from '../state/explored.js';
import { currencyCode, exactMoney, money, percent, plural } from '../state/format.js';
import { atlas } from '../state/places.js';
import { Query } from '../state/query.js';
import { Watch } from '../state/store.js';
import { block } from '../styles/block.js';
import './chart-card.js';
import './choice-row.js';
import './place-marks.js';

const DIMENSIONS = [
  { id: 'branch', column: 'Branch', name: 'Branch' },
  { id: 'city', column: 'City', name: 'City' },
  { id: 'region', column: 'Region', name: 'Region' },
  { id: 'country', column: 'Country', name: 'Country' },
];
const there = () => DIMENSIONS.filter(({ column }) => !lacks(column));

/**
 * Sales by place, where the data names places that are known. It is not there for other data.
 *
 * @typedef {object} Props
 * @prop {string} by the dimension that was chosen
 * @prop {any} known of `state/places.js`; undefined until it is there
 *
 * @extends {LitElement<Props>}
 */
class SalesMap extends LitElement {
  #watch = new Watch(this, datasets);
  #asked = false;
  static properties = { by: { state: true }, known: { state: true } };
  #sales = new Query(this, {
    text: `{ ${DIMENSIONS.map(({ id }) => `${id}: explore(dimensions: ["${id}"], metrics: ["netSales"], limit: 300, filters: $filter) @include(if: $${id}) ${EXPLORED}`).join(' ')} }`,
    types: Object.fromEntries(DIMENSIONS.map(({ id }) => [id, 'Boolean!'])),
    variables: () => Object.fromEntries(DIMENSIONS.map(({ id, column }) => [id, !lacks(column)])),
    when: () => there().length > 0,
  });

  /** The figures come first: only then is it known whether there is anything to place. */
  updated() {
    if (!this.known && !this.#asked && this.#sales.panel.data) {
      this.#asked = true;
      atlas().then(
        (known) => (this.known = known),
        (failure) => console.error(failure),
      );
    }
  }

  render() {
    const views = this.known ? this.#views() : [];
    const view = views.find(({ id }) => id === this.by) ?? views[0];
    return view ? this.#card(views, view) : nothing;
  }

  /** Dimensions of which some values are known places, those that place most sales first. */
  #views() {
    const { data } = this.#sales.panel;
    return there()
      .map((dimension) => ({ ...dimension, ...this.#placed(dimension, data?.[dimension.id]) }))
      .filter(({ points, share }) => points.length > 0 && share >= 0.5)
      .sort((a, b) => b.points.length - a.points.length);
  }

  #placed({ id }, answer) {
    const rows = (answer ? explored({ explore: answer }).rows : []).filter(({ netSales }) => netSales > 0);
    const names = rows.map((row) => row[id]).filter(Boolean);
    const places = id === 'country' ? this.known.middles(names) : this.known.places(names);
    const points = rows
      .map((row) => ({ row, name: row[id], value: row.netSales, place: places.get(row[id]) }))
      .filter(({ place }) => place);
    const all = total(rows);
    return { rows, points, share: all > 0 ? total(points.map(({ row }) => row)) / all : 0 };
  }

  #card(views, view) {
    const { id, rows, points, share } = view;
    const [best] = points;
    const missing = rows.length - points.length;
    const map = mapOf(this.known.countries, points);
    return html`
      <chart-card
        name="Sales by place"
        .finding=${points.length > 1 && points[1].value === best.value ? 'Sales by place' : `${best.name} sells most: ${money(best.value)}`}
        .unit=${`Net sales; ${currencyCode()}, by area of the circles${missing > 0 ? `; ${plural(missing, 'place')} with ${percent(1 - share)} of sales not on the map` : ''}`}
        .panel=${this.#sales.panel}
        .rows=${rows}
        .columns=${[{ key: id, name: view.name }, { key: 'netSales', name: 'Net sales', format: exactMoney, figure: true, bar: true }]}
        .keys=${(row) => ({ [id]: row[id] })}
        .drawn=${{ as: 'map', map }}
        @again=${this.#sales.again}
      >
        ${views.length > 1 ? html`<choice-row slot="tools" label="Places by" .choices=${views} .chosen=${id} @choose=${({ detail }) => (this.by = detail)}></choice-row>` : nothing}
        <place-marks slot="chart" .map=${map} .all=${total(rows)}></place-marks>
      </chart-card>
    `;
  }

  static styles = block;
}

const total = (rows) => rows.reduce((sum, { netSales }) => sum + netSales, 0);
customElements.define('sales-map', SalesMap);
