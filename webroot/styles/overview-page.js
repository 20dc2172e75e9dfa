import { css } from 'lit';

export const look = css`
  .files {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-3);
    margin-top: var(--space-4);
  }
`;
