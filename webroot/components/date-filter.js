import { LitElement, css, html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { presets } from '../state/days.js';
import { overview } from '../state/overview.js';
import { Watch } from '../state/store.js';
import { go, place } from '../state/url.js';
import { controls } from '../styles/controls.js';

const day = (moment) => moment?.slice(0, 10) ?? null;

const ALL = { name: 'All dates', start: null, end: null };
const OWN = -1;

/** Which days are looked at: common spans, or a first and a last day. Kept in the address. */
class DateFilter extends LitElement {
  #watch = new Watch(this, place, overview);
  static properties = { wrong: { state: true }, choosing: { state: true } };

  render() {
    const { start, end } = place.value;
    const { earliestDate, latestDate } = overview.value.range.data ?? {};
    const first = start ?? day(earliestDate);
    const last = end ?? day(latestDate);
    const spans = latestDate ? presets(day(earliestDate), day(latestDate)) : [ALL];
    const at = spans.findIndex((span) => span.start === start && span.end === end);
    const chosen = this.choosing || at < 0;
    return html`
      <div class="filter ${chosen ? 'chosen' : ''}" role="group" aria-label="Days">
        ${this.#spans(spans, chosen ? OWN : at)}
        ${this.#field('start', 'First day', first, { max: last })}
        <span class="muted to" aria-hidden="true">–</span>
        ${this.#field('end', 'Last day', last, { min: first })}
      </div>
      ${this.wrong ? html`<p role="alert" class="small">${this.wrong}</p>` : nothing}
    `;
  }

  #spans(spans, at) {
    const option = (name, index) => html`
      <option value=${index} .selected=${live(index === at)}>${name}</option>
    `;
    return html`
      <select aria-label="Span" @change=${(event) => this.#preset(spans[event.target.value])}>
        ${spans.map(({ name }, index) => option(name, index))} ${option('Chosen days', OWN)}
      </select>
    `;
  }

  #field(id, label, value, { min, max }) {
    return html`
      <label>
        <span class="only-read">${label}</span>
        <input
          type="date"
          id=${id}
          .value=${live(value ?? '')}
          min=${min ?? nothing}
          max=${max ?? nothing}
          @change=${(event) => this.#set(id, event)}
        />
      </label>
    `;
  }

  /** @param {{start: string | null, end: string | null} | undefined} span none: days of one's own */
  async #preset(span) {
    this.wrong = '';
    this.choosing = !span;
    if (span) {
      go({ start: span.start, end: span.end });
    } else {
      await this.updateComplete;
      this.renderRoot.querySelector('#start').focus();
    }
  }

  #set(which, event) {
    const wanted = {
      start: place.value.start,
      end: place.value.end,
      [which]: event.target.value || null,
    };
    if (wanted.start && wanted.end && wanted.start > wanted.end) {
      this.wrong = 'The first day must not be after the last.';
      return;
    }
    this.wrong = '';
    go(wanted);
  }

  static styles = [
    controls,
    css`
    :host {
      display: block;
    }
    .filter {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--space-2);
    }
    input {
      width: 136px;
    }
    p {
      margin-top: var(--space-1);
      color: var(--negative);
    }
    @media (max-width: 640px) {
      .filter {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto minmax(0, 1fr);
      }
      select {
        grid-column: 1 / -1;
      }
      .filter:not(.chosen) :is(label, .to) {
        display: none;
      }
      input,
      select {
        width: 100%;
        min-width: 0;
        font-size: var(--size-16);
      }
    }
  `,
  ];
}
customElements.define('date-filter', DateFilter);
