import { LitElement, css, html } from 'lit';

const WIDTH = 96;
const HEIGHT = 28;
const EDGE = 3;

/**
 * The course of one figure, small: its shape alone. Nothing for a screen reader, which has the change.
 *
 * @typedef {object} Props
 * @prop {(number | null)[]} values
 *
 * @extends {LitElement<Props>}
 */
class SparkLine extends LitElement {
  static properties = { values: { attribute: false } };

  render() {
    const points = this.#points();
    if (points.length < 2) {
      return html``;
    }
    return html`
      <svg viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" aria-hidden="true">
        <polyline points=${points.map((point) => point.join(',')).join(' ')}></polyline>
      </svg>
    `;
  }

  #points() {
    const values = this.values ?? [];
    const known = values.filter((value) => typeof value === 'number');
    const [low, high] = [Math.min(...known), Math.max(...known)];
    const x = (at) => EDGE + (at / Math.max(1, values.length - 1)) * (WIDTH - 2 * EDGE);
    const y = (value) =>
      high === low ? HEIGHT / 2 : HEIGHT - EDGE - ((value - low) / (high - low)) * (HEIGHT - 2 * EDGE);
    return values
      .map((value, at) => [value, at])
      .filter(([value]) => typeof value === 'number')
      .map(([value, at]) => [x(at).toFixed(1), y(value).toFixed(1)]);
  }

  static styles = css`
    :host {
      display: block;
      height: 28px;
    }
    svg {
      display: block;
      width: 100%;
      max-width: 160px;
      height: 28px;
    }
    polyline {
      fill: none;
      stroke: var(--series-1);
      stroke-width: 1.5;
      stroke-linejoin: round;
      vector-effect: non-scaling-stroke;
    }
  `;
}
customElements.define('spark-line', SparkLine);
