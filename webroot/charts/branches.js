import { compact, count, exactMoney, money, percent } from '../state/format.js';
import { axisText, tooltip, valueAxis } from './parts.js';

const MOST = 7;

/**
 * The branches that sell most, the rest as one.
 *
 * @param {{branch: string, totalSales: number | null}[]} branches
 */
export function topBranches(branches) {
  const sorted = [...branches].sort((a, b) => (b.totalSales ?? 0) - (a.totalSales ?? 0));
  if (sorted.length <= MOST + 1) {
    return sorted;
  }
  const rest = sorted.slice(MOST);
  const sum = (key) => rest.reduce((total, it) => total + (it[key] ?? 0), 0);
  return [
    ...sorted.slice(0, MOST),
    {
      branch: `Other (${rest.length})`,
      totalSales: sum('totalSales'),
      transactionCount: sum('transactionCount'),
      other: true,
    },
  ];
}

/** Net sales by branch as bars, named and valued at the bar itself. */
export const branchChart = (branches) => (tokens, narrow) => {
  const rows = topBranches(branches);
  const total = branches.reduce((sum, { totalSales }) => sum + (totalSales ?? 0), 0);
  const longest = Math.max(...rows.map(({ totalSales }) => compact(totalSales).length));
  return {
    grid: { left: 0, right: Math.max(56, 8 + longest * 7), top: 4, bottom: 0, containLabel: true },
    tooltip: tooltip(tokens, ({ dataIndex }) => tip(rows[dataIndex], total), { trigger: 'item' }),
    xAxis: valueAxis(tokens, compact, { axisLabel: { show: false }, splitLine: { show: false } }),
    yAxis: {
      type: 'category',
      inverse: true,
      data: rows.map(({ branch }) => branch),
      axisTick: { show: false },
      axisLine: { show: false },
      axisLabel: {
        ...axisText(tokens),
        color: tokens.text,
        width: narrow ? 96 : 120,
        overflow: 'truncate',
      },
    },
    series: [
      {
        type: 'bar',
        barMaxWidth: 24,
        data: rows.map(({ totalSales, other }) => ({
          value: totalSales,
          itemStyle: {
            color: other ? tokens.series[6] : tokens.series[0],
            borderRadius: [0, 3, 3, 0],
          },
        })),
        label: {
          show: true,
          position: 'right',
          color: tokens.text,
          fontFamily: tokens.font,
          fontSize: 12,
          formatter: ({ value }) => compact(value),
        },
      },
    ],
  };
};

function tip({ branch, totalSales, transactionCount, averageSale }, total) {
  const lines = [['Net sales', exactMoney(totalSales)]];
  if (total > 0) {
    lines.push(['Share', percent(totalSales / total)]);
  }
  lines.push(['Transactions', count(transactionCount)]);
  if (averageSale !== undefined) {
    lines.push(['Average', exactMoney(averageSale)]);
  }
  return { title: branch, lines };
}

/** What the branches say, in a sentence. */
export function branchFinding(branches) {
  const [best] = topBranches(branches);
  if (!best) {
    return 'Sales by branch';
  }
  const total = branches.reduce((sum, { totalSales }) => sum + (totalSales ?? 0), 0);
  if (branches.length === 1 || total <= 0) {
    return `${best.branch} sold ${money(best.totalSales)}`;
  }
  return `${best.branch} leads with ${percent(best.totalSales / total)} of sales`;
}
