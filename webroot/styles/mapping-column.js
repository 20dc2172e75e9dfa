import { css } from 'lit';

export const look = css`
  :host {
    display: block;
    min-width: 0;
  }
  .row {
    display: grid;
    grid-template-columns: minmax(0, 5fr) minmax(0, 4fr) minmax(0, 4fr) minmax(0, 5fr);
    align-items: start;
    gap: var(--space-2) var(--space-6);
    padding: var(--space-3) var(--space-4);
  }
  .source {
    display: grid;
    gap: 2px;
    min-width: 0;
  }
  h3 {
    overflow: hidden;
    font-size: var(--size-14);
    font-weight: 600;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .out h3,
  .out .samples {
    color: var(--text-muted);
    font-weight: 500;
  }
  .samples {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .sample {
    color: var(--text);
    white-space: pre;
  }
  .sample + .sample::before {
    color: var(--text-muted);
    content: ' · ';
  }
  .how {
    display: grid;
    gap: var(--space-2);
    min-width: 0;
  }
  .how select {
    width: 100%;
    min-width: 0;
  }
  .fixed {
    font-weight: 500;
  }
  .why {
    display: grid;
    justify-items: start;
    gap: var(--space-1);
    min-width: 0;
    overflow-wrap: anywhere;
  }
  .badge {
    padding: 2px var(--space-2);
    border-radius: 6px;
    background: var(--surface-sunken);
    color: var(--text-muted);
    font-size: var(--size-12);
    font-weight: 500;
  }
  .badge.sure {
    background: var(--positive-soft);
    color: var(--positive);
  }
  .badge.said,
  .badge.likely {
    background: var(--accent-soft);
    color: var(--accent-strong);
  }
  .badge.unsure {
    background: var(--caution-soft);
    color: var(--caution);
  }
  @media (max-width: 900px) {
    .row {
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    }
  }
  @media (max-width: 640px) {
    .row {
      grid-template-columns: minmax(0, 1fr);
    }
    .how:not(:has(*)) {
      display: none;
    }
    .how select {
      font-size: var(--size-16);
    }
  }
`;
