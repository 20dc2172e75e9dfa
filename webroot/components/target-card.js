import { LitElement, css, html, nothing, svg } from 'lit';
import { datasets } from '../state/datasets.js';
import { lastOfMonth } from '../state/days.js';
import { moneyAndDays } from '../state/days-in-words.js';
import { daysShown, filters } from '../state/filters.js';
import { alike, exactMoney, money, month, percent } from '../state/format.js';
import { part } from '../state/parts.js';
import { agreed, preferences } from '../state/preferences.js';
import { Watch } from '../state/store.js';
import { monthsIn } from '../state/target-span.js';
import { go, place } from '../state/url.js';
import { block } from '../styles/block.js';
import { controls } from '../styles/controls.js';
import './chart-card.js';

const form = part(() => import('./target-form.js'));

const COLUMNS = [
  { key: 'name', name: 'What' },
  { key: 'value', name: 'Net sales', format: exactMoney, figure: true, bar: true },
];

/** A target that was so far passed was no target; more digits would not fit, either. */
const MOST = 99.99;

const RADIUS = 84;
const LENGTH = Math.PI * RADIUS;
const ARC = `M ${100 - RADIUS} 100 A ${RADIUS} ${RADIUS} 0 0 1 ${100 + RADIUS} 100`;

/**
 * How much of what was to be sold is sold. The target is of a month, and all readers of the dataset
 * have the same.
 *
 * @typedef {object} Props
 * @prop {import('../state/query.js').Panel} panel data is `{now}`, a RevenueSummary
 *
 * @extends {LitElement<Props>}
 */
class TargetCard extends LitElement {
  #watch = new Watch(this, place, datasets, agreed);
  static properties = {
    panel: { attribute: false },
    editing: { state: true },
  };

  render() {
    const { monthlyTarget } = preferences();
    const open = this.editing || monthlyTarget === null;
    const sold = this.#sold();
    const known = monthlyTarget !== null && sold !== null;
    return html`
      <chart-card
        name="Target"
        .finding=${this.#finding(monthlyTarget)}
        .unit=${this.#unit()}
        .panel=${this.panel}
        .rows=${known ? rowsOf(sold, this.#wanted(monthlyTarget)) : []}
        .columns=${COLUMNS}
        .within=${{}}
        .drawn=${known ? this.#drawn(monthlyTarget) : null}
        .none=${monthlyTarget === null ? 'What do you want to sell in a month?' : undefined}
      >
        ${open ? nothing : html`<button slot="tools" class="quiet" @click=${() => (this.editing = true)}>Change</button>`}
        ${known ? this.#gauge(monthlyTarget) : nothing}
        <div slot="below">
          ${open && agreed.value.known ? this.#form(monthlyTarget) : nothing}
        </div>
      </chart-card>
    `;
  }

  #sold() {
    return this.panel.data?.now.netSales ?? null;
  }

  #wanted(monthlyTarget) {
    const { start, end } = daysShown();
    return monthlyTarget * monthsIn(start, end);
  }

  #finding(monthlyTarget) {
    const sold = this.#sold();
    if (monthlyTarget === null || sold === null) {
      return 'Target';
    }
    const part = sold / this.#wanted(monthlyTarget);
    return part >= 1 ? `The target is reached: ${percent(part)}` : `${percent(part)} of the target is sold`;
  }

  #unit() {
    return `Net sales; ${moneyAndDays()}`;
  }

  /** What the gauge says, for the page and for a picture. */
  #drawn(monthlyTarget) {
    const sold = this.#sold();
    const wanted = this.#wanted(monthlyTarget);
    const some = Object.values(filters().values).some((list) => list.length > 0) || filters().where.length > 0;
    const share = sold / wanted;
    const short = alike(money, [sold, wanted]);
    return {
      as: 'gauge',
      part: Math.max(0, Math.min(1, share)),
      reached: share >= 1,
      figure: inDigits(share),
      lines: [
        `${short(sold)} of ${short(wanted)}`,
        `${money(monthlyTarget)} a month${some ? ', of all sales; these are some of them' : ''}`,
      ],
    };
  }

  #gauge(monthlyTarget) {
    const { part, reached, figure, lines } = this.#drawn(monthlyTarget);
    const alone = lastMonth();
    const exact = `${exactMoney(this.#sold())} of ${exactMoney(this.#wanted(monthlyTarget))}`;
    return html`
      <div slot="chart" class="gauge">
        <svg viewBox="0 0 200 108" role="img" aria-label=${this.#finding(monthlyTarget)}
          class=${alone ? 'leads' : nothing} @click=${alone ? () => go(alone) : nothing}>
          <path class="all" d=${ARC}></path>
          ${part > 0 ? svg`<path class="part ${reached ? 'reached' : ''}" d=${ARC} stroke-dasharray="${part * LENGTH} ${LENGTH}"></path>` : nothing}
          <text x="100" y="88" text-anchor="middle" class="figure ${figure.length > 7 ? 'long' : ''}">${figure}</text>
        </svg>
        <p title=${exact}><b>${lines[0]}</b></p>
        <p class="muted small">${lines[1]}</p>
        ${alone ? html`<button class="quiet" @click=${() => go(alone)}>Show ${month(alone.start)} alone</button>` : nothing}
      </div>
    `;
  }

  /** Who asks for it gets it at once; else it comes after the first view, into its place. */
  #form(monthlyTarget) {
    if (this.editing) {
      form();
    }
    return html`<target-form class="form" .target=${monthlyTarget} @left=${() => (this.editing = false)}></target-form>`;
  }

  static styles = [
    controls,
    block,
    css`
    .gauge {
      display: grid;
      align-content: center;
      justify-items: center;
      gap: var(--space-1);
      text-align: center;
    }
    svg {
      width: min(280px, 100%);
    }
    .leads {
      cursor: pointer;
    }
    path {
      fill: none;
      stroke-width: 16;
    }
    .all {
      stroke: var(--grid);
    }
    .part {
      stroke: var(--series-1);
    }
    .part.reached {
      stroke: var(--positive);
    }
    .figure {
      fill: var(--text);
      font: 600 28px var(--font);
    }
    .figure.long {
      font-size: 22px;
    }
    b {
      font-weight: 600;
    }
    .form {
      display: block;
      min-height: 92px;
    }
  `,
  ];
}
/** The last month of what is on show, whole, as the target is of; null where it is alone already. */
function lastMonth() {
  const { end } = daysShown();
  const alone = { start: `${end.slice(0, 7)}-01`, end: lastOfMonth(end), period: null };
  const it = filters();
  return it.start === alone.start && it.end === alone.end ? null : alone;
}

/** What there is room for in the gauge. */
const inDigits = (share) =>
  Math.abs(share) > MOST ? `${share > 0 ? '>' : '<'} ${percent(Math.sign(share) * MOST)}` : percent(share);

/** The gauge in figures. */
const rowsOf = (sold, wanted) => [
  { name: 'Sold', value: sold },
  { name: 'Target', value: wanted },
  { name: sold < wanted ? 'Still to be sold' : 'More than wanted', value: Math.abs(wanted - sold) },
];

customElements.define('target-card', TargetCard);
