/**
 * An empty map for any number of keys. It is made from an object without a prototype because V8 takes that for a
 * dictionary from the start; elsewhere each new set of 510 keys would be a class of its own, with a cost that is quadratic
 * in the keys.
 */
export const wideMap = <Value>(): Record<string, Value> =>
  Object.setPrototypeOf(Object.create(null), Object.prototype) as Record<string, Value>;
