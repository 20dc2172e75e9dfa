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
 * @typedef {object} Atlas
 * @property {Country[]} countries
 * @property {(names: string[]) => Map<string, Place>} places those of the names that are known
 * @property {(names: string[]) => Map<string, Place>} middles of those that are countries
 */

/**
 * Outlines of countries and the places that are known, shipped with the page: nothing is asked of
 * anybody else.
 *
 * @returns {Promise<Atlas>}
 */
export function atlas() {
  loading ??= load().catch((failure) => {
    loading = null;
    throw failure;
  });
  return loading;
}

/** They are of the same release as this module, and as well kept by the browser. */
const geo = (name) => json(new URL(`../geo/${name}.json`, import.meta.url).href, { cache: 'default' });

async function load() {
  const [outlines, known, packed] = await Promise.all(['countries', 'places', 'cities'].map(geo));
  const countries = outlines.countries.map(([name, lon, lat, rings]) => ({ name, lon, lat, rings: rings.map(ringOf) }));
  const candidates = candidatesOf(known, packed);
  const middles = new Map(countries.map(({ name, lat, lon }) => [plain(name), { lat, lon, country: name }]));
  Object.entries(known.countries).forEach(([other, name]) => middles.set(plain(other), middles.get(plain(name))));
  return {
    countries,
    places: (names) => placesAmong(names, candidates),
    middles: (names) => found(names, (name) => middles.get(plain(name))),
  };
}

/** By name, as `plain` makes it, all that are called so: first ours, then the larger before the smaller. */
function candidatesOf(known, { countries, cities }) {
  /** @type {Map<string, Place[]>} */
  const candidates = new Map();
  const add = (name, place) => candidates.set(name, [...(candidates.get(name) ?? []), place]);
  Object.entries(known.places).forEach(([country, list]) =>
    list.forEach(([name, lat, lon]) => add(plain(name), { lat, lon, country })),
  );
  for (let at = 0; at < cities.length; at += 4) {
    add(cities[at + 1], { lat: cities[at + 2] / 100, lon: cities[at + 3] / 100, country: countries[cities[at]] });
  }
  Object.entries(known.also).forEach(([other, name]) => candidates.set(plain(other), candidates.get(name) ?? []));
  return candidates;
}

/** Of places with one name, the one in the country in which most of the names seem to be. */
function placesAmong(names, candidates) {
  const called = new Map(names.map((name) => [name, candidates.get(plain(name)) ?? []]));
  const firsts = [...called.values()].flatMap(([first]) => (first ? [first.country] : []));
  const votes = (country) => firsts.filter((it) => it === country).length;
  const likelier = (best, it) => (votes(it.country) > votes(best.country) ? it : best);
  return found(names, (name) => called.get(name).reduce(likelier, called.get(name)[0]));
}

/** @param {(name: string) => Place | undefined} find @returns {Map<string, Place>} */
function found(names, find) {
  const all = new Map();
  names.forEach((name) => {
    const place = find(name);
    if (place) all.set(name, place);
  });
  return all;
}
