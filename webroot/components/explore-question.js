import { LitElement, css, html, nothing } from 'lit';
import { ask, exploring, MOST_DIMENSIONS, MOST_METRICS, TIMES, toggled } from '../state/exploring.js';
import { Query } from '../state/query.js';
import { Watch } from '../state/store.js';
import { place } from '../state/url.js';
import { controls } from '../styles/controls.js';
import { cross } from './icons.js';
import './choice-row.js';

const VIEWS = [
  { id: 'table', name: 'Table' },
  { id: 'pivot', name: 'Pivot' },
  { id: 'chart', name: 'Chart' },
];

/** Which metrics are shown, and by what. Only what the dataset can tell is offered. */
class ExploreQuestion extends LitElement {
  #watch = new Watch(this, place);
  #catalogue = new Query(this, {
    text: '{ catalogue(dataSource: $dataSource) { metrics { name label description known } dimensions { name label description known } } }',
    pick: (data) => data.catalogue,
  });

  render() {
    const it = exploring();
    const { metrics = [], dimensions = [] } = this.#catalogue.panel.data ?? {};
    return html`
      <div class="line">
        <span class="word">Show</span>
        ${this.#chips(metrics, it.metrics, 'metrics', it.metrics.length > 1)}
        ${this.#more(metrics, it.metrics, 'metrics', 'Add a figure', MOST_METRICS)}
      </div>
      <div class="line">
        <span class="word">by</span>
        ${this.#chips(dimensions, it.dimensions, 'dimensions', true)}
        ${this.#more(dimensions, it.dimensions, 'dimensions', 'Add a split', MOST_DIMENSIONS)}
        ${this.#select('Time', TIMES, it.granularity ?? '', (id) => ask({ granularity: id || null }))}
      </div>
      <div class="line">
        <span class="word">as</span>
        <choice-row label="Shown as" .choices=${viewsOf(dimensions, it)} chosen=${it.view} @choose=${({ detail }) => ask(viewed(detail, it, dimensions))}></choice-row>
        ${this.#columns(dimensions, it)}
      </div>
    `;
  }

  #chips(all, names, list, removable) {
    return names.map((name) => {
      const { label = name, description } = all.find((it) => it.name === name) ?? {};
      const out = () => ask({ [list]: toggled(exploring()[list], name) });
      return html`
        <span class="chip" title=${description ?? nothing}>
          ${label}
          ${removable ? html`<button class="quiet" aria-label="Without ${label}" @click=${out}>${cross}</button>` : nothing}
        </span>
      `;
    });
  }

  #more(all, names, list, label, most) {
    const others = all.filter(({ name, known }) => known && !names.includes(name));
    if (others.length === 0 || names.length >= most) {
      return nothing;
    }
    const options = [{ id: '', name: label }, ...others.map(({ name, label: text }) => ({ id: name, name: text }))];
    return this.#select(label, options, '', (name) => ask({ [list]: [...exploring()[list], name] }));
  }

  /** The 20 largest values of one more dimension beside each other. */
  #columns(all, it) {
    const others = beyond(all, it);
    if (it.view !== 'pivot') {
      return nothing;
    }
    const options = others.map(({ name, label }) => ({ id: name, name: `${label} as columns` }));
    return this.#select('Columns', options, it.pivot, (name) => ask({ pivot: name }));
  }

  #select(label, options, chosen, then) {
    const pick = (event) => {
      const { value } = event.target;
      event.target.value = chosen;
      then(value);
    };
    return html`
      <select aria-label=${label} .value=${chosen} @change=${pick}>
        ${options.map(({ id, name }) => html`<option value=${id} ?selected=${id === chosen}>${name}</option>`)}
      </select>
    `;
  }

  static styles = [
    controls,
    css`
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--space-3);
    }
    .line {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--space-2);
    }
    .word {
      width: 40px;
      color: var(--text-muted);
      font-size: var(--size-13);
    }
    .chip {
      display: inline-flex;
      align-items: center;
      min-height: var(--target);
      padding-left: var(--space-3);
      border-radius: var(--radius-small);
      background: var(--accent-soft);
      color: var(--accent-strong);
      font-weight: 500;
      font-size: var(--size-13);
    }
    .chip:not(:has(button)) {
      padding-right: var(--space-3);
    }
    .chip button {
      min-width: var(--target);
      padding: 0;
      color: inherit;
    }
    .chip svg {
      width: 14px;
      height: 14px;
    }
    select {
      max-width: 220px;
    }
    @media (max-width: 640px) {
      .word {
        width: 100%;
      }
      select {
        flex: 1 1 40%;
        max-width: none;
        font-size: var(--size-16);
      }
    }
  `,
  ];
}
const beyond = (all, it) => all.filter(({ name, known }) => known && !it.dimensions.includes(name));

/** Without another dimension there is nothing to put into columns. */
const viewsOf = (dimensions, it) =>
  VIEWS.filter(({ id }) => id !== 'pivot' || beyond(dimensions, it).length > 0 || it.dimensions.length > 1);

/** A pivot needs columns: of several splits the last becomes them, else another dimension does. */
function viewed(view, it, all) {
  if (view !== 'pivot') {
    return { view, pivot: view === 'table' ? null : it.pivot };
  }
  const several = it.dimensions.length > 1;
  const pivot = it.pivot ?? (several ? it.dimensions.at(-1) : beyond(all, it)[0].name);
  return { view, pivot, dimensions: it.dimensions.filter((name) => name !== pivot) };
}

customElements.define('explore-question', ExploreQuestion);
