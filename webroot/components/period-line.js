import { LitElement, css, html, nothing } from 'lit';
import { comparedInWords } from '../state/change.js';
import { isWholeIn } from '../state/comparing.js';
import { inSentence } from '../state/days-in-words.js';
import { daysShown, extent, filters } from '../state/filters.js';
import { money, percent, plural } from '../state/format.js';
import { Watch } from '../state/store.js';
import { datasets } from '../state/datasets.js';
import { place } from '../state/url.js';
import { controls } from '../styles/controls.js';
import { skeleton } from '../styles/skeleton.js';

/**
 * The period in one sentence.
 *
 * @typedef {object} Props
 * @prop {import('../state/query.js').Panel} panel data is `{now, before?}`, both a RevenueSummary
 *
 * @extends {LitElement<Props>}
 */
class PeriodLine extends LitElement {
  #watch = new Watch(this, place, datasets);
  static properties = { panel: { attribute: false } };

  render() {
    const { data, status } = this.panel;
    if (!data) {
      return status === 'loading' ? html`<p><span class="skeleton" aria-hidden="true">From 0 Mmm 0000 to 00 Mmm 0000 you sold KSh 00.0 M in 00,000 transactions</span></p>` : nothing;
    }
    const { netSales, totalTransactions, grossProfit } = data.now;
    const { start, end } = daysShown();
    const days = inSentence({ start, end }).replace(/^./, (letter) => letter.toUpperCase());
    if (netSales === null) {
      return html`<p>${days} nothing was sold.</p>`;
    }
    const earned = grossProfit !== null && netSales > 0 ? html` and ${grossProfit < 0 ? 'lost' : 'earned'} ${percent(Math.abs(grossProfit) / netSales)} of it` : nothing;
    return html`<p>${days} you sold <b>${money(netSales)}</b> in ${plural(totalTransactions, 'transaction')}${earned}${this.#change(data)}.</p>`;
  }

  #change({ now, before }) {
    const then = before?.netSales;
    const days = filters().before;
    // against fewer days than it seems, more is no finding; below the figures it says which there are
    if (typeof then !== 'number' || !days || !isWholeIn(days, extent())) {
      return nothing;
    }
    return html`: <b>${comparedInWords(now.netSales, then, money)}</b> ${inSentence(days)}`;
  }

  static styles = [
    controls,
    skeleton,
    css`
    p {
      max-width: 80ch;
      font-size: var(--size-16);
    }
    b {
      font-weight: 600;
    }
  `,
  ];
}
customElements.define('period-line', PeriodLine);
