import { LitElement, html } from 'lit';
import { barsChart } from '../charts/bars.js';
import { moneyAndDays } from '../state/days-in-words.js';
import { EXPLORED, totalOf } from '../state/explored.js';
import { chosen, lacks } from '../state/datasets.js';
import { count, exactMoney, money, percent } from '../state/format.js';
import { Query } from '../state/query.js';
import { block } from '../styles/block.js';
import './chart-card.js';

const MOST = 200;
const REASONS = /^(reason|returns?reason|reasonforreturn(ing)?)$/i;

const AS = {
  name: (row) => row.reason,
  value: 'value',
  label: 'Returned',
  alone: true,
  more: (row) => [['Times', count(row.count)]],
};

/** What comes back, and why where the files tell it. */
class ReturnsCard extends LitElement {
  #returns = new Query(this, {
    text: `{
      returnsAnalysis(@filter, limit: ${MOST}) { reason count returnsValue }
      explore(metrics: ["returnsValue", "returnRate", "returns"], @explore) ${EXPLORED} }`,
    pick: ({ returnsAnalysis, explore }) => ({ rows: returnsAnalysis.map(sized), total: totalOf({ explore }) }),
  });

  render() {
    const { panel, again } = this.#returns;
    const by = reasonColumn();
    const rows = panel.data?.rows ?? [];
    return html`
      <chart-card
        name="Returns"
        .finding=${finding(panel.data?.total)}
        .unit="Value of what came back, ${rows.length > 10 ? 'the ten largest ' : ''}by ${by ? 'reason' : 'product'}; ${moneyAndDays()}"
        .panel=${panel}
        .rows=${rows}
        .columns=${columns(by ? 'Reason' : 'Product')}
        none="Nothing came back in these days."
        .option=${barsChart(rows, AS)}
        .keys=${keys(by)}
        .within=${{}}
        @again=${again}
      ></chart-card>
    `;
  }

  static styles = block;
}

/** As bars what came back is drawn by its size. */
const sized = (row) => ({ ...row, value: row.returnsValue === null ? null : Math.abs(row.returnsValue) });

/** The column in which the files tell reasons, as the server looks for it. */
const reasonColumn = () =>
  chosen()?.columns.map(({ name }) => name).find((name) => REASONS.test(name.replace(/[^a-z]/gi, ''))) ?? null;

function keys(by) {
  if (by) {
    return ({ reason }) => (reason ? { [by]: reason } : {});
  }
  return lacks('ItemName') ? null : ({ reason }) => (reason ? { item: reason } : {});
}

const columns = (name) => [
  { key: 'reason', name },
  { key: 'value', name: 'Returned', format: exactMoney, figure: true, bar: true },
  { key: 'count', name: 'Times', format: count, figure: true },
];

function finding(total) {
  if (!total || total.returnsValue === null) {
    return '';
  }
  const rate = total.returnRate === null ? '' : `, ${percent(total.returnRate / 100)} of revenue`;
  return `${money(Math.abs(total.returnsValue))} came back${rate}`;
}
customElements.define('returns-card', ReturnsCard);
