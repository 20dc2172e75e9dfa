/** Less than this is a click, not a span: ECharts draws the line there too. */
const LEAST_PIXELS = 5;

/**
 * Lets the mouse choose a span of categories on the x axis by dragging across the chart. The date
 * filter does the same by keyboard and by finger.
 */
export function brushSpan(host, canvas, chart) {
  let from = null;
  let mark = null;

  const at = (event) => event.clientX - canvas.getBoundingClientRect().left;
  const index = (x) => {
    const last = chart.getOption().xAxis[0].data.length - 1;
    return Math.max(0, Math.min(last, chart.convertFromPixel({ xAxisIndex: 0 }, x)));
  };
  const end = () => {
    mark?.remove();
    mark = null;
    from = null;
  };

  canvas.addEventListener('pointerdown', (event) => {
    if (event.pointerType === 'mouse' && event.button === 0) {
      from = at(event);
    }
  });
  canvas.addEventListener('pointermove', (event) => {
    if (event.buttons === 0) {
      end(); // let go beside the canvas
    }
    if (from === null || Math.abs(at(event) - from) < LEAST_PIXELS) {
      return;
    }
    if (!mark) {
      // not before: the click of a captured pointer is not the drawing's, and a mark would not know of it
      canvas.setPointerCapture(event.pointerId);
      mark = document.createElement('div');
      mark.className = 'span';
      host.renderRoot.append(mark);
    }
    mark.style.left = Math.min(from, at(event)) + 'px';
    mark.style.width = Math.abs(at(event) - from) + 'px';
  });
  canvas.addEventListener('pointerup', (event) => {
    if (mark) {
      const [first, last] = [index(from), index(at(event))].sort((a, b) => a - b);
      host.dispatchEvent(
        new CustomEvent('span', { detail: { first, last }, bubbles: true, composed: true }),
      );
    }
    end();
  });
  canvas.addEventListener('pointercancel', end);
}
