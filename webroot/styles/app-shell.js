import { css } from 'lit';

export const look = css`
  :host {
    display: flex;
    flex-direction: column;
    min-height: 100vh;
  }
  header {
    position: sticky;
    z-index: 10;
    top: 0;
    border-bottom: 1px solid var(--line);
    background: var(--surface);
  }
  .bar {
    display: flex;
    align-items: center;
    gap: var(--space-2) var(--space-4);
    max-width: 1328px;
    min-height: 56px;
    margin: 0 auto;
    padding: 0 var(--space-6);
  }
  .name {
    display: inline-flex;
    align-items: center;
    gap: var(--space-2);
    justify-content: center;
    min-width: var(--target);
    min-height: var(--target);
    margin-right: var(--space-4);
    color: var(--text);
    font-size: var(--size-16);
    font-weight: 600;
    letter-spacing: -0.01em;
    text-decoration: none;
  }
  img {
    display: block;
  }
  nav {
    display: flex;
    flex: 1;
    align-self: stretch;
    gap: var(--space-1);
    overflow-x: auto;
    scrollbar-width: none;
  }
  nav a {
    display: inline-flex;
    align-items: center;
    min-width: var(--target);
    padding: 0 var(--space-3);
    border-block: 2px solid transparent;
    color: var(--text-muted);
    font-weight: 500;
    text-decoration: none;
  }
  nav a:hover {
    color: var(--text);
  }
  nav a[aria-current] {
    border-bottom-color: var(--accent);
    color: var(--text);
  }
  nav a:focus-visible {
    box-shadow: inset 0 0 0 2px var(--accent);
  }
  main {
    flex: 1;
    width: 100%;
    max-width: 1328px;
    margin: 0 auto;
    padding: var(--space-6) var(--space-6) var(--space-16);
  }
  main:focus-visible {
    box-shadow: none;
  }
  .skip {
    position: absolute;
    z-index: 20;
    top: -60px;
    left: var(--space-4);
    padding: var(--space-3);
    border-radius: var(--radius-small);
    background: var(--surface-raised);
  }
  .skip:focus {
    top: var(--space-2);
  }
  .lost {
    display: grid;
    justify-items: center;
    gap: var(--space-6);
    padding: var(--space-16) 0;
    text-align: center;
  }
  @media (max-width: 640px) {
    .bar {
      gap: var(--space-1);
      padding: 0 var(--space-3);
    }
    .name {
      margin: 0;
      font-size: 0;
    }
    main {
      padding: var(--space-4) var(--space-4) var(--space-12);
    }
  }
`;
