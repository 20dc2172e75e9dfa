import { html } from 'lit';

/** `▲ +12.3 %`: the arrow is to be seen; who hears it hears the sign. */
export function arrowed(text) {
  const [, arrow, rest] = /^([▲▼=] )(.*)$/.exec(text) ?? [];
  return arrow ? html`<span aria-hidden="true">${arrow}</span>${rest}` : text;
}
