import { fileName, save } from './download.js';
import { filtersInWords } from './filters-in-words.js';

/**
 * Saves what a card shows as PNG, with its heading above and what was filtered below: a picture that
 * can stand alone. What draws it is fetched when the first is asked for.
 *
 * @param {import('lit').LitElement & {name: string, finding?: string, unit?: string}} card
 * @param {import('../pictures/picture.js').Drawn} what
 */
export async function savePicture(card, what) {
  const { pictureOf } = await import('../pictures/picture.js');
  const words = { title: card.finding || card.name, unit: card.unit ?? '', below: filtersInWords() };
  save(await pictureOf(card, what, words), `${fileName(card.name)}.png`);
}
