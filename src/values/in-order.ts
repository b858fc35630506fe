import { isMap } from '../kinds/index';
import type { Value, Values } from '../releases/index';

/** A copy whose keys are in order, however people wrote them. */
export const inOrder = (values: Values): Values =>
  Object.fromEntries(
    Object.keys(values)
      .sort()
      .map(key => [key, ordered(values[key] ?? null)]),
  );

function ordered(value: Value): Value {
  if (Array.isArray(value)) return (value as readonly Value[]).map(ordered);
  return isMap(value) ? inOrder(value) : value;
}
