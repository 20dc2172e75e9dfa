/**
 * Lit, with one addition: an element may say what its `static properties` are, in its comment, as
 * `@extends {LitElement<Props>}`. Fields of the class would hide what Lit makes of them.
 */
import { LitElement as Element } from '../../target/types/node_modules/lit/index.js';

export * from '../../target/types/node_modules/lit/index.js';

/** Who looks for a part of an own template knows what it is. */
interface Drawn {
  readonly renderRoot: {
    querySelector(selector: string): any;
    querySelectorAll(selector: string): NodeListOf<any>;
  } & ShadowRoot;
}

export type LitElement = Drawn & Element;

export const LitElement: Omit<typeof Element, 'prototype'> & {
  new <Props extends object = object>(): Drawn & Props & Element;
};
