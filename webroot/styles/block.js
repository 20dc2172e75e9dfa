import { css } from 'lit';

/** An element that is one card of a page. */
export const block = css`
  :host {
    display: grid;
    min-width: 0;
  }
`;
