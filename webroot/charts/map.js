/** Where things are on a map of places: outlines and points in pixels. */

const WIDTH = 640;
const HEIGHT = 440;
const EDGE = 24;
const LARGEST = 26;
const LEAST = 4;
/** Degrees; a single town is shown with what is around it. */
const LEAST_SPAN = 3;

/**
 * @param {import('../state/places.js').Country[]} countries
 * @param {{place: import('../state/places.js').Place, value: number}[]} points
 * @returns {{width: number, height: number, lands: {name: string, path: string, own: boolean}[],
 *     marks: {x: number, y: number, r: number, point: object, label: boolean}[]}}
 */
export function mapOf(countries, points) {
  const own = new Set(points.map(({ place }) => place.country));
  const project = fitting(boundsOf(countries, points, own));
  const lands = countries
    .map(({ name, rings }) => ({ name, own: own.has(name), path: pathOf(rings, project) }))
    .filter(({ path }) => path !== '');
  return { width: WIDTH, height: HEIGHT, lands, marks: marksOf(points, project) };
}

/** One country whole; of several the places, and something around. */
function boundsOf(countries, points, own) {
  const home = own.size === 1 && countries.find(({ name }) => own.has(name));
  const spots = home ? home.rings[0] : points.map(({ place }) => [place.lon, place.lat]);
  const [lons, lats] = [0, 1].map((at) => spots.map((spot) => spot[at]));
  const grow = (low, high) => {
    const missing = Math.max(0, LEAST_SPAN - (high - low)) / 2;
    return [low - missing, high + missing];
  };
  return { lon: grow(Math.min(...lons), Math.max(...lons)), lat: grow(Math.min(...lats), Math.max(...lats)) };
}

/** Equirectangular, true in the middle of what is shown. */
function fitting({ lon, lat }) {
  const narrow = Math.cos((((lat[0] + lat[1]) / 2) * Math.PI) / 180);
  const scale = Math.min((WIDTH - 2 * EDGE) / ((lon[1] - lon[0]) * narrow), (HEIGHT - 2 * EDGE) / (lat[1] - lat[0]));
  const [midLon, midLat] = [(lon[0] + lon[1]) / 2, (lat[0] + lat[1]) / 2];
  return (x, y) => [WIDTH / 2 + (x - midLon) * narrow * scale, HEIGHT / 2 - (y - midLat) * scale];
}

/** Rings that are in sight; nothing where there are none. */
function pathOf(rings, project) {
  return rings
    .map((ring) => ring.map(([x, y]) => project(x, y)))
    .filter((ring) => {
      const [xs, ys] = [0, 1].map((at) => ring.map((spot) => spot[at]));
      return Math.max(...xs) > 0 && Math.min(...xs) < WIDTH && Math.max(...ys) > 0 && Math.min(...ys) < HEIGHT;
    })
    .map((ring) => `M${ring.map((spot) => spot.map((it) => it.toFixed(1)).join(' ')).join('L')}Z`)
    .join('');
}

/** Areas are as the values; names where they do not cover one another. */
function marksOf(points, project) {
  const most = Math.max(...points.map(({ value }) => value));
  const taken = [];
  return [...points]
    .sort((a, b) => b.value - a.value)
    .map((point) => {
      const [x, y] = project(point.place.lon, point.place.lat);
      const r = Math.max(LEAST, LARGEST * Math.sqrt(Math.max(0, point.value) / most));
      const label = !taken.some(([left, top]) => Math.abs(top - y) < 16 && Math.abs(left - x) < 110);
      if (label) taken.push([x, y]);
      return { x, y, r, point, label };
    });
}
