import { isMap } from './object';

/**
 * Merges values as Helm merges files of values: maps key by key, anything else whole, the later one wins. Null stays, so
 * that it takes a default of the chart away.
 */
export function mergeValues<T>(
  below: Readonly<Record<string, T>>,
  above: Readonly<Record<string, T>>,
): Readonly<Record<string, T>> {
  const over = Object.entries(above).map(([key, value]): [string, T] => {
    const before = Object.hasOwn(below, key) ? below[key] : undefined;
    return [key, isMap(before) && isMap(value) ? (mergeValues(before, value) as T) : value];
  });
  // fromEntries sets `__proto__` as a key like any other, where an assignment would set the prototype.
  return Object.fromEntries([...Object.entries(below), ...over]);
}
