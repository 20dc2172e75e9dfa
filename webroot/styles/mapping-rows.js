import { css } from 'lit';

export const look = css`
  :host {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-2);
  }
  .tabs {
    display: flex;
    gap: var(--space-1);
  }
  .tabs button {
    border-color: transparent;
  }
  .tabs button[aria-selected='true'] {
    background: var(--surface);
    border-color: var(--line-strong);
    color: var(--text);
  }
  .panel {
    max-height: 460px;
    overflow: auto;
  }
  .none {
    padding: var(--space-6);
    text-align: center;
  }
  table {
    width: 100%;
    border-collapse: collapse;
    font-size: var(--size-13);
  }
  th {
    position: sticky;
    z-index: 1;
    top: 0;
    background: var(--surface);
    box-shadow: inset 0 -1px var(--line);
    color: var(--text-muted);
    font-weight: 500;
    text-align: left;
  }
  th,
  td {
    height: 32px;
    padding: 0 var(--space-3);
    white-space: nowrap;
  }
  td {
    overflow: hidden;
    max-width: 280px;
    border-bottom: 1px solid var(--line);
    text-overflow: ellipsis;
    white-space: pre;
  }
  tr:last-child td {
    border-bottom: 0;
  }
  .figure {
    text-align: right;
  }
  .aside td {
    border-bottom: 0;
    background: var(--negative-soft);
  }
  .reason td {
    max-width: none;
    background: var(--negative-soft);
    color: var(--negative);
    white-space: normal;
  }
  .reason span {
    position: sticky;
    left: var(--space-3);
    display: inline-block;
    max-width: calc(100vw - 64px);
  }
  @media (max-width: 640px) {
    .tabs button {
      flex: 1;
      min-width: 0;
      padding: var(--space-1) var(--space-2);
      white-space: normal;
    }
  }
`;
