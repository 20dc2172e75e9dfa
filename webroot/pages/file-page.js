import { LitElement, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { mayBeReadOtherwise } from '../state/abilities.js';
import { count, plural } from '../state/format.js';
import { ALL_ASIDE, closeMapping, confirm, leave, lookAgain, mapping, openMapping, sayFaults, sendAsShown, takeBack, tooManyAtFault } from '../state/mapping.js';
import { kind } from '../state/problem-words.js';
import { keyOf, openQuestions } from '../state/questions.js';
import { nameOf } from '../state/replacing.js';
import { Watch } from '../state/store.js';
import { tasks } from '../state/tasks.js';
import { go, href } from '../state/url.js';
import { controls } from '../styles/controls.js';
import { look } from '../styles/file-page.js';
import { skeleton } from '../styles/skeleton.js';
import { back } from '../components/icons.js';
import '../components/file-changes.js';
import '../components/file-notes.js';
import '../components/mapping-columns.js';
import '../components/mapping-question.js';
import '../components/mapping-rows.js';
import '../components/mapping-summary.js';
import '../components/problem-note.js';

/** It never arrived whole, or has been deleted. */
const GONE = 410;

const NOT_KEPT = 'Nothing of this file is kept any more, so there is nothing to look at.';
const NOT_YET = 'Nothing is loaded until you say so';
const STAYS = 'It is on the dashboard as it was read before. What you change and load here takes the place of that.';
const LEFT = 'As it was read before, it is not on the dashboard any more; it cannot take that place unless it is put back.';
const READ = 'How this file was read.';

/**
 * How one file is read: to be settled before it is sent or while it waits, to be looked at
 * afterwards.
 *
 * @typedef {object} Props
 * @prop {string} task its id; empty for a file that has been chosen here and not been sent
 *
 * @extends {LitElement<Props>}
 */
class FilePage extends LitElement {
  #watch = new Watch(this, mapping, tasks);
  static properties = { task: {}, trouble: { state: true } };

  willUpdate(changed) {
    if (changed.has('task') && this.task) {
      this.trouble = null;
      openMapping(this.task);
    }
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    closeMapping();
  }

  render() {
    const { status, preview, problem, file, dataset, again } = mapping.value;
    if (!this.task && !file) {
      return this.#nothingChosen();
    }
    if (problem?.status === 404) {
      return this.#noneThere();
    }
    const task = tasks.value.byId.get(this.task);
    const refused = mayBeReadOtherwise(task);
    const waits = Boolean(file) || refused || task?.state === 'AWAITING_MAPPING';
    const gone = problem?.status === GONE;
    const waiting = again ? this.#stays(task) : this.#notYet(task);
    return html`
      ${this.#head(file?.name ?? task?.original_filename, dataset ?? task?.datasource_name, gone ? NOT_KEPT : waits ? waiting : preview ? READ : nothing)}
      ${(waits && !refused) || !task?.problem ? nothing : html`<problem-note .problem=${{ ...task.problem, errors: [] }}></problem-note>`}
      ${task?.state === 'QUERYABLE' ? this.#changes(task) : nothing}
      ${problem && !gone ? html`<problem-note .problem=${problem} again @again=${lookAgain}></problem-note>` : nothing}
      ${preview ? this.#read(preview, waits, status, task) : status === 'loading' ? this.#toCome() : nothing}
    `;
  }

  #notYet(task) {
    return task?.replaces ? `${NOT_YET}; then it takes the place of “${nameOf(task.replaces)}”.` : `${NOT_YET}.`;
  }

  #stays(task) {
    const old = tasks.value.byId.get(task?.replaces ?? '');
    return old && old.state !== 'QUERYABLE' ? LEFT : STAYS;
  }

  /** @param {Server.Task} task */
  #changes(task) {
    const sent = () => go({ path: '/data-ingestion' });
    return html`
      <file-changes .task=${task} @sent=${sent} @trouble=${({ detail }) => (this.trouble = detail)}></file-changes>
      ${this.trouble ? html`<problem-note .problem=${this.trouble}></problem-note>` : nothing}
    `;
  }

  /** A file that was chosen is not kept over a reload of the page. */
  #nothingChosen = () => this.#nothing('No file is chosen', 'Choose one on the data page, under Options.');

  #noneThere = () => this.#nothing('No such file', 'None was sent that has this address. The data page lists all of them.');

  #nothing(title, words) {
    return html`
      <div class="head">
        <a class="small" href=${href({ path: '/data-ingestion' })} data-route>${back}Data</a>
        <h1>${title}</h1>
        <p class="muted small">${words}</p>
      </div>
    `;
  }

  #head(name, dataset, words) {
    const there = href({ path: '/data-ingestion' });
    return html`
      <div class="head">
        <a class="small" href=${there} data-route>${back}Data</a>
        <h1>${name ?? 'File'}</h1>
        <p class="muted small">
          ${words}
          ${dataset ? html`To <b>${dataset}</b>.` : nothing}
        </p>
      </div>
    `;
  }

  #read(preview, waits, status, task) {
    const { questions } = mapping.value;
    const past = Boolean(task?.queryable_at);
    const same = (!waits || mayBeReadOtherwise(task)) && task?.problem?.type === preview.problem?.type;
    const others = preview.notes.filter(({ kind }) => kind !== 'QUESTION' || !waits);
    const facts = (preview.source?.notes ?? []).map((message) => ({ kind: 'INFO', message }));
    const notes = [...others, ...facts];
    return html`
      <div class="read ${status === 'looking' ? 'looking' : ''}" aria-busy=${status === 'looking' ? 'true' : 'false'}>
        <section class="card box" aria-label="What was understood">
          <mapping-summary ?fixed=${!waits}></mapping-summary>
          ${notes.length > 0 ? html`<file-notes .notes=${notes}></file-notes>` : nothing}
        </section>
        ${preview.problem && !same ? html`<problem-note .problem=${preview.problem}></problem-note>` : nothing}
        ${waits && questions.length > 0 ? this.#questions(questions) : nothing}
        <section aria-label="Columns">
          <h2>Columns</h2>
          <mapping-columns ?fixed=${!waits}></mapping-columns>
        </section>
        <section aria-label="The first rows">
          <h2>The first ${plural(preview.raw.length, 'row')}</h2>
          <mapping-rows ?past=${past} ?fixed=${!waits}></mapping-rows>
        </section>
        ${preview.druid_spec ? this.#spec(preview.druid_spec, past ? 'was' : waits ? 'will be' : 'would be') : nothing}
      </div>
      ${waits ? this.#bar(preview, status, task) : nothing}
    `;
  }

  #questions(questions) {
    return html`
      <section aria-label="Questions">
        <h2>Only you can say</h2>
        ${repeat(
          questions,
          keyOf,
          (question) => html`<mapping-question .question=${question}></mapping-question>`,
        )}
      </section>
    `;
  }

  /** @param {string} when */
  #spec(spec, when) {
    return html`
      <details class="spec">
        <summary>What Druid ${when} told</summary>
        <pre tabindex="0">${JSON.stringify(spec, null, 2)}</pre>
      </details>
    `;
  }

  /** What can be done, always in sight. */
  #bar(preview, status, task) {
    const { sending, refusal, reading, sent, again } = mapping.value;
    const hindrance = this.#missing(preview, status);
    const good = preview.rows - preview.rejected;
    const aside = !hindrance && good > 0 && this.#tooMany(preview, task);
    const missing = hindrance ?? (aside ? this.#atFault(preview) : again ? this.#unchanged() : null);
    return html`
      <div class="bar" role="group" aria-label="Load the file">
        ${refusal ? html`<problem-note .problem=${refusal}></problem-note>` : nothing}
        <p class="small ${status === 'looking' ? 'muted' : ''}" role="status">${missing ?? 'This is what will be loaded.'}</p>
        <div class="buttons">
          ${again ? html`<button class="quiet" ?disabled=${sending} @click=${this.#leave}>Leave it as it is</button>` : nothing}
          ${reading === sent ? nothing : html`<button class="quiet" @click=${takeBack}>Take my changes back</button>`}
          <button class="primary" id="load" ?disabled=${(missing !== null && !aside) || sending} @click=${aside ? this.#loadGood : this.#load}>
            ${sending ? 'Being loaded' : aside ? `Load the ${preview.whole ? plural(good, 'good row') : 'good rows'}` : `Load ${preview.whole ? plural(good, 'row') : 'it'}`}
          </button>
        </div>
      </div>
    `;
  }

  /** Why it cannot be loaded just now, or null. */
  #missing(preview, status) {
    const open = openQuestions(mapping.value).length;
    if (open > 0) {
      return open === 1 ? 'One question is open.' : `${open} questions are open.`;
    }
    if (status === 'looking') {
      return 'Looking again.';
    }
    if (status === 'failed') {
      return 'It could not be looked at as you want it.';
    }
    if (preview.problem) {
      return 'It cannot be loaded like this.';
    }
    if (mapping.value.options.on_error === 'reject' && preview.rejected > 0) {
      return 'Rows are at fault, and for that the whole file is to be refused.';
    }
    return preview.rows > 0 && preview.rejected === preview.rows ? 'No row of it is good as it is read now.' : null;
  }

  /** As it was sent it was refused; nothing else is wanted yet. */
  #tooMany(preview, task) {
    const { options, reading, sent } = mapping.value;
    const asSent = Object.keys(options).length === 0 && reading === sent;
    const refused = asSent && mayBeReadOtherwise(task) && kind(task.problem) === 'too-many-rejected-rows';
    return refused || tooManyAtFault(preview, options);
  }

  #atFault({ rows, rejected, whole }) {
    const some = `${count(rejected)} of ${whole ? '' : 'the first '}${plural(rows, 'row')}`;
    return `${some} cannot be used, more than are set aside unasked. Load the good ones alone, or read the file differently.`;
  }

  #loadGood() {
    sayFaults(ALL_ASIDE);
    return this.#load();
  }

  #unchanged() {
    const { reading, sent, options } = mapping.value;
    return reading === sent && Object.keys(options).length === 0 ? 'Nothing is changed yet.' : null;
  }

  async #leave() {
    if (await leave()) {
      go({ path: '/data-ingestion' });
      scrollTo(0, 0);
    }
  }

  async #load() {
    const dataset = this.task ? (await confirm())?.datasource_name : sendAsShown();
    if (dataset) {
      go({ path: '/overview', dataset, start: null, end: null });
      scrollTo(0, 0);
    }
  }

  #toCome() {
    return html`
      <div class="read" aria-busy="true" aria-label="Looking at the file">
        <div class="skeleton short"></div>
        <div class="skeleton tall"></div>
        <div class="skeleton tall"></div>
      </div>
    `;
  }

  static styles = [controls, skeleton, look];
}
customElements.define('file-page', FilePage);
