import { isMap } from '../../kinds/index';

/** A text in an object, and its place there, such as `spec.containers[0].env[1].value`. */
export interface FoundText {
  readonly at: string;
  readonly text: string;
}

/** Every text in an object, in the order written. */
export function* textsIn(value: unknown, at = ''): Generator<FoundText> {
  if (typeof value === 'string') yield { at, text: value };
  else if (Array.isArray(value))
    for (const [i, entry] of (value as unknown[]).entries()) yield* textsIn(entry, `${at}[${i}]`);
  else if (isMap(value))
    for (const [key, entry] of Object.entries(value)) yield* textsIn(entry, at === '' ? key : `${at}.${key}`);
}
