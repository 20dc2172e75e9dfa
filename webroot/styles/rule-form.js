import { css } from 'lit';

export const look = css`
  form {
    display: grid;
    grid-template-columns: repeat(6, minmax(0, 1fr));
    gap: var(--space-3) var(--space-4);
    padding: var(--space-4);
  }
  label {
    display: grid;
    grid-column: span 3;
    align-content: start;
    gap: var(--space-1);
    min-width: 0;
  }
  .measure,
  .operator,
  .threshold {
    grid-column: span 2;
  }
  .webhook,
  .found,
  .buttons,
  problem-note {
    grid-column: 1 / -1;
  }
  input,
  select {
    width: 100%;
  }
  .fault {
    color: var(--negative);
  }
  .found {
    min-height: 60px;
    padding: var(--space-3) var(--space-4);
    border-radius: var(--radius-small);
    background: var(--surface-sunken);
  }
  .buttons {
    display: flex;
    gap: var(--space-2);
  }
  @media (max-width: 640px) {
    label,
    .measure {
      grid-column: 1 / -1;
    }
    .operator,
    .threshold {
      grid-column: span 3;
    }
  }
`;
