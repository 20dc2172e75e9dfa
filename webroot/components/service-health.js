import { LitElement, css, html } from 'lit';
import { bytes, percent, quantity, seconds } from '../state/format.js';
import { controls } from '../styles/controls.js';
import { tick, warning } from './icons.js';

const SERVICES = { postgresql: 'PostgreSQL', s3: 'S3', druid: 'Druid' };
const millis = (value) =>
  `${value < 0.1 ? `under\u00a0${quantity(0.1)}` : quantity(value < 10 ? value : Math.round(value))}\u00a0ms`;

/**
 * How the services answer, and how this process is.
 *
 * @typedef {object} Props
 * @prop {object} answer of the server
 *
 * @extends {LitElement<Props>}
 */
class ServiceHealth extends LitElement {
  static properties = { answer: { attribute: false } };

  render() {
    const { services, process } = this.answer;
    return html`
      <ul>${Object.entries(SERVICES).map(([key, name]) => this.#service(name, services[key]))}</ul>
      <dl>${this.#facts(process).map(([name, value, note]) => html`<div><dt class="muted small">${name}</dt><dd>${value}</dd><dd class="muted small note">${note}</dd></div>`)}</dl>
    `;
  }

  #service(name, { available, millis: took, detail, hint }) {
    return html`
      <li class=${available ? '' : 'away'}>
        ${available ? tick : warning}
        <div>
          <p><b>${name}</b> ${available ? html`answered in ${millis(took)}` : 'is away'}</p>
          ${available ? '' : html`<p class="muted small">${detail} ${hint}</p>`}
        </div>
      </li>
    `;
  }

  #facts({ uptime_seconds: up, heap_bytes: heap, heap_most_bytes: most, threads, cpu, event_loop: loop }) {
    return [
      ['Event loop delay', millis(loop.p50_millis), `99 % within ${millis(loop.p99_millis)}, at most ${millis(loop.longest_millis)}`],
      ['Heap', bytes(heap), `of ${bytes(most)}`],
      ['Processor', percent(cpu ?? 0), `of all cores, ${threads} threads`],
      ['Running', seconds(up), 'since the last start'],
    ];
  }

  static styles = [
    controls,
    css`
    :host {
      display: grid;
      gap: var(--space-4);
      padding: var(--space-4) var(--space-6);
    }
    ul,
    dl {
      display: grid;
      grid-template-columns: repeat(3, minmax(0, 1fr));
      gap: var(--space-4) var(--space-6);
    }
    dl {
      grid-template-columns: repeat(4, minmax(0, 1fr));
      padding-top: var(--space-4);
      border-top: 1px solid var(--line);
    }
    li {
      display: flex;
      gap: var(--space-2);
      font-size: var(--size-13);
    }
    li svg {
      color: var(--positive);
    }
    .away :is(svg, b) {
      color: var(--negative);
    }
    dd:not(.note) {
      font-size: var(--size-20);
      font-weight: 600;
      letter-spacing: -0.015em;
    }
    @media (max-width: 760px) {
      :host {
        padding: var(--space-4);
      }
      ul {
        grid-template-columns: minmax(0, 1fr);
      }
      dl {
        grid-template-columns: repeat(2, minmax(0, 1fr));
      }
    }
  `,
  ];
}
customElements.define('service-health', ServiceHealth);
