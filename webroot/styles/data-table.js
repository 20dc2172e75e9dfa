import { css } from 'lit';

export const look = css`
  :host {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    align-content: start;
    gap: var(--space-2);
    min-width: 0;
    --row: 40px;
  }
  .tools {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-2) var(--space-3);
    padding: 0 var(--space-3);
  }
  .tools input {
    flex: 0 1 280px;
    min-width: 0;
  }
  .scroll {
    position: relative;
    max-height: var(--table-height, 540px);
    overflow: auto;
    overscroll-behavior-x: contain;
    /* rows that come and go must not move what is in sight */
    overflow-anchor: none;
  }
  table {
    width: 100%;
    border-collapse: separate;
    border-spacing: 0;
    font-size: var(--size-13);
  }
  thead th {
    position: sticky;
    z-index: 2;
    top: 0;
    padding: 0;
    background: var(--surface);
    box-shadow: inset 0 -1px var(--line);
    text-align: left;
  }
  thead button {
    width: 100%;
    padding: 0 var(--space-3);
    gap: var(--space-1);
    justify-content: flex-start;
    color: var(--text-muted);
  }
  .fixed {
    padding: 0 var(--space-3);
    color: var(--text-muted);
    font-weight: 500;
  }
  thead .figure button {
    flex-direction: row-reverse;
  }
  tbody th,
  tfoot th {
    font-weight: 500;
    text-align: left;
    white-space: nowrap;
  }
  tbody th,
  tfoot th,
  td {
    height: var(--row);
    padding: 0 var(--space-3);
    border-bottom: 1px solid var(--line);
    background: var(--surface);
    white-space: nowrap;
  }
  /* who it is about stays in sight */
  thead th:first-child,
  tbody th,
  tfoot th {
    position: sticky;
    z-index: 1;
    left: 0;
    max-width: 320px;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  thead th:first-child {
    z-index: 3;
  }
  tbody th button {
    display: block;
    max-width: 100%;
    overflow: hidden;
    text-align: left;
    text-overflow: ellipsis;
  }
  /* as wide as its columns must be, and not to be seen */
  .wide {
    visibility: collapse;
  }
  .space > td {
    height: auto;
    padding: 0;
    border: 0;
  }
  tbody tr:last-child > * {
    border-bottom: 0;
  }
  tbody tr:hover > * {
    background: var(--surface-sunken);
  }
  .opens {
    cursor: pointer;
  }
  .opens th button {
    min-height: calc(var(--row) - 1px);
    padding: 0;
    border: 0;
    background: none;
    color: var(--text);
    font-weight: 500;
  }
  .opens:hover th button,
  .opens th button:focus-visible {
    color: var(--accent-strong);
    text-decoration: underline;
    text-underline-offset: 3px;
  }
  .to-rows {
    width: 1%;
    padding: 0 var(--space-1);
  }
  td.figure button.quiet {
    min-height: calc(var(--row) - 1px);
    margin: calc(-1 * var(--space-1)) calc(-1 * var(--space-2));
    padding: 0 var(--space-2);
    color: inherit;
    font: inherit;
  }
  tfoot th,
  tfoot td {
    border-top: 1px solid var(--line-strong);
    font-weight: 600;
  }
  .to-rows button {
    min-height: calc(var(--row) - 1px);
    padding: 0 var(--space-2);
    border: 0;
    font-weight: 400;
    text-decoration: none;
  }
  .figure {
    text-align: right;
  }
  .up {
    color: var(--positive);
  }
  .down {
    color: var(--negative);
  }
  .barred {
    display: flex;
    align-items: center;
    justify-content: flex-end;
    gap: var(--space-3);
  }
  .bar {
    flex: none;
    margin-right: auto;
    width: 72px;
    height: 6px;
    fill: var(--series-1);
  }
  .bar.below {
    fill: var(--negative);
  }
  .nothing {
    padding: var(--space-4) var(--space-3);
  }
  @media (pointer: coarse), (max-width: 640px) {
    :host {
      --row: 45px;
    }
  }
  @media (max-width: 640px) {
    .tools input {
      flex: 1 1 100%;
      font-size: var(--size-16);
    }
    /* the figures are what there is room for */
    .bar {
      display: none;
    }
    thead th:first-child,
    tbody th {
      max-width: 44vw;
    }
  }
`;
