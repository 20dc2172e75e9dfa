/** What the charts share: axes, tooltips. */

export const axisText = (tokens) => ({
  color: tokens.muted,
  fontFamily: tokens.font,
  fontSize: 12,
});

export function valueAxis(tokens, format, more = {}) {
  return {
    type: 'value',
    splitNumber: 4,
    axisLabel: { ...axisText(tokens), formatter: format },
    splitLine: { lineStyle: { color: tokens.grid } },
    ...more,
  };
}

/**
 * A tooltip whose content is made of elements, not of markup: figures align, and the content
 * security policy has nothing to forbid.
 *
 * @param {(params: any) => {title: string, lines: string[][]}} content
 */
export function tooltip(tokens, content, more = {}) {
  return {
    confine: true,
    transitionDuration: 0,
    backgroundColor: tokens.surface,
    borderColor: tokens.line,
    borderWidth: 1,
    padding: [8, 12],
    textStyle: { color: tokens.text, fontFamily: tokens.font, fontSize: 13 },
    extraCssText: 'box-shadow: 0 4px 16px rgb(0 0 0 / 12%); border-radius: 8px',
    formatter: (params) => element(content(params)),
    ...more,
  };
}

function element({ title, lines }) {
  const tip = document.createElement('div');
  tip.className = 'tip';
  tip.append(text('b', title), ...lines.flat().map((word) => text('span', word)));
  return tip;
}

function text(tag, words) {
  const node = document.createElement(tag);
  node.textContent = words;
  return node;
}
