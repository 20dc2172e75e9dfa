import { LitElement, css, html } from 'lit';
import { chartDrawn, part } from '../state/parts.js';
import { Watch } from '../state/store.js';
import { theme } from '../state/theme.js';
import { loadECharts } from './echarts.js';
import { readTokens } from './tokens.js';

/** Nobody drags across a chart that is not drawn yet. */
const brush = part(() => import('./brush.js'));

const NARROW = 520;

/**
 * Draws one chart, again when its data, its size or the theme changes.
 *
 * @typedef {object} Props
 * @prop {(tokens: import('./tokens.js').Tokens, narrow: boolean) => any} option with `tall`, the height in
 *     pixels that it needs at least, where that hangs on its data
 * @prop {string} label the chart in a sentence
 * @prop {boolean} brush whether a span of its categories can be chosen with the mouse
 * @prop {boolean} marks whether a click on a mark means something
 *
 * @fires mark `detail` is `{index, row, behind}` of the mark that was clicked; `row` is what the chart's
 *     data item carries as such, `behind` whether Shift was held: its rows are wanted
 * @fires span `detail` is `{first, last}`, the indexes of the categories that were brushed
 * @extends {LitElement<Props>}
 */
class ChartView extends LitElement {
  static properties = {
    option: { attribute: false },
    label: {},
    brush: { type: Boolean },
    marks: { type: Boolean },
  };
  #watch = new Watch(this, theme);
  /** @type {any} what `init` of ECharts has made */
  #chart = null;
  #drawn = false;
  #size = new ResizeObserver(() => this.#fit());

  render() {
    return html`<div class="canvas" role="img" aria-label=${this.label}></div>`;
  }

  async updated() {
    const { init } = await loadECharts();
    await document.fonts.ready;
    if (!this.isConnected) {
      return;
    }
    const canvas = this.renderRoot.querySelector('.canvas');
    const isNew = !this.#chart;
    if (isNew) {
      this.#chart = init(canvas, null, { renderer: 'canvas' });
      this.#chart.on('click', (mark) => this.#clicked(mark));
      this.#size.observe(canvas);
    }
    this.#draw();
    this.#drawn = true;
    chartDrawn();
    if (isNew && this.brush) {
      const chart = this.#chart;
      brush().then((it) => it?.brushSpan(this, canvas, chart));
    }
  }

  /** What changes moves there; what is new is there. */
  #draw() {
    const calm = !this.#drawn || matchMedia('(prefers-reduced-motion: reduce)').matches;
    const tokens = readTokens(this.renderRoot.querySelector('.canvas').parentNode);
    const { tall = 0, ...option } = this.option(tokens, this.offsetWidth < NARROW);
    this.style.setProperty('--tall', `${tall}px`);
    const cursor = this.marks ? 'pointer' : 'default';
    this.#chart.setOption(
      { animation: !calm, animationDuration: 200, animationDurationUpdate: 200, ...option, series: option.series.map((one) => ({ cursor, ...one })) },
      { notMerge: true },
    );
  }

  #clicked({ componentType, dataIndex, data, event }) {
    if (this.marks && componentType === 'series') {
      const detail = { index: dataIndex ?? this.#nearest(event.offsetX), row: data?.row ?? null, behind: Boolean(event?.event?.shiftKey) };
      this.dispatchEvent(new CustomEvent('mark', { detail, bubbles: true, composed: true }));
    }
  }

  /** The category below a pixel: a line is of all of them. */
  #nearest(x) {
    const last = this.#chart.getOption().xAxis[0].data.length - 1;
    return Math.max(0, Math.min(last, this.#chart.convertFromPixel({ xAxisIndex: 0 }, x)));
  }

  /** The chart as it is on show, twice as fine. @returns {HTMLCanvasElement} */
  picture() {
    return this.#chart.renderToCanvas({ pixelRatio: 2 });
  }

  #fit() {
    const { width, height } = this.getBoundingClientRect();
    if (
      this.#chart &&
      width > 0 &&
      (width !== this.#chart.getWidth() || height !== this.#chart.getHeight())
    ) {
      this.#chart.resize();
      this.#draw();
    }
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#size.disconnect();
    this.#chart?.dispose();
    this.#chart = null;
    this.#drawn = false;
  }

  connectedCallback() {
    super.connectedCallback();
    if (this.hasUpdated) {
      this.requestUpdate();
    }
  }

  static styles = css`
    :host {
      display: grid;
      position: relative;
      min-width: 0;
      min-height: max(280px, var(--tall, 0px));
      max-height: max(720px, var(--tall, 0px));
    }
    .canvas {
      position: absolute;
      inset: 0;
    }
    .span {
      position: absolute;
      top: 0;
      bottom: 24px;
      border-inline: 2px solid var(--accent);
      background: color-mix(in srgb, var(--accent) 16%, transparent);
      pointer-events: none;
    }
    .tip {
      display: grid;
      grid-template-columns: auto auto;
      gap: 2px 16px;
      font: 400 13px/1.5 var(--font);
      font-variant-numeric: tabular-nums;
    }
    .tip b {
      grid-column: 1 / -1;
      font-weight: 600;
    }
    .tip span:nth-of-type(even) {
      text-align: right;
    }
  `;
}
customElements.define('chart-view', ChartView);
