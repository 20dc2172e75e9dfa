import { css } from 'lit';

/** What a button opens below itself. */
export const popup = css`
  :host {
    position: relative;
    display: block;
  }
  .popup {
    position: absolute;
    z-index: 16;
    top: calc(100% + var(--space-1));
    display: grid;
    border: 1px solid var(--line-strong);
    border-radius: var(--radius-small);
    background: var(--surface-raised);
  }
`;
