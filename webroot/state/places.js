import { json } from '../api/http.js';

/** What names say less than a place: `Nakuru Branch`, `Kiambu County`. */
const AROUND = /\b(county|city|town|municipality|branch|shop|store|outlet|depot|region|district)\b/g;

/** Letters that are no others with a mark on them, as they are written where they are not to be had. */
const LETTERS = { ł: 'l', ø: 'o', đ: 'd', ð: 'd', ħ: 'h', ŧ: 't', ı: 'i', ß: 'ss', æ: 'ae', œ: 'oe', þ: 'th' };

/** As names are compared: `Łódź` and `Lodz` are one. */
export const plain = (name) =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[łøđðħŧıßæœþ]/g, (letter) => LETTERS[letter])
    .replace(AROUND, ' ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/**
 * @typedef {object} Place
 * @property {number} lat
 * @property {number} lon
 * @property {string} country as the outlines name it
 *
 * @typedef {object} Country
 * @property {string} name
 * @property {number} lat of its middle
 * @property {number} lon
 * @property {[number, number][][]} rings longitude and latitude
 */

/** Steps of a fiftieth of a degree, each from the point before. */
function ringOf(steps) {
  const ring = [];
  let [x, y] = [0, 0];
  for (let at = 0; at < steps.length; at += 2) {
    x += steps[at];
    y += steps[at + 1];
    ring.push([x / 50, y / 50]);
  }
  return ring;
}

let loading = null;

/**
 * Outlines of countries and the places that are known, shipped with the page: nothing is asked of
 * anybody else.
 *
 * @returns {Promise<{countries: Country[], find: (name: string) => Place | null, country: (name: string) => Place | null}>}
 */
export function atlas() {
  loading ??= load().catch((failure) => {
    loading = null;
    throw failure;
  });
  return loading;
}

async function load() {
  const [outlines, known] = await Promise.all([json('/geo/countries.json'), json('/geo/places.json')]);
  const countries = outlines.countries.map(([name, lon, lat, rings]) => ({ name, lon, lat, rings: rings.map(ringOf) }));
  const places = new Map();
  Object.entries(known.places).forEach(([country, list]) =>
    list.forEach(([name, lat, lon]) => places.set(plain(name), { lat, lon, country })),
  );
  const middles = new Map(countries.map(({ name, lat, lon }) => [plain(name), { lat, lon, country: name }]));
  Object.entries(known.countries).forEach(([other, name]) => middles.set(plain(other), middles.get(plain(name))));
  return {
    countries,
    find: (name) => places.get(plain(name)) ?? null,
    country: (name) => middles.get(plain(name)) ?? null,
  };
}
