/**
 * Words on a canvas.
 *
 * @typedef {{size: number, weight: number, line: number, colour: string}} Style
 */
export const font = ({ size, weight = 400 }, tokens) => `${weight} ${size}px ${tokens.font}`;

/** A text in as many lines as it needs. @returns {{text: string, style: Style}[]} */
export function lined(pen, text, tokens, style, width) {
  pen.font = font(style, tokens);
  const lines = [];
  for (const word of String(text).split(/ +/).filter(Boolean)) {
    const longer = lines.length > 0 ? `${lines.at(-1)} ${word}` : word;
    if (lines.length > 0 && pen.measureText(longer).width <= width) {
      lines[lines.length - 1] = longer;
    } else {
      lines.push(word);
    }
  }
  return lines.map((line) => ({ text: short(pen, line, width), style }));
}

/** Writes lines from a corner down. */
export function write(pen, lines, x, y, tokens) {
  let at = y;
  pen.textAlign = 'left';
  pen.textBaseline = 'top';
  for (const { text, style } of lines) {
    pen.font = font(style, tokens);
    pen.fillStyle = style.colour;
    pen.fillText(text, x, at + (style.line - style.size) / 2);
    at += style.line;
  }
}

/** As much of a text as there is room for. */
export function short(pen, text, width) {
  if (pen.measureText(text).width <= width) {
    return text;
  }
  let some = text;
  while (some && pen.measureText(some + '…').width > width) {
    some = some.slice(0, -1);
  }
  return some.trimEnd() + '…';
}

/**
 * One text at a spot, in the middle of its line.
 *
 * @param {CanvasRenderingContext2D} pen
 * @param {string} text
 * @param {number} x
 * @param {number} y
 * @param {{align?: CanvasTextAlign, colour: string, width?: number, size: number, weight?: number}} style
 */
export function put(pen, text, x, y, { align = 'left', colour, width = Infinity, ...style }, tokens) {
  pen.font = font(style, tokens);
  pen.fillStyle = colour;
  pen.textAlign = align;
  pen.textBaseline = 'middle';
  pen.fillText(short(pen, text, width), x, y);
}

/** How wide a text is. */
export function widthOf(pen, text, style, tokens) {
  pen.font = font(style, tokens);
  return pen.measureText(text).width;
}
