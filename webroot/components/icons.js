import { html, svg } from 'lit';

const line = (path) => html`
  <svg viewBox="0 0 20 20" width="20" height="20" fill="none" stroke="currentColor" stroke-width="1.6"
    stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">${path}</svg>
`;

export const fileIcon = line(
  svg`<path d="M5.5 2.5h6l3.5 3.5v11a.5.5 0 0 1-.5.5h-9a.5.5 0 0 1-.5-.5V3a.5.5 0 0 1 .5-.5Z"/><path d="M11.5 2.5V6H15M7.5 10h5M7.5 13h5"/>`,
);
export const tick = line(svg`<path d="m5 10.5 3.2 3.2L15 7"/>`);
export const cross = line(svg`<path d="m6 6 8 8M14 6l-8 8"/>`);
export const chevron = line(svg`<path d="m6 8 4 4 4-4"/>`);
export const arrowUp = line(svg`<path d="M10 16V5m-4.5 4L10 4.5 14.5 9"/>`);
export const upload = line(
  svg`<path d="M10 13V3.5M6.5 6.5 10 3l3.5 3.5M3.5 12.5v3a1 1 0 0 0 1 1h11a1 1 0 0 0 1-1v-3"/>`,
);
export const sun = line(
  svg`<circle cx="10" cy="10" r="3.2"/><path d="M10 2.5v1.6m0 11.8v1.6M2.5 10h1.6m11.8 0h1.6M4.7 4.7l1.1 1.1m8.4 8.4 1.1 1.1m0-10.6-1.1 1.1m-8.4 8.4-1.1 1.1"/>`,
);
export const moon = line(svg`<path d="M16.5 11.6A6.8 6.8 0 0 1 8.4 3.5a6.8 6.8 0 1 0 8.1 8.1Z"/>`);
export const screen = line(
  svg`<rect x="2.5" y="4" width="15" height="10" rx="1.2"/><path d="M7.5 17h5"/>`,
);
export const chart = line(svg`<path d="M3 17h14M5.5 14V9.5m4.5 4.5V4m4.5 10V7.5"/>`);
export const table = line(
  svg`<rect x="3" y="4" width="14" height="12" rx="1.2"/><path d="M3 8h14M3 12h14M9 8v8"/>`,
);
export const warning = line(
  svg`<path d="M10 3.2 17.6 16a.6.6 0 0 1-.5.9H2.9a.6.6 0 0 1-.5-.9L10 3.2Z"/><path d="M10 8v4m0 2.3v.1"/>`,
);
export const question = line(
  svg`<circle cx="10" cy="10" r="7.2"/><path d="M7.9 7.9a2.2 2.2 0 1 1 3.1 2.2c-.7.3-1 .8-1 1.5m0 2.2v.1"/>`,
);
export const info = line(svg`<circle cx="10" cy="10" r="7.2"/><path d="M10 9.2v4.3m0-7v.1"/>`);
export const back = line(svg`<path d="M16 10H4.5m4.5-4.5L4.5 10 9 14.5"/>`);
export const gauge = line(
  svg`<path d="M3 14a7 7 0 1 1 14 0M10 14l3-4.5M3 16.5h14"/>`,
);
export const files = line(
  svg`<ellipse cx="10" cy="5" rx="6" ry="2.2"/><path d="M4 5v10c0 1.2 2.7 2.2 6 2.2s6-1 6-2.2V5M4 10c0 1.2 2.7 2.2 6 2.2s6-1 6-2.2"/>`,
);
export const sales = line(svg`<path d="M3 15.5 8 10l3 3 6-7M12.5 6H17v4.5"/>`);
export const box = line(
  svg`<path d="m10 2.5 6.5 3.6v7.8L10 17.5l-6.5-3.6V6.1L10 2.5Z"/><path d="m3.7 6.2 6.3 3.5 6.3-3.5M10 9.7v7.6"/>`,
);
export const shop = line(
  svg`<path d="M4 9v7.5h12V9M2.8 6.8 4.3 3.5h11.4l1.5 3.3a2.3 2.3 0 0 1-4.7.4 2.4 2.4 0 0 1-5 0 2.3 2.3 0 0 1-4.7-.4ZM8 16.5V12h4v4.5"/>`,
);
export const coins = line(
  svg`<circle cx="10" cy="10" r="7.2"/><path d="m7 13 6-6M7.6 7.7h.1m4.6 4.6h.1"/>`,
);
export const people = line(
  svg`<circle cx="7.5" cy="7" r="2.8"/><path d="M2.5 16c.3-3 2.3-4.6 5-4.6s4.7 1.600 5 4.600M13 4.600a2.600 2.600 0 0 1 0 5M14.600 11.900c1.800.600 2.800 2 3 4.100"/>`,
);
export const compass = line(
  svg`<circle cx="10" cy="10" r="7.2"/><path d="m12.800 7.200-1.500 4.100-4.100 1.500 1.500-4.100 4.100-1.500Z"/>`,
);
export const bell = line(
  svg`<path d="M5 14V9a5 5 0 0 1 10 0v5l1.500 1.500h-13L5 14Zm3.500 3.300h3"/>`,
);
export const menu = line(svg`<path d="M3 5.500h14M3 10h14M3 14.500h14"/>`);
export const funnel = line(svg`<path d="M3 4.500h14M5.500 10h9M8 15.500h4"/>`);
export const search = line(svg`<circle cx="9" cy="9" r="5.500"/><path d="m13.200 13.200 3.800 3.800"/>`);
export const more = line(
  svg`<path d="M4.500 10h.1M10 10h.1M15.500 10h.1" stroke-width="2.600"/>`,
);
export const bookmark = line(svg`<path d="M6 3.500h8v13l-4-3-4 3v-13Z"/>`);
export const gear = line(
  svg`<path d="M4 6h7m3 0h2M4 14h2m3 0h7M11 4v4M9 12v4M4 10h10"/>`,
);
