import { css } from 'lit';

export const look = css`
  :host {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-4);
  }
  .head a {
    display: inline-flex;
    align-items: center;
    gap: var(--space-1);
    min-height: var(--target);
    text-decoration: none;
  }
  .head a svg {
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
  .read {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-6);
  }
  section {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-3);
  }
  .box {
    padding: var(--space-4);
  }
  mapping-rows,
  mapping-columns {
    transition: opacity 150ms;
  }
  .looking :is(mapping-rows) {
    opacity: 0.5;
  }
  .spec summary {
    min-height: var(--target);
    color: var(--accent);
    font-size: var(--size-13);
    font-weight: 500;
    cursor: pointer;
  }
  pre {
    overflow: auto;
    max-height: 420px;
    margin: 0;
    padding: var(--space-4);
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--surface);
    font-size: var(--size-12);
  }
  .bar {
    position: sticky;
    z-index: 5;
    bottom: 0;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--space-2) var(--space-4);
    margin: 0 calc(-1 * var(--space-4));
    padding: var(--space-3) var(--space-4);
    border-top: 1px solid var(--line);
    background: var(--page);
  }
  .bar problem-note {
    width: 100%;
  }
  .buttons {
    display: flex;
    gap: var(--space-2);
  }
  .skeleton.short {
    width: 100%;
    height: 96px;
    border-radius: var(--radius);
  }
  .skeleton.tall {
    width: 100%;
    height: 320px;
    border-radius: var(--radius);
  }
  @media (max-width: 640px) {
    .buttons {
      flex: 1;
      flex-wrap: wrap;
    }
    .buttons .primary {
      flex: 1 0 auto;
    }
    .bar p {
      width: 100%;
    }
  }
`;
