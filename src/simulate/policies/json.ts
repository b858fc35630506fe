import { isMap } from '../../kinds/index';

export type Json = Readonly<Record<string, unknown>>;

/** A policy that Cilium does not take; the message says why, as a clause. */
export class Refusal extends Error {}

export const refuse = (why: string): never => {
  throw new Refusal(why);
};

export const mapOf = (value: unknown): Json => (isMap(value) ? value : {});

/** A list, or undefined where none is written: to Cilium an empty list is something else than no list. */
export const listOf = (value: unknown): readonly unknown[] | undefined =>
  Array.isArray(value) ? (value as unknown[]) : undefined;

export const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

export const flagOf = (value: unknown): boolean | undefined =>
  typeof value === 'boolean' ? value : undefined;

/** The texts of a list; anything else in it is refused. */
export const textsOf = (value: unknown): readonly string[] =>
  (listOf(value) ?? []).map(item => textOf(item) ?? refuse('a list holds something that is no text'));
