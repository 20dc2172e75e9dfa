import { css } from 'lit';

/** A choice (`.choice`) of days: a list, and fields for a first and a last one; `p` says what is wrong. */
export const twoDays = css`
  :host {
    display: block;
  }
  .choice {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-2);
  }
  input {
    width: 136px;
  }
  p {
    margin-top: var(--space-1);
    color: var(--negative);
  }
  @media (max-width: 640px) {
    .choice {
      display: grid;
      grid-template-columns: minmax(0, 1fr) auto minmax(0, 1fr);
    }
    select {
      grid-column: 1 / -1;
    }
    input,
    select {
      width: 100%;
      min-width: 0;
      font-size: var(--size-16);
    }
  }
`;
