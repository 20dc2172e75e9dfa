import { css } from 'lit';

export const look = css`
  :host {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-8);
  }
  h2 {
    font-size: var(--size-16);
    font-weight: 600;
    letter-spacing: -0.01em;
  }
  .charts {
    display: grid;
    grid-template-columns: repeat(12, minmax(0, 1fr));
    gap: var(--space-6);
  }
  .months {
    grid-column: span 8;
  }
  .branches {
    grid-column: span 4;
  }
  .wide {
    display: grid;
    gap: var(--space-2);
    min-width: 0;
    padding: var(--space-4) var(--space-6) var(--space-2);
  }
  .wide data-table {
    margin: 0 calc(-1 * var(--space-3));
  }
  .files {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-3);
  }
  @media (max-width: 1000px) {
    .months,
    .branches {
      grid-column: 1 / -1;
    }
  }
  @media (max-width: 640px) {
    :host {
      gap: var(--space-6);
    }
    .wide {
      padding: var(--space-4) var(--space-4) var(--space-2);
    }
  }
`;
