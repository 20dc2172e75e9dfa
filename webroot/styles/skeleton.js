import { css } from 'lit';

/** A place held for what is being loaded. */
export const skeleton = css`
  .skeleton {
    display: inline-block;
    border-radius: 6px;
    background: var(--surface-sunken);
    color: transparent;
    animation: breathe 1.6s ease-in-out infinite;
    user-select: none;
  }
  @keyframes breathe {
    50% {
      opacity: 0.5;
    }
  }
`;
