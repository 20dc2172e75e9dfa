import { LitElement, css, html, nothing } from 'lit';
import { comparisonsThatWork, whyNotCompared } from '../state/comparing.js';
import { datasets } from '../state/datasets.js';
import { inSentence } from '../state/days-in-words.js';
import { DIMENSIONS, filters } from '../state/filters.js';
import { alike, amount, currencyCode, date, exactMoney, money } from '../state/format.js';
import { Query } from '../state/query.js';
import { Watch } from '../state/store.js';
import { go, place } from '../state/url.js';
import { block } from '../styles/block.js';
import { controls } from '../styles/controls.js';
import './chart-card.js';
import './choice-row.js';

const EFFECTS = 'effects';
const COLUMNS = [
  { key: 'name', name: 'What', format: (name) => name ?? 'All others' },
  { key: 'before', name: 'Before', format: exactMoney, figure: true },
  { key: 'after', name: 'Now', format: exactMoney, figure: true },
  { key: 'change', name: 'Change', format: exactMoney, figure: true },
];

const span = ({ startDate, endDate }) =>
  startDate === endDate ? date(startDate) : `${date(startDate)} – ${date(endDate)}`;

/** Why there is no change where something was sold now: nothing was then. */
const nothingBefore = (data) =>
  data?.about.unknown && data.then && data.after !== null
    ? `Nothing${filtersSet() ? ' of this' : ''} was sold ${inSentence({ start: data.then.startDate, end: data.then.endDate })}, so there is nothing to compare with.`
    : undefined;

const filtersSet = () => {
  const { values, where } = filters();
  return where.length > 0 || Object.values(values).some((list) => list.length > 0);
};

const signed = (value, text) => (value > 0 ? '+' : '') + text;

function barsOf(rows) {
  const short = alike(amount, rows.map(({ change }) => change));
  return rows.map(({ name, change }) => ({
    name: name ?? 'All others',
    change,
    text: signed(change, short(change)),
  }));
}

/** Which branches, products and customers explain the change. */
class WhatChanged extends LitElement {
  #watch = new Watch(this, datasets, place);
  static properties = { by: { state: true } };
  #change = new Query(this, {
    text: `{ whatChanged(@filter, compareTo: $whatChangedTo, limit: 6) {
      about { finding unknown } then { startDate endDate } now { startDate endDate } after change
      breakdowns { dimension contributions { name before after change } }
      effects { name change } } }`,
    pick: (data) => data.whatChanged,
    when: () => whyNotCompared() === null,
  });

  render() {
    const { panel, again } = this.#change;
    const why = whyNotCompared();
    const { data } = why ? { data: null } : panel;
    const views = this.#views(data);
    const view = views.find(({ id }) => id === this.by) ?? views[0];
    const rows = view?.rows ?? [];
    return html`
      <chart-card
        name="What changed"
        .finding=${this.#finding(data)}
        .unit=${this.#unit(data)}
        .panel=${why ? { ...panel, status: 'ready', data: null, problem: null } : panel}
        .rows=${rows}
        .columns=${view?.id === EFFECTS ? COLUMNS.filter(({ key }) => key === 'name' || key === 'change') : COLUMNS}
        .drawn=${{ as: 'changes', bars: barsOf(rows) }}
        .keys=${view?.dimension ? (row) => (row.name ? { [view.dimension]: row.name } : {}) : null}
        .within=${{}}
        .none=${why ?? nothingBefore(data)}
        @again=${again}
      >
        <div slot="chart" class="views">
        ${views.length > 1 ? html`<choice-row label="Change by" .choices=${views} .chosen=${view.id} @choose=${({ detail }) => (this.by = detail)}></choice-row>` : nothing}
          <ul>${this.#bars(rows, view?.dimension)}</ul>
        </div>
        ${why || nothingBefore(data) ? this.#offers() : nothing}
      </chart-card>
    `;
  }

  /** What would work. */
  #offers() {
    const offers = comparisonsThatWork();
    return offers.length === 0 ? nothing : html`
      <div slot="none" class="offers">${offers.map(({ name, patch }) => html`<button @click=${() => go(patch)}>${name}</button>`)}</div>
    `;
  }

  #finding(data) {
    // where only one is looked at, it explains nothing
    const first = data?.breakdowns.find(({ contributions }) => contributions.length > 1);
    const named = first?.contributions.filter(({ name, change }) => name && change * data.change > 0);
    if (!named?.length) {
      return 'What changed';
    }
    const [most] = named;
    const short = alike(money, [most.change, data.change]);
    return `${most.name} explains most: ${signed(most.change, short(most.change))} of ${signed(data.change, short(data.change))}`;
  }

  #views(data) {
    const by = (data?.breakdowns ?? []).filter(({ contributions }) => contributions.length > 0);
    const views = by.map(({ dimension, contributions }) => ({
      id: dimension,
      dimension,
      name: DIMENSIONS.find((it) => it.dimension === dimension)?.label ?? dimension,
      // of many that were summed up, what is below a cent is the sum's own rounding
      rows: contributions.filter(({ name, change }) => name !== null || Math.abs(change) >= 0.005),
    }));
    return data?.effects.length > 0
      ? [...views, { id: EFFECTS, name: 'Price and volume', rows: data.effects }]
      : views;
  }

  #unit(data) {
    return data?.then && data.now
      ? `Net sales; ${currencyCode()}, ${span(data.now)} against ${span(data.then)}`
      : 'Net sales of two periods';
  }

  #bars(rows, dimension) {
    const most = Math.max(...rows.map(({ change }) => Math.abs(change)), 0);
    const bars = barsOf(rows);
    return rows.map((row, at) => {
      const { name: words, change, text } = bars[at];
      const width = most > 0 ? (Math.abs(change) / most) * 50 : 0;
      return html`
        <li>
          ${row.name && dimension ? html`<button class="quiet" title="Filter by ${words}; with Shift, show its rows" @click=${({ shiftKey }) => this.#mark(row, shiftKey)}>${words}</button>` : html`<span class="name">${words}</span>`}
          <svg aria-hidden="true" height="12"><rect class=${change < 0 ? 'less' : 'more'} x="${change < 0 ? 50 - width : 50}%" width="${width}%" height="12" rx="2"></rect><line x1="50%" x2="50%" y1="0" y2="12"></line></svg>
          <span class="figure ${change < 0 ? 'less' : 'more'}" title=${exactMoney(change)}>${text}</span>
        </li>
      `;
    });
  }

  #mark(row, behind) {
    this.renderRoot.querySelector('.views').dispatchEvent(
      new CustomEvent('mark', { detail: { row, behind }, bubbles: true, composed: true }),
    );
  }

  static styles = [
    controls,
    block,
    css`
    .views {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      align-content: start;
      gap: var(--space-3);
    }
    .offers {
      display: flex;
      flex-wrap: wrap;
      justify-content: center;
      gap: var(--space-2);
      margin-top: var(--space-3);
    }
    ul {
      display: grid;
      gap: 2px;
    }
    li {
      display: grid;
      grid-template-columns: minmax(0, 40%) minmax(0, 1fr) max-content;
      align-items: center;
      gap: var(--space-3);
      min-height: 36px;
      font-size: var(--size-13);
    }
    li button,
    .name {
      justify-self: start;
      max-width: 100%;
      overflow: hidden;
      padding: 0 var(--space-1);
      text-overflow: ellipsis;
      white-space: nowrap;
    }
    li button {
      display: block;
      color: var(--text);
      font-weight: 400;
      text-align: left;
    }
    svg {
      width: 100%;
    }
    rect.more {
      fill: var(--positive);
    }
    rect.less {
      fill: var(--negative);
    }
    line {
      stroke: var(--line-strong);
    }
    .figure {
      text-align: right;
    }
    .figure.more {
      color: var(--positive);
    }
    .figure.less {
      color: var(--negative);
    }
  `,
  ];
}
customElements.define('what-changed', WhatChanged);
