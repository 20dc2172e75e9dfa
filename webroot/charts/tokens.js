const NAMES = {
  text: '--text',
  muted: '--text-muted',
  surface: '--surface-raised',
  card: '--surface',
  line: '--line',
  grid: '--grid',
  accent: '--accent',
  sunken: '--surface-sunken',
  positive: '--positive',
  negative: '--negative',
  heat: '--heat',
  series: [
    '--series-1',
    '--series-2',
    '--series-3',
    '--series-4',
    '--series-5',
    '--series-6',
    '--series-7',
  ],
};

/**
 * @typedef {Record<Exclude<keyof NAMES, 'series'> | 'font', string> & {series: string[]}} Tokens
 */

/**
 * The theme's colours as a canvas can use them: resolved, for the theme on show.
 *
 * @param {ParentNode} host
 * @returns {Tokens}
 */
export function readTokens(host) {
  const probe = document.createElement('i');
  probe.hidden = true;
  host.append(probe);
  const resolve = (name) => {
    probe.style.color = `var(${name})`;
    return getComputedStyle(probe).color;
  };
  /** @type {any} */
  const tokens = Object.fromEntries(
    Object.entries(NAMES).map(([key, name]) => [
      key,
      Array.isArray(name) ? name.map(resolve) : resolve(name),
    ]),
  );
  tokens.font = getComputedStyle(document.body).fontFamily;
  probe.remove();
  return tokens;
}
