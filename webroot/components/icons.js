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
