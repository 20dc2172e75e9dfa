import { LitElement, html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { DECIMALS, SIGNS, contentOf, groupsOf, sureness } from '../state/columns.js';
import { labelOf } from '../state/labels.js';
import { mapping, sayColumn } from '../state/mapping.js';
import { askedOf } from '../state/questions.js';
import { NOTHING_SAID, underWishes } from '../state/reading.js';
import { Watch } from '../state/store.js';
import { formatInWords, timeFormats } from '../state/time-formats.js';
import { controls } from '../styles/controls.js';
import { look } from '../styles/mapping-column.js';
import './target-choice.js';

const ASKED = 'Asked above';

/**
 * One column of a file: what stands in it, what it becomes, how it is written, how sure that is.
 *
 * @typedef {object} Props
 * @prop {ReturnType<typeof import('../state/reading.js').underWishes>} column as the preview has it
 * @prop {boolean} fixed only to be looked at
 *
 * @extends {LitElement<Props>}
 */
class MappingColumn extends LitElement {
  #watch = new Watch(this, mapping);
  static properties = { column: { attribute: false }, fixed: { type: Boolean } };

  render() {
    const { again, sent, reading } = mapping.value;
    const column = underWishes(this.column, this.fixed ? NOTHING_SAID : reading);
    const before = again && column.said && sent.columns[column.source] === reading.columns[column.source];
    const open = this.fixed ? new Set() : askedOf(column.source, mapping.value);
    const asked = open.size > 0;
    const sure = sureness({ ...column, before, asked });
    return html`
      <div class="row ${sure.level}">
        <div class="source">
          <h3 title=${column.source}>${column.source || 'Without a name'}</h3>
          <p class="samples muted small">${this.#samples(column.samples)}</p>
          <p class="muted small">${contentOf(column)}</p>
        </div>
        <div class="becomes">${this.#becomes(column, open)}</div>
        <div class="how">${this.#how(column, open)}</div>
        <div class="why">
          <span class="badge ${sure.level}">${sure.words}</span>
          ${column.said || asked || column.because === sure.words + '.' ? nothing : html`<p class="muted small">${column.because}</p>`}
        </div>
      </div>
    `;
  }

  #samples(samples = []) {
    const some = samples.filter((text) => text !== '').slice(0, 3);
    return some.length === 0 ? '—' : some.map((text) => html`<span class="sample">${text}</span>`);
  }

  /**
   * @param {Props['column']} column
   * @param {Set<string>} open what of it is asked: that is not shown as if it were known
   */
  #becomes({ source, choice }, open) {
    const targets = mapping.value.preview?.targets ?? [];
    if (this.fixed) {
      return html`<p class="fixed">${labelOf(choice, targets)}</p>`;
    }
    return html`
      <target-choice
        label="What “${source}” becomes"
        .groups=${groupsOf(targets)}
        .value=${open.has('which') || open.has('becomes') ? '' : choice}
        none=${open.size > 0 ? ASKED : nothing}
        @choose=${({ detail }) => sayColumn(source, { target: detail })}
      ></target-choice>
    `;
  }

  #how(column, open) {
    const { role, type, format, decimal } = column;
    if (role === 'TIME' || column.choice === 'timeOfDay') {
      const options = timeFormats(format).map((value) => ({ value, label: formatInWords(value) }));
      return this.#choice(column, 'format', 'How dates are written', open.has('order') ? null : format, options);
    }
    const numbers = role === 'MEASURE' || (role === 'INGREDIENT' && decimal);
    if (!numbers || type === 'EMPTY') {
      return nothing;
    }
    return html`
      ${role === 'MEASURE' ? this.#choice(column, 'format', 'Signs', format, SIGNS) : nothing}
      ${type === 'DECIMAL' || type === 'TEXT' ? this.#choice(column, 'decimal', 'Decimal sign', open.has('decimal') ? null : decimal, DECIMALS) : nothing}
    `;
  }

  #choice({ source }, what, label, now, options) {
    if (this.fixed) {
      const words = options.find(({ value }) => value === now)?.label ?? now;
      return html`<p class="small"><span class="muted">${label}:</span> ${words}</p>`;
    }
    const say = ({ target }) => target.value && sayColumn(source, { [what]: target.value });
    return html`
      <select aria-label="${label} in “${source}”" @change=${say}>
        ${now === null ? html`<option value="" .selected=${live(true)}>${ASKED}</option>` : nothing}
        ${options.map(({ value, label: words }) => html`<option value=${value} .selected=${live(value === now)}>${words}</option>`)}
      </select>
    `;
  }

  static styles = [controls, look];
}
customElements.define('mapping-column', MappingColumn);
