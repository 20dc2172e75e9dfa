let loading;

/** ECharts, loaded when the first chart is drawn: the rest of the page does not wait for it. */
export function loadECharts() {
  loading ??= import('echarts').then((module) => ('init' in module ? module : globalThis.echarts));
  return loading;
}
