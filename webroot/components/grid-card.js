import { LitElement, html } from 'lit';
import { gridOf } from '../charts/grid.js';
import { datasets, lacks } from '../state/datasets.js';
import { EXPLORED, explored } from '../state/explored.js';
import { exactMoney, inOneUnit } from '../state/format.js';
import { leaderOf } from '../state/leader.js';
import { Query } from '../state/query.js';
import { Watch } from '../state/store.js';
import { block } from '../styles/block.js';
import './chart-card.js';
import './heat-grid.js';

/**
 * Net sales by two dimensions: the question and its card.
 *
 * @typedef {object} Of
 * @property {string} name
 * @property {(shown: number, all: number) => string} unit
 * @property {string} down the dimension of the rows
 * @property {string} across that of the columns
 * @property {{dimensions: string[], split?: string, metrics: string[], limit: number}} ask of `explore`
 * @property {import('./data-table.js').Column[]} columns
 * @property {(best: object, total: number) => string} finding
 * @property {Object<string, string>} [needs] columns without which there is nothing to ask, and what
 *     they are called
 * @property {{down: number, across: number}} [most] so many rows and columns are drawn
 * @property {string[]} [rows] in this order
 * @property {boolean} [sorted] its columns by their names
 * @property {(rows: Row[]) => string | undefined} [silent] why these rows say nothing
 *
 * @typedef {object} Props
 * @prop {Of} of
 *
 * @extends {LitElement<Props>}
 */
class GridCard extends LitElement {
  #watch = new Watch(this, datasets);
  static properties = { of: { attribute: false } };
  #cells = new Query(this, {
    text: `{ explore(dimensions: $dimensions, split: $split, metrics: $metrics, limit: $limit, filters: $filter) ${EXPLORED} }`,
    types: { dimensions: '[String!]!', split: 'String', metrics: '[String!]!', limit: 'Int!' },
    variables: () => ({ split: null, ...this.of.ask }),
    pick: explored,
    when: () => this.#missing() === undefined,
  });

  render() {
    const { of } = this;
    const { panel, again } = this.#cells;
    const missing = this.#missing();
    const all = missing ? [] : (panel.data?.rows ?? []);
    const silent = of.silent?.(all);
    const rows = silent ? [] : all;
    const cells = of.most ? largest(rows, of) : rows;
    const grid = gridOf(cells, this.#layout(cells));
    return html`
      <chart-card
        .name=${of.name}
        .finding=${finding(rows, of)}
        .unit=${of.unit(cells.length, rows.length)}
        .panel=${missing ? { ...panel, status: 'ready' } : panel}
        .rows=${rows}
        .columns=${of.columns}
        .keys=${(row) => ({ [of.down]: row[of.down], [of.across]: row[of.across] })}
        .none=${missing ? `Your files name no ${missing}.` : silent}
        .drawn=${{ as: 'grid', grid }}
        @again=${again}
      >
        <heat-grid slot="chart" label=${of.name} opens="Filter by it" .grid=${grid}></heat-grid>
      </chart-card>
    `;
  }

  /** What the data lacks, in words. */
  #missing() {
    return Object.entries(this.of?.needs ?? {}).find(([column]) => lacks(column))?.[1];
  }

  #layout(cells) {
    const { down, across, rows, sorted } = this.of;
    return {
      down: (cell) => cell[down],
      across: (cell) => cell[across],
      value: ({ netSales }) => netSales,
      form: inOneUnit,
      exact: exactMoney,
      rows: rows?.filter((name) => cells.some((cell) => cell[down] === name)),
      columns: sorted ? [...new Set(cells.map((cell) => cell[across]))].sort() : undefined,
    };
  }

  static styles = block;
}

/** @param {Row} row */
const sales = ({ netSales }) => netSales ?? 0;

/** The rows and columns that sell most. @param {Row[]} all @param {Of} of */
function largest(all, { down, across, most = { down: Infinity, across: Infinity } }) {
  const names = (key, some) => {
    const sums = new Map();
    all.forEach((cell) => sums.set(cell[key], (sums.get(cell[key]) ?? 0) + sales(cell)));
    return new Set([...sums].sort(([, a], [, b]) => b - a).slice(0, some).map(([name]) => name));
  };
  const [rows, columns] = [names(down, most.down), names(across, most.across)];
  return all.filter((cell) => rows.has(cell[down]) && columns.has(cell[across]));
}

function finding(rows, of) {
  const best = leaderOf(rows, 'netSales');
  return best ? of.finding(best, rows.reduce((sum, row) => sum + sales(row), 0)) : of.name;
}
customElements.define('grid-card', GridCard);
