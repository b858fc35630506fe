import { isMap } from '../../kinds/index';

/** A text in an object, and its place there, such as `spec.containers[0].env[1].value`. */
interface FoundText {
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

/** Whether some text in an object is such a one; much faster than looking at each with its place. */
export function hasText(value: unknown, isSuch: (text: string) => boolean): boolean {
  if (typeof value === 'string') return isSuch(value);
  if (typeof value === 'object' && value !== null)
    for (const below of Object.values(value)) if (hasText(below, isSuch)) return true;
  return false;
}
