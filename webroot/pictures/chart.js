/** A chart of ECharts, as it is on show. @param {{canvas: HTMLCanvasElement}} what twice as fine */
export const drawing = ({ canvas }) => {
  const [width, height] = [canvas.width / 2, canvas.height / 2];
  return { width, height, draw: (pen) => pen.drawImage(canvas, 0, 0, width, height) };
};
