import { LitElement, html, nothing } from 'lit';
import { exploreChart } from '../charts/explored.js';
import { fileName } from '../state/download.js';
import { compareTo, filters } from '../state/filters.js';
import { EXPLORED, columnsOf, explored } from '../state/explored.js';
import { ask, exploring, isCompared, ROWS, sortable } from '../state/exploring.js';
import { exportUrl, MOST_EXPORTED } from '../state/exporting.js';
import { fetchFile } from '../state/fetching.js';
import { count, pageInWords, plural, stretch } from '../state/format.js';
import { withTotals } from '../state/pivot.js';
import { Query } from '../state/query.js';
import { showRows } from '../state/rows.js';
import { controls } from '../styles/controls.js';
import { figuresPage } from '../styles/figures-page.js';
import '../components/chart-card.js';
import '../components/explore-question.js';
import '../components/file-fetch.js';
import '../components/page-turner.js';
import '../components/table-card.js';

/** A chart shows no more groups than these. */
const DRAWN = 500;

/** Any question of the data: which figures, split by what, as a table, a chart or with columns. */
class ExplorePage extends LitElement {
  #answer = new Query(this, {
    text: `{ explore(dimensions: $by, split: $split, metrics: $metrics, granularity: $granularity, pivot: $pivot,
      sort: $sort, limit: $limit, offset: $from, filters: $filter, compareTo: $comparedTo) ${EXPLORED}
      catalogue(dataSource: $dataSource) { metrics { name label } dimensions { name label } } }`,
    types: {
      by: '[String!]!',
      split: 'String',
      metrics: '[String!]!',
      granularity: 'Granularity',
      pivot: 'String',
      sort: 'OrderInput',
      limit: 'Int!',
      from: 'Int!',
      comparedTo: 'CompareInput',
    },
    variables: () => variables(exploring()),
    pick: (data) => ({ ...explored(data), labels: labelsOf(data.catalogue) }),
  });

  render() {
    const it = exploring();
    return html`
      <section class="card plain" aria-label="Question"><explore-question></explore-question></section>
      ${it.view === 'chart' ? this.#chart(it) : this.#table(it)}
    `;
  }

  #table(it) {
    const { panel, again } = this.#answer;
    const { approximate, labels } = panel.data ?? {};
    const whole = it.from === 0 && (panel.data?.rows ?? []).length < ROWS;
    const { columns, rows, foot } = withTotals({ columns: panel.data?.columns ?? [], rows: panel.data?.rows ?? [] }, it, whole);
    const uncompared = !isCompared(it) && filters().before ? '; a pivot is not compared with other days' : '';
    const told = (whole ? plural(rows.length, 'row') : pageInWords(it.from, rows.length)) + (approximate ? '; counts of different things are estimates' : '') + uncompared;
    return html`
      <table-card
        name=${headline(it, labels)}
        .unit=${panel.data ? told : null}
        .panel=${panel}
        .rows=${rows}
        .foot=${foot}
        .columns=${sorting(tableColumns(columns, it, labels), it, whole)}
        .within=${{}}
        .order=${it.sort ?? FIRST}
        search=${whole ? 'Search the answer' : 'Search these rows'}
        .more=${this.#files(it, whole, labels)}
        opens="Show the rows behind it"
        none=${it.from > 0 ? 'There are no more rows.' : nothing}
        @open=${({ detail }) => this.#open(detail, it)}
        @order=${({ detail }) => ask({ sort: detail })}
        @again=${again}
      >
        <file-fetch slot="below"></file-fetch>
        ${whole ? nothing : html`
          <page-turner slot="below" .from=${it.from} .shown=${rows.length} .size=${ROWS} ?loading=${panel.status === 'loading'}
            @turn=${({ detail }) => ask({ from: detail })}></page-turner>`}
      </table-card>
    `;
  }

  /** What the server writes of the whole answer; where that is on the page, it makes the CSV itself. */
  #files(it, whole, labels) {
    const all = whole ? '' : `, up to ${count(MOST_EXPORTED)} rows`;
    const fetched = (kind, ending) => ({
      name: `Download ${kind}${all}`,
      run: () => fetchFile(exportUrl(it, ending), `${fileName(headline(it, labels))}.${ending}`),
    });
    return [...(whole ? [] : [fetched('CSV', 'csv')]), fetched('Excel', 'xlsx')];
  }

  #chart(it) {
    const { panel, again } = this.#answer;
    const { rows = [], columns = [], labels } = panel.data ?? {};
    const metric = columns.find(({ kind }) => kind === 'metric');
    const isTime = metric?.unit === 'time';
    const drawn = { rows, columns, metric, dimension: it.dimensions[0] ?? null, granularity: it.granularity };
    return html`
      <chart-card
        name=${headline(it, labels)}
        .finding=${headline(it, labels)}
        .unit=${metric ? `${metric.label}: ${metric.description}` : null}
        .panel=${panel}
        .rows=${metric && !isTime ? rows : []}
        .none=${isTime ? 'No chart draws dates. The table shows them.' : undefined}
        .columns=${tableColumns(columns, it, labels)}
        .option=${exploreChart(drawn)}
        .keys=${(row) => keysOf(row, it)}
        granularity=${it.granularity ?? nothing}
        @again=${again}
      >
        ${it.metrics.length > 1 ? this.#which(it, columns) : nothing}
      </chart-card>
    `;
  }

  /** A chart draws one figure at a time. */
  #which(it, columns) {
    const labelOf = (name) => columns.find((column) => column.name === name)?.label ?? name;
    const first = (name) => ask({ metrics: [name, ...it.metrics.filter((other) => other !== name)] });
    return html`
      <select slot="tools" aria-label="Figure drawn" @change=${(event) => first(event.target.value)}>
        ${it.metrics.map((name) => html`<option value=${name} ?selected=${name === it.metrics[0]}>${labelOf(name)}</option>`)}
      </select>
    `;
  }

  #open(row, it) {
    const keys = keysOf(row, it);
    showRows(Object.values(keys).join(', ') || 'all', keys, it.granularity);
  }

  static styles = [controls, figuresPage];
}

/** The server sorts the whole answer by what it knows; changes and pivots only the page, if it has all. */
const sorting = (columns, it, whole) =>
  columns.map((column) =>
    sortable(it).includes(column.key) ? column : { ...column, local: whole, fixed: !whole },
  );

/** Without a column to sort by, the server's own order. */
const FIRST = { by: '', descending: true };

function variables(it) {
  const asked = {
    split: null,
    metrics: it.metrics,
    granularity: it.granularity,
    pivot: it.view === 'pivot' ? it.pivot : null,
    comparedTo: isCompared(it) ? compareTo() : null,
  };
  return it.view === 'chart'
    ? { ...asked, ...drawn(it), sort: null, from: 0 }
    : { ...asked, by: it.dimensions, sort: it.sort, limit: ROWS, from: it.from };
}

/** Of a course all of its time is drawn, for each of the largest values. */
function drawn({ dimensions, granularity }) {
  const [first] = dimensions;
  return granularity && first
    ? { by: [], split: first, limit: ROWS, comparedTo: null }
    : { by: dimensions.slice(0, 1), limit: granularity ? ROWS : DRAWN };
}

/** What a row of the answer is of. */
function keysOf(row, it) {
  const names = it.pivot ? [...it.dimensions, it.pivot] : it.dimensions;
  const keys = Object.fromEntries(names.filter((name) => row[name] !== undefined).map((name) => [name, row[name]]));
  return it.granularity && row.time !== undefined ? { ...keys, time: row.time } : keys;
}

const labelsOf = ({ metrics, dimensions }) =>
  new Map([...metrics, ...dimensions].map(({ name, label }) => [name, label]));

/** Changes in units of their own are one column too many: their percent says it. */
function tableColumns(columns, it, labels) {
  const told = columns.filter(({ kind }) => kind !== 'change');
  const several = it.metrics.length > 1;
  const named = told.map((column) =>
    column.pivot !== null && several
      ? { ...column, label: `${column.pivot}, ${labels.get(column.of).toLowerCase()}` }
      : column,
  );
  return columnsOf(named)
    .map((column, at) => ({ ...column, ...cellsOf(named[at], it) }))
    .map((column) => (column.key === 'time' ? { ...column, format: (time) => stretch(time, it.granularity) } : column))
    .map((column, at) => (at === 0 ? { ...column, format: titled(column) } : column));
}

/** A cell of a pivot is of its column's value too. */
const cellsOf = ({ pivot, total }, it) => (it.pivot && pivot !== null && !total ? { within: { [it.pivot]: pivot } } : {});

/** The last row is called so. */
/** @param {{format?: (...of: any[]) => any}} column */
const titled = ({ format = (value) => value ?? '' }) => (value, row, column) => (row.total ? 'Total' : format(value, row, column));

const listed = (words) =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;

/** The question in words. */
function headline(it, labels) {
  if (!labels) {
    return 'The answer';
  }
  const word = (name) => (labels.get(name) ?? name).toLowerCase();
  const what = (it.view === 'chart' ? it.metrics.slice(0, 1) : it.metrics).map(word);
  const dimensions = it.view === 'chart' ? it.dimensions.slice(0, 1) : it.dimensions;
  const by = [...dimensions.map(word), ...(it.granularity ? [it.granularity.toLowerCase()] : [])];
  const columns = it.view === 'pivot' ? `, each ${word(it.pivot)} in columns` : '';
  const shown = listed(what);
  return shown[0].toUpperCase() + shown.slice(1) + (by.length > 0 ? ` by ${listed(by)}` : '') + columns;
}
customElements.define('explore-page', ExplorePage);
