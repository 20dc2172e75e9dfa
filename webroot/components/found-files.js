import { LitElement, css, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { FATE_NAMES, PAGE, followFound, found, howMany, isFound, isNarrowed, lookForAll, lookUp, wanted } from '../state/found-files.js';
import { plural } from '../state/format.js';
import { Watch } from '../state/store.js';
import { tasks } from '../state/tasks.js';
import { taskOf, uploads } from '../state/uploads.js';
import { goOwn, href, place } from '../state/url.js';
import { controls } from '../styles/controls.js';
import { skeleton } from '../styles/skeleton.js';
import './file-card.js';
import './problem-note.js';

/** The files that are looked for, by pages; what this page sends beside them stands above. */
class FoundFiles extends LitElement {
  #watch = new Watch(this, found, tasks, uploads, place);
  #stop = () => {};
  #from = wanted().from;

  connectedCallback() {
    super.connectedCallback();
    this.#stop = followFound();
    this.#from = -1;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#stop();
  }

  render() {
    const { list, busy, problem, key } = found.value;
    if (problem && !busy) {
      return html`<problem-note .problem=${problem} again @again=${lookUp}></problem-note>`;
    }
    if (key === null) {
      return html`<ul aria-busy="true">${[1, 2, 3].map(() => html`<li class="skeleton">&nbsp;</li>`)}</ul>`;
    }
    const { own, cards } = this.#cards(list);
    return html`
      ${own.length > 0 ? html`<ul class="own" aria-label="Sent from this page">${this.#each(own)}</ul>` : nothing}
      ${cards.length > 0
        ? html`<ul id="found" tabindex="-1" aria-label="Files: ${howMany()}" aria-busy=${busy ? 'true' : 'false'}>${this.#each(cards)}</ul>`
        : this.#none(busy)}
      ${this.#turner()}
    `;
  }

  #each = (cards) =>
    repeat(
      cards,
      ({ key }) => key,
      ({ upload, task }) => html`<li><file-card .upload=${upload} .task=${task}></file-card></li>`,
    );

  /** Each as the feed has told it since; one that this page sends is one card with it. */
  #cards(list) {
    const sent = uploads.value.list.map((upload) => ({ key: upload.key, upload, task: taskOf(upload) }));
    const uploadOf = new Map(sent.map(({ upload, task }) => [task?.task_id, upload]));
    const cards = list.map((task) => {
      const live = tasks.value.byId.get(task.task_id);
      const newer = live && live.version >= task.version ? live : task;
      return { key: task.task_id, upload: uploadOf.get(task.task_id) ?? null, task: newer };
    });
    const listed = new Set(list.map(({ task_id: id }) => id));
    return { own: sent.filter(({ task }) => !task || !listed.has(task.task_id)), cards };
  }

  #none(busy) {
    if (busy || !isFound()) {
      return html`<ul aria-busy="true"><li class="skeleton">&nbsp;</li></ul>`;
    }
    const { total } = found.value;
    return html`
      <section class="card">
        <p><strong>${total > 0 ? `There are no older ones: ${plural(total, 'file')} in all.` : this.#nothing()}</strong></p>
        ${total > 0
          ? html`<button @click=${() => goOwn({ from: null })}>Show the newest</button>`
          : html`<button @click=${lookForAll}>Show all files</button>`}
      </section>
    `;
  }

  #nothing() {
    const { q, of, fate } = wanted();
    const name = q ? ` has “${q}” in its name or its dataset’s` : ' is like that';
    const only = [of && `of ${of}`, fate && FATE_NAMES[fate].toLowerCase()].filter(Boolean).join(', ');
    return `No file${name}${only ? ` (${only})` : ''}.`;
  }

  #turner() {
    const { from } = wanted();
    const { list, total } = found.value;
    const to = (passed) => href({ own: { ...place.value.own, from: passed > 0 ? `${passed}` : null } });
    const newer = from > 0 && list.length > 0;
    const older = from + list.length < total && list.length > 0;
    return newer || older
      ? html`
        <nav aria-label="More files">
          ${newer ? html`<a class="button" href=${to(from - PAGE)} data-route>Newer files</a>` : nothing}
          ${older ? html`<a class="button" href=${to(from + PAGE)} data-route>Older files</a>` : nothing}
        </nav>
      `
      : nothing;
  }

  /** Who turns to another page reads it from its first file. */
  updated() {
    const { from } = wanted();
    const list = this.renderRoot.querySelector('#found');
    if (!list || !isFound() || this.#from === from) {
      return;
    }
    this.#from = from;
    if (list.getBoundingClientRect().top < 0) {
      list.scrollIntoView();
    }
    if (place.value.moves > 0 && (from > 0 || !isNarrowed()) && document.activeElement === document.body) {
      list.focus({ preventScroll: true });
    }
  }

  static styles = [
    controls,
    skeleton,
    css`
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--space-4);
    }
    ul {
      display: grid;
      gap: var(--space-2);
      scroll-margin-top: var(--space-16);
    }
    li {
      min-width: 0;
    }
    li.skeleton {
      width: 100%;
      height: 62px;
      border-radius: var(--radius);
    }
    section {
      display: grid;
      justify-items: center;
      gap: var(--space-4);
      padding: var(--space-12) var(--space-6);
      overflow-wrap: anywhere;
      text-align: center;
    }
    strong {
      font-weight: 600;
    }
    nav {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-2);
    }
  `,
  ];
}
customElements.define('found-files', FoundFiles);
