import { css, unsafeCSS } from 'lit';

/** The deepest step of each scale, in parts of its colour; words can be read on all of them. */
export const DEEPEST = Object.freeze({ heat: 100, more: 48, less: 48 });

/** So many steps lead there, the first being nothing. */
export const STEPS = 10;

const scale = (tone) =>
  Array.from({ length: STEPS }, (_, at) => {
    const part = ((at + 1) * DEEPEST[tone]) / STEPS;
    return `.${tone}${at + 1} { background: color-mix(in oklab, var(--${tone}) ${part}%, var(--surface)); }`;
  }).join('\n');

/**
 * Cells on an even scale from nothing to the most, `heat0` to `heat10`; and on one that has two ends,
 * `less10` to `more10`.
 */
export const heat = css`
  :host {
    --more: var(--series-1);
    --less: var(--series-2);
  }
  .heat0,
  .more0,
  .less0 {
    background: var(--surface-sunken);
  }
  .heat0 {
    color: var(--text-muted);
  }
  ${unsafeCSS(['heat', 'more', 'less'].map(scale).join('\n'))}
`;
