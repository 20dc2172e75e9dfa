import { css } from 'lit';

/** What every component starts from: box model, controls, focus, words for screen readers only. */
export const controls = css`
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  h1,
  h2,
  h3,
  p,
  dl,
  dd,
  ul,
  ol,
  figure {
    margin: 0;
    padding: 0;
  }
  ul,
  ol {
    list-style: none;
  }
  button,
  input,
  select {
    font: inherit;
    color: inherit;
    letter-spacing: inherit;
  }
  :focus {
    outline: none;
  }
  :focus-visible,
  input[type='date']:focus-within {
    box-shadow: var(--focus);
    border-radius: var(--radius-small);
  }
  button,
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: var(--space-2);
    min-height: var(--target);
    min-width: var(--target);
    padding: 0 var(--space-3);
    border: 1px solid var(--line-strong);
    border-radius: var(--radius-small);
    background: var(--surface);
    color: var(--text);
    font-weight: 500;
    font-size: var(--size-13);
    text-decoration: none;
    white-space: nowrap;
    cursor: pointer;
  }
  button:hover,
  .button:hover {
    border-color: var(--accent);
    color: var(--accent-strong);
  }
  button.primary,
  .button.primary {
    border-color: var(--accent);
    background: var(--accent);
    color: var(--text-on-accent);
  }
  button.primary:hover,
  .button.primary:hover {
    border-color: var(--accent-strong);
    background: var(--accent-strong);
    color: var(--text-on-accent);
  }
  button:disabled,
  button.primary:disabled {
    border-color: var(--line);
    background: var(--surface-sunken);
    color: var(--text-muted);
    cursor: not-allowed;
  }
  button.quiet {
    border-color: transparent;
    background: transparent;
    color: var(--text-muted);
  }
  button.quiet:hover {
    background: var(--surface-sunken);
    color: var(--text);
  }
  input,
  select {
    min-height: var(--target);
    padding: 0 var(--space-3);
    border: 1px solid var(--line-strong);
    border-radius: var(--radius-small);
    background: var(--surface);
    font-size: var(--size-13);
  }
  input[aria-invalid='true'] {
    border-color: var(--negative);
  }
  a {
    color: var(--accent);
    text-underline-offset: 3px;
  }
  a:hover {
    color: var(--accent-strong);
  }
  a.reach {
    display: inline-block;
    min-width: var(--target);
    max-width: 100%;
    margin-block: calc((1lh - var(--target)) / 2);
    padding-block: calc((var(--target) - 1lh) / 2);
    overflow-wrap: anywhere;
  }
  svg {
    flex: none;
  }
  .muted {
    color: var(--text-muted);
  }
  .small {
    font-size: var(--size-13);
  }
  .card {
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--surface);
  }
  .only-read {
    position: absolute;
    width: 1px;
    height: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  @media (prefers-reduced-motion: reduce) {
    *,
    *::before,
    *::after {
      animation: none !important;
      transition: none !important;
    }
  }
`;
