import { fileName, save } from '../state/download.js';
import { readTokens } from './tokens.js';

const EDGE = 48;
const HEAD = 136;

/**
 * Saves a chart as PNG, with its finding above it: a picture that can stand alone.
 *
 * @param {import('./chart-view.js').ChartView} view
 * @param {{name: string, finding: string, unit: string}} words
 */
export function savePicture(view, { name, finding, unit }) {
  const tokens = readTokens(view.renderRoot.querySelector('.canvas').parentNode);
  const chart = view.picture();
  const canvas = document.createElement('canvas');
  canvas.width = chart.width + 2 * EDGE;
  canvas.height = chart.height + HEAD + EDGE;
  const pen = canvas.getContext('2d');
  pen.fillStyle = tokens.card;
  pen.fillRect(0, 0, canvas.width, canvas.height);
  write(pen, finding, tokens.text, `600 32px ${tokens.font}`, 60);
  write(pen, unit, tokens.muted, `400 26px ${tokens.font}`, 100);
  pen.drawImage(chart, EDGE, HEAD);
  canvas.toBlob((blob) => save(blob, `${fileName(name)}.png`), 'image/png');
}

function write(pen, words, colour, font, y) {
  pen.fillStyle = colour;
  pen.font = font;
  pen.fillText(words, EDGE, y, pen.canvas.width - 2 * EDGE);
}
