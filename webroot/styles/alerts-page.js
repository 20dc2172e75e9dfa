import { css } from 'lit';

export const look = css`
  :host {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-6);
  }
  h1 {
    font-size: var(--size-20);
    font-weight: 600;
    letter-spacing: -0.015em;
  }
  h2 {
    font-size: var(--size-16);
    font-weight: 600;
    letter-spacing: -0.01em;
  }
  .box {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    align-content: start;
    gap: var(--space-3);
    padding: var(--space-4) var(--space-6);
  }
  .head,
  header {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--space-2) var(--space-4);
  }
  .two {
    display: grid;
    grid-template-columns: repeat(2, minmax(0, 1fr));
    gap: var(--space-6);
  }
  .place {
    width: 100%;
    height: 160px;
    border-radius: var(--radius);
  }
  @media (max-width: 1000px) {
    .two {
      grid-template-columns: minmax(0, 1fr);
    }
  }
  @media (max-width: 640px) {
    .box {
      padding: var(--space-4);
    }
    :host,
    .two {
      gap: var(--space-4);
    }
  }
`;
