import { css } from 'lit';

export const look = css`
  :host {
    display: block;
    min-width: 0;
  }
  article {
    overflow: clip;
  }
  .head {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto auto;
    align-items: center;
    gap: var(--space-2) var(--space-4);
    padding: var(--space-3) var(--space-4);
  }
  .icon {
    display: grid;
    place-items: center;
    width: 36px;
    height: 36px;
    border-radius: var(--radius-small);
    background: var(--surface-sunken);
    color: var(--text-muted);
  }
  .done .icon {
    background: var(--positive-soft);
    color: var(--positive);
  }
  .failed .icon {
    background: var(--negative-soft);
    color: var(--negative);
  }
  .moving .icon {
    background: var(--accent-soft);
    color: var(--accent-strong);
  }
  h3 {
    overflow: hidden;
    font-size: var(--size-14);
    font-weight: 600;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .who p a {
    color: inherit;
  }
  .headline {
    font-size: var(--size-13);
    text-align: right;
  }
  .done .headline {
    color: var(--positive);
  }
  .failed .headline {
    color: var(--negative);
  }
  .actions {
    display: flex;
    gap: var(--space-1);
  }
  button.quiet {
    padding: 0;
  }
  button[aria-expanded='true'] svg {
    rotate: 180deg;
  }
  .bar {
    display: block;
    width: calc(100% - 2 * var(--space-4));
    height: 4px;
    margin: 0 var(--space-4);
  }
  .rest {
    fill: var(--surface-sunken);
  }
  .part {
    fill: var(--accent);
    transition: width 200ms ease-out;
  }
  .body {
    display: grid;
    gap: var(--space-4);
    padding: var(--space-3) var(--space-4) var(--space-4);
  }
  .more {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--space-2) var(--space-4);
  }
  @media (max-width: 760px) {
    .head {
      grid-template-columns: auto minmax(0, 1fr) auto;
    }
    .headline {
      grid-column: 1 / -1;
      grid-row: 2;
      text-align: left;
    }
    .actions {
      display: contents;
    }
    .actions > button {
      grid-column: 3;
      grid-row: 1;
    }
    .actions > file-actions {
      grid-column: 1 / -1;
    }

  }
`;
