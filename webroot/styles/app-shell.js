import { css } from 'lit';

export const look = css`
  :host {
    display: grid;
    grid-template-columns: 216px minmax(0, 1fr);
    min-height: 100vh;
  }
  aside {
    position: sticky;
    top: 0;
    height: 100vh;
    border-right: 1px solid var(--line);
    background: var(--surface);
  }
  .stage {
    min-width: 0;
  }
  main {
    width: 100%;
    max-width: 1328px;
    margin: 0 auto;
    padding: var(--space-6) var(--space-6) var(--space-16);
  }
  main:focus-visible {
    box-shadow: none;
  }
  header {
    position: sticky;
    z-index: 10;
    top: 0;
    display: flex;
    align-items: center;
    gap: var(--space-2);
    min-height: 56px;
    padding: 0 var(--space-4) 0 var(--space-2);
    border-bottom: 1px solid var(--line);
    background: var(--surface);
  }
  header button {
    padding: 0;
  }
  .name {
    display: inline-flex;
    flex: 1;
    align-items: center;
    gap: var(--space-2);
    min-height: var(--target);
    color: var(--text);
    font-size: var(--size-16);
    font-weight: 600;
    letter-spacing: -0.01em;
    text-decoration: none;
  }
  img {
    display: block;
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
  .skip:focus-within {
    top: var(--space-2);
  }
  .lost {
    display: grid;
    justify-items: center;
    gap: var(--space-6);
    padding: var(--space-16) 0;
    text-align: center;
  }
  @media (max-width: 1000px) {
    :host {
      grid-template-columns: minmax(0, 1fr);
      align-content: start;
    }
  }
  @media (max-width: 640px) {
    main {
      padding: var(--space-4) var(--space-4) var(--space-12);
    }
  }
`;
