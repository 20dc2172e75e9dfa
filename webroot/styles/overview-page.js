import { css } from 'lit';

export const look = css`
  :host {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-8);
  }
  h1 {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-2) var(--space-3);
    font-size: var(--size-20);
    font-weight: 600;
    letter-spacing: -0.015em;
  }
  h1 dataset-switch {
    color: var(--text-muted);
    font-weight: 400;
  }
  h2 {
    font-size: var(--size-16);
    font-weight: 600;
    letter-spacing: -0.01em;
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: flex-start;
    justify-content: space-between;
    gap: var(--space-4);
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
  .there {
    text-align: center;
  }
  .mend {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2);
  }
  .mend problem-note {
    width: 100%;
  }
  .coming {
    padding: var(--space-3) var(--space-4);
    border-radius: var(--radius-small);
    background: var(--accent-soft);
    color: var(--accent-strong);
    font-size: var(--size-13);
  }
  .fresh {
    padding: 1px var(--space-2);
    border-radius: 6px;
    background: var(--positive-soft);
    color: var(--positive);
    font-weight: 500;
  }
  .stale {
    padding: 1px var(--space-2);
    border-radius: 6px;
    background: var(--caution-soft);
    color: var(--caution);
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
    .head > *,
    date-filter {
      width: 100%;
    }
  }
`;
