import { fileName, save } from './download.js';
import { filtersInWords } from './filters-in-words.js';
import { date } from './format.js';

/**
 * Saves what a card shows as PNG, with its heading above and what was filtered below: a picture that
 * can stand alone. What draws it is fetched when the first is asked for.
 *
 * @param {import('lit').LitElement & {name: string, finding?: string, unit?: string | null, below?: string[]}} card
 *     `below`: what it is of, where that is not what the filters say
 * @param {import('../pictures/picture.js').Drawn} what
 */
export async function savePicture(card, what) {
  const { pictureOf } = await import('../pictures/picture.js');
  const below = [...(card.below ?? filtersInWords()), `drawn on ${date(new Date().toISOString())}`];
  const words = { title: card.finding || card.name, unit: card.unit ?? '', below };
  save(await pictureOf(card, what, words), `${fileName(card.name)}.png`);
}
