import { LitElement, css, html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { DECIMALS, groupsOf, labelOf } from '../state/columns.js';
import { date } from '../state/format.js';
import { mapping, sayColumn, sayFile } from '../state/mapping.js';
import { isAnswered } from '../state/questions.js';
import { underWishes } from '../state/reading.js';
import { Watch } from '../state/store.js';
import { dayFirst, otherOrder, readAs } from '../state/time-formats.js';
import { controls } from '../styles/controls.js';
import { question as mark, tick } from './icons.js';
import './target-choice.js';

/**
 * One question that only the file's owner can answer, with the control that answers it.
 *
 * @prop {import('../state/questions.js').Question} question
 */
class MappingQuestion extends LitElement {
  #watch = new Watch(this, mapping);
  static properties = { question: { attribute: false } };

  render() {
    const { preview, reading } = mapping.value;
    const { column, message, about } = this.question;
    const found = preview.columns.find(({ source }) => source === column);
    const done = isAnswered(this.question, reading) && about !== 'none';
    return html`
      <fieldset class=${done ? 'done' : ''}>
        <legend>${done ? tick : mark}<span>${message}${done ? html`<span class="only-read"> Answered.</span>` : nothing}</span></legend>
        <div class="answer">${this.#control(about, found && underWishes(found, reading))}</div>
      </fieldset>
    `;
  }

  #control(about, column) {
    switch (about) {
      case 'order':
        return this.#order(column);
      case 'decimal':
        return DECIMALS.map(({ value, label }) =>
          this.#radio(label, column.said && column.decimal === value, () =>
            sayColumn(column.source, { decimal: value }),
          ),
        );
      case 'becomes':
        return this.#becomes(column);
      case 'which-time':
        return this.#which('__time');
      case 'which-amount':
        return this.#which('grossRevenue');
      case 'sheet':
        return mapping.value.preview.source.sheets.map(({ name }) =>
          this.#radio(name, mapping.value.reading.sheet === name, () => sayFile('sheet', name)),
        );
      default:
        return nothing;
    }
  }

  /** Both orders, each with what it makes of a date of the file. */
  #order({ source, format, samples, said }) {
    const formats = [format, otherOrder(format)].sort((one) => (dayFirst(one) ? -1 : 1));
    const sample = samples.find((text) => readAs(text, true) !== readAs(text, false)) ?? samples[0];
    return formats.map((one) => {
      const read = readAs(sample, dayFirst(one));
      const words = dayFirst(one) ? 'Day first' : 'Month first';
      const meant = read ? html`<span class="muted">${sample} is <b>${date(read)}</b></span>` : nothing;
      return this.#radio(html`${words} ${meant}`, said && format === one, () =>
        sayColumn(source, { format: one }),
      );
    });
  }

  #becomes({ source, choice, said }) {
    const { targets } = mapping.value.preview;
    const choose = ({ detail }) => sayColumn(source, { target: detail });
    return html`
      <target-choice
        label="What “${source}” becomes"
        .groups=${groupsOf(targets)}
        .value=${choice}
        @choose=${choose}
      ></target-choice>
      ${said ? nothing : html`<button @click=${() => sayColumn(source, { target: choice })}>It is: ${labelOf(choice, targets)}</button>`}
    `;
  }

  /** Which of the columns is this one? */
  #which(target) {
    const { columns } = mapping.value.preview;
    const say = ({ target: field }) => field.value && sayColumn(field.value, { target });
    return html`
      <select aria-label=${this.question.message} @change=${say}>
        <option value="" .selected=${live(true)}>Choose a column</option>
        ${columns.map(({ source, samples }) => html`<option value=${source}>${source}${samples?.[0] ? ` (${samples[0]})` : ''}</option>`)}
      </select>
    `;
  }

  #radio(words, chosen, choose) {
    return html`
      <label class="radio">
        <input type="radio" name="answer" .checked=${live(Boolean(chosen))} @change=${choose} />
        <span>${words}</span>
      </label>
    `;
  }

  static styles = [
    controls,
    css`
    :host {
      display: block;
      min-width: 0;
    }
    fieldset {
      min-width: 0;
      margin: 0;
      padding: var(--space-4);
      border: 1px solid var(--caution);
      border-radius: var(--radius);
      background: var(--caution-soft);
    }
    fieldset.done {
      border-color: var(--line);
      background: var(--surface);
    }
    legend {
      display: flex;
      align-items: flex-start;
      gap: var(--space-2);
      float: left;
      width: 100%;
      padding: 0;
      font-weight: 600;
      overflow-wrap: anywhere;
    }
    legend svg {
      color: var(--caution);
    }
    .done legend svg {
      color: var(--positive);
    }
    .answer {
      display: flex;
      clear: both;
      flex-wrap: wrap;
      gap: var(--space-2);
      padding: var(--space-3) 0 0 28px;
    }
    .answer:empty {
      display: none;
    }
    .radio {
      display: flex;
      align-items: center;
      gap: var(--space-2);
      min-height: var(--target);
      padding: var(--space-1) var(--space-4) var(--space-1) var(--space-3);
      border: 1px solid var(--line-strong);
      border-radius: var(--radius-small);
      background: var(--surface);
      font-size: var(--size-13);
      font-weight: 500;
      cursor: pointer;
    }
    .radio:has(:checked) {
      border-color: var(--accent);
      box-shadow: inset 0 0 0 1px var(--accent);
    }
    .radio:has(:focus-visible) {
      box-shadow: var(--focus);
    }
    .radio input {
      min-height: 0;
      margin: 0;
      accent-color: var(--accent);
    }
    .radio input:focus-visible {
      box-shadow: none;
    }
    .radio .muted {
      margin-left: var(--space-2);
      font-weight: 400;
    }
    .radio b {
      color: var(--text);
      font-weight: 500;
    }
    select {
      max-width: 100%;
    }
    @media (max-width: 640px) {
      .answer {
        padding-left: 0;
      }
      .radio {
        width: 100%;
      }
    }
  `,
  ];
}
customElements.define('mapping-question', MappingQuestion);
