import { css } from 'lit';

export const look = css`
  :host {
    display: block;
    min-width: 0;
  }
  fieldset {
    min-width: 0;
    margin: 0;
    padding: var(--space-4);
    border: 1px solid var(--caution);
    border-radius: var(--radius);
    background: var(--caution-soft);
  }
  fieldset.done {
    border-color: var(--line);
    background: var(--surface);
  }
  legend {
    display: flex;
    align-items: flex-start;
    gap: var(--space-2);
    float: left;
    width: 100%;
    padding: 0;
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  legend svg {
    color: var(--caution);
  }
  .done legend svg {
    color: var(--positive);
  }
  .answer {
    display: flex;
    clear: both;
    flex-wrap: wrap;
    gap: var(--space-2);
    padding: var(--space-3) 0 0 28px;
  }
  .answer:empty {
    display: none;
  }
  .radio {
    display: flex;
    align-items: center;
    gap: var(--space-2);
    min-height: var(--target);
    padding: var(--space-1) var(--space-4) var(--space-1) var(--space-3);
    border: 1px solid var(--line-strong);
    border-radius: var(--radius-small);
    background: var(--surface);
    font-size: var(--size-13);
    font-weight: 500;
    cursor: pointer;
  }
  .radio:has(:checked) {
    border-color: var(--accent);
    box-shadow: inset 0 0 0 1px var(--accent);
  }
  .radio:has(:focus-visible) {
    box-shadow: var(--focus);
  }
  .radio input {
    min-height: 0;
    margin: 0;
    accent-color: var(--accent);
  }
  .radio input:focus-visible {
    box-shadow: none;
  }
  .radio .muted {
    margin-left: var(--space-2);
    font-weight: 400;
  }
  .radio b {
    color: var(--text);
    font-weight: 500;
  }
  .radio > span {
    min-width: 0;
    overflow-wrap: anywhere;
  }
  .radio .name {
    display: block;
    font-weight: 600;
  }
  .radio .values {
    margin: 0;
  }
  select {
    max-width: 100%;
  }
  @media (max-width: 640px) {
    .answer {
      padding-left: 0;
    }
    .radio {
      width: 100%;
    }
  }
`;
