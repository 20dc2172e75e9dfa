import { compact, exactMoney, money, month, percent } from '../state/format.js';
import { axisText, tooltip, valueAxis } from './parts.js';

/**
 * Sales as bars and gross profit as a line, by month.
 *
 * @param {{date: string, totalSales: number | null, grossProfit: number | null}[]} months
 */
export const monthlyChart = (months) => (tokens, narrow) => {
  const [salesColour, profitColour] = tokens.series;
  const profit = months.some(({ grossProfit }) => grossProfit !== null);
  return {
    grid: { left: 8, right: profit && !narrow ? 112 : 28, top: 28, bottom: 4, containLabel: true },
    tooltip: tooltip(tokens, ([{ dataIndex }]) => tip(months, dataIndex), {
      trigger: 'axis',
      axisPointer: { type: 'shadow', shadowStyle: { color: tokens.grid, opacity: 0.4 } },
    }),
    legend: { show: false },
    xAxis: {
      type: 'category',
      data: months.map(({ date }) => month(date)),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: tokens.grid } },
      axisLabel: { ...axisText(tokens), hideOverlap: true },
    },
    yAxis: valueAxis(tokens, compact),
    series: [
      {
        name: 'Net sales',
        type: 'bar',
        data: months.map(({ totalSales }) => totalSales),
        barMaxWidth: 40,
        barCategoryGap: '30%',
        itemStyle: { color: salesColour, borderRadius: [3, 3, 0, 0] },
      },
      ...(profit ? [halo(months, tokens), profitLine(months, profitColour, tokens, narrow)] : []),
    ],
  };
};

/** Keeps the line apart from the bars that it crosses. */
function halo(months, tokens) {
  return {
    type: 'line',
    silent: true,
    data: months.map(({ grossProfit }) => grossProfit),
    symbol: 'none',
    lineStyle: { color: tokens.card, width: 6 },
    tooltip: { show: false },
  };
}

function profitLine(months, colour, tokens, narrow) {
  return {
    name: 'Gross profit',
    type: 'line',
    data: months.map(({ grossProfit }) => grossProfit),
    symbol: months.length > 36 ? 'none' : 'circle',
    symbolSize: 6,
    lineStyle: { color: colour, width: 2.5 },
    itemStyle: { color: colour },
    endLabel: {
      show: !narrow,
      formatter: 'Gross profit',
      color: colour,
      fontFamily: tokens.font,
      fontSize: 12,
      fontWeight: 600,
      // beside the last bar, not on it
      distance: months.length > 24 ? 14 : 28,
    },
  };
}

function tip(months, index) {
  const { date, totalSales, grossProfit } = months[index];
  const before = months[index - 1]?.totalSales;
  const lines = [
    ['Net sales', exactMoney(totalSales)],
    ['Gross profit', exactMoney(grossProfit)],
  ];
  if (grossProfit !== null && totalSales) {
    lines.push(['Margin', percent(grossProfit / totalSales)]);
  }
  if (before) {
    const change = (totalSales - before) / Math.abs(before);
    lines.push(['Against the month before', (change > 0 ? '+' : '') + percent(change)]);
  }
  return { title: month(date), lines };
}

/** What the months say, in a sentence. */
export function monthlyFinding(months) {
  const known = months.filter(({ totalSales }) => totalSales !== null);
  if (known.length === 0) {
    return 'Sales by month';
  }
  if (known.length === 1) {
    return `${month(known[0].date)} sold ${money(known[0].totalSales)}`;
  }
  const best = known.reduce((top, it) => (it.totalSales > top.totalSales ? it : top));
  return `${month(best.date)} sold most: ${money(best.totalSales)}`;
}
