import { LitElement, html } from 'lit';
import { moneyAndDays } from '../state/days-in-words.js';
import { exactMoney, points } from '../state/format.js';
import { block } from '../styles/block.js';
import './grid-card.js';

const PERSONS = 12;

const OF = {
  name: 'Who sells which product lines',
  unit: () => `Net sales of the ${PERSONS} sales persons who sell most, by product line; ${moneyAndDays()}`,
  down: 'salesPerson',
  across: 'productLine',
  ask: { dimensions: ['salesPerson'], split: 'productLine', metrics: ['netSales', 'marginPct'], limit: PERSONS },
  needs: { SalesPerson: 'sales persons', ProductLine: 'product lines' },
  columns: [
    { key: 'salesPerson', name: 'Sales person' },
    { key: 'productLine', name: 'Product line' },
    { key: 'netSales', name: 'Net sales', format: exactMoney, figure: true, bar: true },
    { key: 'marginPct', name: 'Margin', format: points, figure: true },
  ],
  finding: ({ salesPerson, productLine }) => `${salesPerson} sells most ${productLine}`,
};

/** Which sales person sells which product lines. */
class PersonMix extends LitElement {
  render() {
    return html`<grid-card .of=${OF}></grid-card>`;
  }

  static styles = block;
}
customElements.define('person-mix', PersonMix);
