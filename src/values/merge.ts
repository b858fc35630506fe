import type { Value, Values } from '../releases/index';

/** True for a map, an empty one too. */
export const isMap = (value: Value | undefined): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Merges values as Helm merges files of values: maps key by key, anything else whole, the later one wins. Null stays, so
 * that it takes a default of the chart away. Keys come out in order, however they were written.
 */
export function mergeValues(first: Values, second: Values): Values {
  const keys = [...new Set([...Object.keys(first), ...Object.keys(second)])].sort();
  return Object.fromEntries(
    keys.map(key => {
      const a = Object.hasOwn(first, key) ? first[key] : undefined;
      const b = Object.hasOwn(second, key) ? second[key] : undefined;
      if (isMap(a) && isMap(b)) return [key, mergeValues(a, b)];
      return [key, ordered((b === undefined ? a : b) ?? null)];
    }),
  );
}

/** A copy with the keys of every map in order. */
function ordered(value: Value): Value {
  if (Array.isArray(value)) return (value as readonly Value[]).map(ordered);
  return isMap(value) ? mergeValues(value, {}) : value;
}
