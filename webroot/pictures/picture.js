import { readTokens } from '../charts/tokens.js';
import { lined, write } from './words.js';

const EDGE = 24;
const LEAST_WIDE = 560;
const SCALE = 2;
const TITLE = { size: 18, weight: 600, line: 26 };
const SMALL = { size: 13, weight: 400, line: 19 };

/**
 * What a drawer makes of its data: how large it is, and how it is drawn on a canvas whose origin is
 * its upper left corner.
 *
 * @typedef {object} Drawing
 * @property {number} width
 * @property {number} height
 * @property {(pen: CanvasRenderingContext2D) => void} draw
 */

/**
 * What is drawn: by which drawer, and from what.
 *
 * @typedef {{as: keyof DRAWERS, [data: string]: any}} Drawn
 */

/** How each kind of card is drawn; each is fetched when it is needed. */
const DRAWERS = {
  chart: () => import('./chart.js'),
  grid: () => import('./grid.js'),
  table: () => import('./table.js'),
  changes: () => import('./changes.js'),
  days: () => import('./days.js'),
  map: () => import('./map.js'),
  gauge: () => import('./gauge.js'),
};

/**
 * A card as PNG: in the theme on show, with its heading above and what was filtered below.
 *
 * @param {import('lit').LitElement} host whose theme it is
 * @param {Drawn} what
 * @param {{title: string, unit: string, below: string[]}} words
 * @returns {Promise<Blob>}
 */
export async function pictureOf(host, what, words) {
  const tokens = readTokens(host.renderRoot);
  const [{ drawing }] = await Promise.all([DRAWERS[what.as](), document.fonts.ready]);
  const canvas = document.createElement('canvas');
  const pen = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  const { width, height, draw } = /** @type {Drawing} */ (
    drawing(/** @type {any} */ (what), tokens, pen)
  );
  const wide = Math.max(width, LEAST_WIDE);
  const written = (text, style) => lined(pen, text, tokens, style, wide);
  const above = [
    ...written(words.title, { ...TITLE, colour: tokens.text }),
    ...written(words.unit, { ...SMALL, colour: tokens.muted }),
  ];
  const below = written(words.below.join(' · '), { ...SMALL, colour: tokens.muted });
  const tall = (lines) => lines.reduce((sum, { style }) => sum + style.line, 0);
  const top = EDGE + tall(above) + 16;

  canvas.width = (wide + 2 * EDGE) * SCALE;
  canvas.height = (top + height + 16 + tall(below) + EDGE) * SCALE;
  pen.scale(SCALE, SCALE);
  pen.fillStyle = tokens.card;
  pen.fillRect(0, 0, canvas.width, canvas.height);
  write(pen, above, EDGE, EDGE, tokens);
  write(pen, below, EDGE, top + height + 16, tokens);
  pen.translate(EDGE, top);
  draw(pen);
  return blobOf(canvas);
}

const blobOf = (canvas) =>
  new Promise((done, failed) => {
    canvas.toBlob((blob) => (blob ? done(blob) : failed(new Error('The picture is too large'))), 'image/png');
  });
