/** One thing that is wrong with the shape of a value. */
export interface ShapeMistake {
  /** Path of what is wrong, from the value down: `['podCidrs', '0']`. */
  readonly at: readonly string[];
  /** Whether there should be no such key, the value is wrong, or there is none. */
  readonly kind: 'unknown' | 'wrong' | 'missing';
  /** Ends a sentence that begins with the property: `must be string`. */
  readonly problem: string;
  readonly expected?: string | undefined;
  readonly actual?: string | undefined;
  /** The types that the value may have, where it has another one. */
  readonly types?: readonly string[];
  /** A right value, where one text is not as good as any other. */
  readonly example?: string | undefined;
  /** The key or word that was probably meant. */
  readonly meant?: string | undefined;
}
