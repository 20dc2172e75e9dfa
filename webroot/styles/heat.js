import { css } from 'lit';

/**
 * Cells on an even scale from nothing to the most, eleven steps, each with words that can be read on
 * it. `h0` to `h10`.
 */
export const heat = css`
  .h0 { background: var(--surface-sunken); color: var(--text-muted); }
  .h1 { background: color-mix(in oklab, var(--heat) 10%, var(--surface)); }
  .h2 { background: color-mix(in oklab, var(--heat) 20%, var(--surface)); }
  .h3 { background: color-mix(in oklab, var(--heat) 30%, var(--surface)); }
  .h4 { background: color-mix(in oklab, var(--heat) 40%, var(--surface)); }
  .h5 { background: color-mix(in oklab, var(--heat) 50%, var(--surface)); }
  .h6 { background: color-mix(in oklab, var(--heat) 60%, var(--surface)); }
  .h7 { background: color-mix(in oklab, var(--heat) 70%, var(--surface)); }
  .h8 { background: color-mix(in oklab, var(--heat) 80%, var(--surface)); }
  .h9 { background: color-mix(in oklab, var(--heat) 90%, var(--surface)); }
  .h10 { background: color-mix(in oklab, var(--heat) 100%, var(--surface)); }
`;

/** The step of a value between nothing and the most. */
export const step = (value, most) =>
  value === null || value === undefined || value <= 0 || most <= 0
    ? 'h0'
    : `h${Math.max(1, Math.min(10, Math.ceil((value / most) * 10)))}`;
