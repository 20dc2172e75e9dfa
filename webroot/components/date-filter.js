import { LitElement, css, html } from 'lit';
import { live } from 'lit/directives/live.js';
import { presets } from '../state/days.js';
import { overview } from '../state/overview.js';
import { Watch } from '../state/store.js';
import { go, place } from '../state/url.js';
import { controls } from '../styles/controls.js';

/** Which days are looked at: common spans, or a first and a last day. Kept in the address. */
class DateFilter extends LitElement {
  #watch = new Watch(this, place, overview);
  static properties = { wrong: { state: true } };

  render() {
    const { start, end } = place.value;
    const { earliestDate, latestDate } = overview.value.range.data ?? {};
    const spans = latestDate ? presets(earliestDate.slice(0, 10), latestDate.slice(0, 10)) : [];
    const at = spans.findIndex((span) => span.start === start && span.end === end);
    return html`
      <div class="filter" role="group" aria-label="Days">
        <select aria-label="Span" @change=${(event) => this.#preset(spans[event.target.value])}>
          ${spans.length === 0 ? html`<option selected>All dates</option>` : ''}
          ${spans.map(({ name }, index) => html`<option value=${index} .selected=${live(index === at)}>${name}</option>`)}
          ${spans.length > 0 && at < 0 ? html`<option value="-1" .selected=${live(true)}>Chosen days</option>` : ''}
        </select>
        <label><span class="only-read">First day</span>
          <input type="date" id="start" .value=${live(start ?? earliestDate?.slice(0, 10) ?? '')} max=${end ?? ''} @change=${(event) => this.#set('start', event)}></label>
        <span class="muted" aria-hidden="true">–</span>
        <label><span class="only-read">Last day</span>
          <input type="date" id="end" .value=${live(end ?? latestDate?.slice(0, 10) ?? '')} min=${start ?? ''} @change=${(event) => this.#set('end', event)}></label>
      </div>
      ${this.wrong ? html`<p role="alert" class="small">${this.wrong}</p>` : ''}
    `;
  }

  #preset(span) {
    if (span) {
      this.wrong = '';
      go({ start: span.start, end: span.end });
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
