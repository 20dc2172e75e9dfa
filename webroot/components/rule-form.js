import { LitElement, html, nothing } from 'lit';
import { catalogue, saveRule, tryRule, valuesOf } from '../api/alerts.js';
import { asProblem } from '../api/http.js';
import { ruleSaved } from '../state/alerts.js';
import { datasets } from '../state/datasets.js';
import { sentence } from '../state/format.js';
import { toWrite } from '../state/numbers.js';
import { forEverybody } from '../state/problem-words.js';
import { MEASURES, OPERATORS, PERIODS, faultsOf, localeOf, otherwise, sendable, unsendable, writtenIn } from '../state/rule.js';
import { Watch } from '../state/store.js';
import { controls } from '../styles/controls.js';
import { look } from '../styles/rule-form.js';
import './problem-note.js';

const PAUSE = 400;

/**
 * A rule is written here, with what it would find just now beside it.
 *
 * @typedef {object} Props
 * @prop {ReturnType<typeof import('../state/rule.js').newRule>} rule as it is at first
 *
 * @fires done it is saved
 * @fires left nothing is to be saved
 * @extends {LitElement<Props>}
 */
class RuleForm extends LitElement {
  #watch = new Watch(this, datasets);
  #running = new AbortController();
  #later = 0;
  static properties = {
    rule: { attribute: false },
    draft: { state: true },
    metrics: { state: true },
    dimensions: { state: true },
    values: { state: true },
    found: { state: true },
    problem: { state: true },
    saving: { state: true },
  };

  constructor() {
    super();
    this.metrics = [];
    this.dimensions = [];
    this.values = [];
  }

  firstUpdated() {
    requestAnimationFrame(() => this.renderRoot.querySelector('#name').focus());
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#running.abort();
    clearTimeout(this.#later);
  }

  willUpdate(changed) {
    if (changed.has('rule')) {
      this.draft = this.rule;
    }
    if (changed.has('draft')) {
      const before = changed.get('draft');
      if (before?.dataset !== this.draft.dataset) {
        this.#learn();
        this.#learnLocale();
      }
      if (before?.dimension !== this.draft.dimension) this.#learnValues();
      this.#look();
    }
  }

  render() {
    const { draft } = this;
    const faults = faultsOf(this.problem);
    const other = otherwise(this.problem);
    const named = datasets.value.list.map(({ name }) => ({ value: name, name }));
    const metrics = this.metrics.map(({ name, label }) => ({ value: name, name: label }));
    return html`
      <form @submit=${this.#save} novalidate>
        ${this.#text('name', 'Name', 'Weak week', faults)}
        ${this.#choice('dataset', 'Dataset', named)}
        ${this.#choice('metric', 'When', metrics)}
        ${this.#choice('period', 'of', PERIODS)}
        ${this.#only()}
        ${this.#choice('measure', 'counting', MEASURES)}
        ${this.#choice('operator', 'is', OPERATORS.map((it) => ({ ...it, name: it.name.slice(3) })))}
        ${this.#text('threshold', draft.measure === 'value' ? this.#unit() : 'Percent', '0', faults, 'decimal')}
        ${this.#text('webhook', 'Tell this address as well (optional)', 'https://…', faults, 'url')}
        <p class="found small" role="status">${this.#finding()}</p>
        ${other ? html`<problem-note .problem=${other}></problem-note>` : nothing}
        <div class="buttons">
          <button class="primary" ?disabled=${this.saving}>${draft.id ? 'Save the rule' : 'Add the rule'}</button>
          <button type="button" class="quiet" @click=${() => this.dispatchEvent(new Event('left'))}>Leave it</button>
        </div>
      </form>
    `;
  }

  /** Only the rows with one value of a dimension. */
  #only() {
    const { dimension, value } = this.draft;
    const named = this.dimensions.map(({ name, label }) => ({ value: name, name: `one ${label.toLowerCase()}` }));
    return html`
      ${this.#choice('dimension', 'for', [{ value: '', name: 'all sales' }, ...named])}
      ${dimension ? html`
        <label class="value">
          <span class="muted small">which one</span>
          <input id="value" .value=${value} list="values" @input=${({ target }) => this.#set({ value: target.value })}>
          <datalist id="values">${this.values.map((it) => html`<option value=${it}></option>`)}</datalist>
        </label>` : nothing}
    `;
  }

  #unit() {
    const unit = this.metrics.find(({ name }) => name === this.draft.metric)?.unit;
    return unit === 'fraction' ? `Threshold, ${toWrite(0.25, this.draft.locale)} being 25 %` : 'Threshold';
  }

  #finding() {
    if (!this.found) return 'Give a threshold, and it says here what the rule would find.';
    return this.found.sentence
      ? html`<b>${this.found.firing ? 'It would fire now.' : 'It would not fire now.'}</b> ${sentence(this.found.sentence)}`
      : 'Looking…';
  }

  #text(key, label, placeholder, faults, mode) {
    const fault = faults[key];
    return html`
      <label class=${key}>
        <span class="muted small">${label}</span>
        <input id=${key} .value=${this.draft[key]} placeholder=${placeholder} inputmode=${mode ?? nothing}
          aria-invalid=${fault ? 'true' : 'false'} aria-describedby=${fault ? `${key}-fault` : nothing}
          maxlength="2000" @input=${({ target }) => this.#set({ [key]: target.value })}>
        ${fault ? html`<span class="fault small" id="${key}-fault">${fault}</span>` : nothing}
      </label>
    `;
  }

  #choice(key, label, options) {
    return html`
      <label class=${key}>
        <span class="muted small">${label}</span>
        <select id=${key} @change=${({ target }) => this.#set({ [key]: target.value })}>
          ${options.map(({ value, name }) => html`<option value=${value} ?selected=${value === this.draft[key]}>${name}</option>`)}
        </select>
      </label>
    `;
  }

  #set(patch) {
    this.problem = null;
    this.draft = { ...this.draft, ...patch };
  }

  /** Only what the data has can be watched. */
  async #learn() {
    try {
      const { data } = await catalogue(this.draft.dataset);
      this.metrics = data.metrics.filter(({ known, unit }) => known && unit !== 'time');
      this.dimensions = data.dimensions.filter(({ known }) => known);
    } catch (failure) {
      this.problem = asProblem(failure);
    }
  }

  /** What is typed into it before that is known means the same afterwards. */
  async #learnLocale() {
    const { dataset } = this.draft;
    try {
      const locale = await localeOf(dataset);
      if (dataset === this.draft.dataset && locale !== this.draft.locale) {
        this.draft = writtenIn(locale, this.draft);
      }
    } catch (failure) {
      this.problem = asProblem(failure);
    }
  }

  /** To choose from; any other can be typed as well. */
  async #learnValues() {
    const { dataset, dimension } = this.draft;
    this.values = [];
    if (dimension) {
      try {
        this.values = await valuesOf(dataset, dimension);
      } catch (failure) {
        this.problem = asProblem(failure);
      }
    }
  }

  #look() {
    clearTimeout(this.#later);
    this.#running.abort();
    const rule = sendable(this.draft);
    this.found = rule.threshold === null ? null : {};
    if (this.found) {
      this.#running = new AbortController();
      this.#later = setTimeout(() => this.#ask(rule, this.#running.signal), PAUSE);
    }
  }

  async #ask(rule, signal) {
    try {
      this.found = await tryRule({ ...rule, name: rule.name || 'Rule' }, signal);
    } catch (failure) {
      if (!signal.aborted) {
        this.found = { firing: false, sentence: forEverybody(asProblem(failure)).detail };
      }
    }
  }

  async #save(event) {
    event.preventDefault();
    this.problem = unsendable(this.draft);
    if (this.problem) {
      this.renderRoot.querySelector('#threshold').focus();
      return;
    }
    this.saving = true;
    try {
      await saveRule(this.draft.id, sendable(this.draft));
      await ruleSaved();
      this.dispatchEvent(new Event('done'));
    } catch (failure) {
      this.problem = asProblem(failure);
    } finally {
      this.saving = false;
    }
  }

  static styles = [controls, look];
}
customElements.define('rule-form', RuleForm);
