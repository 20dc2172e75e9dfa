import { css } from 'lit';

export const look = css`
  :host {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-6);
  }
  .head {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 0 var(--space-4);
  }
  .head > * {
    grid-column: 1;
  }
  .head .button {
    grid-row: 2 / span 2;
    grid-column: 2;
    align-self: center;
  }
  .way {
    display: inline-flex;
    align-items: center;
    gap: var(--space-1);
    min-height: var(--target);
    text-decoration: none;
  }
  .way svg {
    width: 16px;
    height: 16px;
  }
  h1 {
    font-size: var(--size-20);
    font-weight: 600;
    letter-spacing: -0.015em;
    overflow-wrap: anywhere;
  }
  h2 {
    font-size: var(--size-16);
    font-weight: 600;
    letter-spacing: -0.01em;
  }
  section {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-3);
  }
  .box {
    padding: var(--space-4) var(--space-6);
  }
  .waiting {
    display: grid;
    gap: var(--space-1);
    padding: var(--space-3) var(--space-4);
    border-radius: var(--radius-small);
    background: var(--caution-soft);
    overflow-wrap: anywhere;
  }
  .waiting a {
    font-weight: 600;
  }
  .late {
    color: var(--caution);
  }
  .columns {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2);
  }
  .columns li {
    padding: var(--space-1) var(--space-3);
    border: 1px solid var(--line);
    border-radius: var(--radius-small);
    background: var(--surface);
    font-size: var(--size-13);
  }
  .columns b {
    font-weight: 500;
  }
  .tall {
    width: 100%;
    height: 320px;
    border-radius: var(--radius);
  }
  @media (max-width: 640px) {
    .box {
      padding: var(--space-4);
    }
    .head .button {
      grid-row: auto;
      grid-column: 1 / -1;
      margin-top: var(--space-3);
    }
  }
`;
