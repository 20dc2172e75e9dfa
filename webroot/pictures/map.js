import { font } from './words.js';

/** Outlines, circles and names. @param {{map: ReturnType<typeof import('../charts/map.js').mapOf>}} what */
export function drawing({ map: { width, height, lands, marks } }, tokens, pen) {
  return {
    width,
    height,
    draw() {
      pen.save();
      pen.beginPath();
      pen.rect(0, 0, width, height);
      pen.clip();
      lands.forEach(({ path, own }) => land(pen, new Path2D(path), own, tokens));
      marks.forEach((mark) => circle(pen, mark, tokens));
      marks.filter(({ label }) => label).forEach((mark) => name(pen, mark, tokens));
      pen.restore();
    },
  };
}

function land(pen, outline, own, tokens) {
  pen.fillStyle = own ? tokens.line : tokens.sunken;
  pen.strokeStyle = tokens.card;
  pen.lineWidth = 1;
  pen.fill(outline);
  pen.stroke(outline);
}

function circle(pen, { x, y, r }, tokens) {
  pen.beginPath();
  pen.arc(x, y, r, 0, 2 * Math.PI);
  pen.globalAlpha = 0.72;
  pen.fillStyle = tokens.series[0];
  pen.fill();
  pen.globalAlpha = 1;
  pen.strokeStyle = tokens.card;
  pen.lineWidth = 1.5;
  pen.stroke();
}

function name(pen, { x, y, r, point }, tokens) {
  pen.font = font({ size: 13, weight: 500 }, tokens);
  pen.textAlign = 'center';
  pen.textBaseline = 'alphabetic';
  pen.strokeStyle = tokens.card;
  pen.lineWidth = 3;
  pen.strokeText(point.name, x, y + r + 14);
  pen.fillStyle = tokens.text;
  pen.fillText(point.name, x, y + r + 14);
}
