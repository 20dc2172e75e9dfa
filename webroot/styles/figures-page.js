import { css } from 'lit';

/** The twelve columns of a page of figures, and what its parts have in common. */
export const figuresPage = css`
  :host {
    display: grid;
    grid-template-columns: repeat(12, minmax(0, 1fr));
    gap: var(--space-6);
    min-width: 0;
  }
  :host > * {
    grid-column: 1 / -1;
    min-width: 0;
  }
  .half {
    grid-column: span 6;
  }
  .most {
    grid-column: span 8;
  }
  .rest {
    grid-column: span 4;
  }
  .card.plain {
    display: flex;
    flex-direction: column;
    gap: var(--space-3);
    padding: var(--space-4) var(--space-6);
  }
  .card header {
    display: flex;
    flex-wrap: wrap;
    align-items: flex-start;
    justify-content: space-between;
    gap: var(--space-2) var(--space-4);
  }
  h2 {
    font-size: var(--size-16);
    font-weight: 600;
    letter-spacing: -0.01em;
    line-height: 1.4;
  }
  .limits {
    max-width: 76ch;
  }
  @media (max-width: 1000px) {
    .half,
    .most,
    .rest {
      grid-column: 1 / -1;
    }
  }
  @media (max-width: 640px) {
    :host {
      gap: var(--space-4);
    }
    .card.plain {
      padding: var(--space-4);
    }
  }
`;
