import { LitElement, html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { DECIMALS, groupsOf } from '../state/columns.js';
import { date } from '../state/format.js';
import { labelOf } from '../state/labels.js';
import { mapping, sayColumn } from '../state/mapping.js';
import { chosenFor, isAnswered } from '../state/questions.js';
import { IGNORE, KEEP, underWishes } from '../state/reading.js';
import { Watch } from '../state/store.js';
import { dayFirst, formatInWords, otherOrder, readAs } from '../state/time-formats.js';
import { controls } from '../styles/controls.js';
import { look } from '../styles/mapping-question.js';
import { question as mark, tick } from './icons.js';
import './target-choice.js';

/** How many values of a column tell what stands in it. */
const SHOWN = 3;

/** Without one of these a file says nothing: where this column is none, another has to be. */
const NEEDED = new Set(['__time', 'grossRevenue']);

const CHOICES = { [KEEP]: 'Keep it as it is', [IGNORE]: 'Leave it out' };

/**
 * One question that only the file's owner can answer, with the control that answers it.
 *
 * @typedef {object} Props
 * @prop {import('../state/questions.js').Question} question
 *
 * @extends {LitElement<Props>}
 */
class MappingQuestion extends LitElement {
  #watch = new Watch(this, mapping);
  static properties = { question: { attribute: false } };

  render() {
    const { preview, reading } = mapping.value;
    const { column, message, about } = this.question;
    // Another file has been opened, and this one is about to leave the page.
    if (!preview) return nothing;
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
      case 'currencies':
        return this.#currencies(column);
      case 'which':
        return this.#which();
      default:
        return nothing;
    }
  }

  /** The ways of reading its dates, each with what it makes of a date of the file. */
  #order({ source, format, samples, said }) {
    const sorted = [...this.question.choices].sort((one, other) => Number(dayFirst(other)) - Number(dayFirst(one)));
    const sample = samples.find((text) => readAs(text, true) !== readAs(text, false)) ?? samples[0];
    return sorted.map((one) =>
      this.#radio(this.#writing(one, sample), said && format === one, () =>
        sayColumn(source, { format: one }),
      ),
    );
  }

  #writing(format, sample) {
    if (!otherOrder(format)) {
      return formatInWords(format);
    }
    const read = readAs(sample, dayFirst(format));
    const words = dayFirst(format) ? 'Day first' : 'Month first';
    return html`${words} ${read ? html`<span class="muted">${sample} is <b>${date(read)}</b></span>` : nothing}`;
  }

  /** What it most likely is, at one press; behind that everything else. */
  #becomes({ source, choice, said }) {
    const { targets = [] } = mapping.value.preview ?? {};
    const { choices, role } = this.question;
    const others = !said || choices.includes(choice) ? '' : choice;
    return html`
      ${choices.map((one) => this.#radio(CHOICES[one] ?? labelOf(one, targets), said && choice === one, () => sayColumn(source, { target: one })))}
      <target-choice
        label="What “${source}” becomes"
        none="Something else"
        .groups=${groupsOf(targets)}
        .value=${others}
        @choose=${({ detail }) => sayColumn(source, { target: detail })}
      ></target-choice>
      ${this.#instead(source, role)}
    `;
  }

  /** Added up as they are, or left out; where this is the amount, another column may be it. */
  #currencies({ source, choice, said }) {
    const { choices, role } = this.question;
    const words = (one) => (one === IGNORE ? `No, leave “${source}” out` : 'Yes, add them up as they are');
    return html`
      ${choices.map((one) => this.#radio(words(one), said && choice === one, () => sayColumn(source, { target: one })))}
      ${this.#instead(source, role)}
    `;
  }

  /** What is needed may be in another column than the one that is asked about. */
  #instead(source, role) {
    const rest = mapping.value.preview?.columns.filter((column) => column.source !== source) ?? [];
    return role !== null && NEEDED.has(role) && rest.length > 0
      ? this.#other(rest, chosenFor({ target: role }, mapping.value.reading), role)
      : nothing;
  }

  /** The columns that it may be, each with what stands in it; behind them all others. */
  #which() {
    const columns = mapping.value.preview?.columns ?? [];
    const { target, candidates } = this.question;
    const chosen = chosenFor(this.question, mapping.value.reading);
    const likely = columns.filter(({ source }) => candidates.includes(source));
    const others = columns.filter(({ source }) => !candidates.includes(source));
    return html`
      ${likely.map((column) =>
        this.#radio(this.#content(column), chosen === column.source, () =>
          sayColumn(column.source, { target }),
        ),
      )}
      ${others.length > 0 ? this.#other(others, chosen, target) : nothing}
    `;
  }

  /** @param {Server.PreviewColumn} column */
  #content({ source, samples }) {
    const some = samples.filter((text) => text !== '').slice(0, SHOWN);
    return html`<b class="name">${source}</b><span class="muted values">${some.join(' · ')}</span>`;
  }

  #other(columns, chosen, target) {
    const say = ({ target: field }) => field.value && sayColumn(field.value, { target });
    return html`
      <select aria-label="Another column: ${this.question.message}" @change=${say}>
        <option value="" .selected=${live(columns.every(({ source }) => source !== chosen))}>Another column</option>
        ${columns.map(({ source }) => html`<option value=${source} .selected=${live(source === chosen)}>${source}</option>`)}
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

  static styles = [controls, look];
}
customElements.define('mapping-question', MappingQuestion);
