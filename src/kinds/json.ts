/**
 * Where and why a value is not JSON; undefined when it is. cdk8s lets through what no file can hold: numbers that are
 * none, functions, holes in lists, halves of characters.
 */
export function problemWithJson(value: unknown, at = ''): string | undefined {
  const place = at === '' ? 'the object' : at;
  switch (typeof value) {
    case 'boolean':
      return undefined;
    case 'number':
      return Number.isFinite(value)
        ? undefined
        : `${place} is ${value}, which is no number that a file can hold`;
    case 'string':
      return /\p{Cs}/u.test(value) ? `${place} holds half a character` : undefined;
    case 'object':
      return value === null ? undefined : problemBelow(value, at);
    default:
      return `${place} is ${value === undefined ? 'undefined' : `a ${typeof value}`}, which a file cannot hold`;
  }
}

function problemBelow(value: object, at: string): string | undefined {
  // Array.from fills the holes of a list, where a plain loop over its entries would pass them over.
  const entries = Array.isArray(value) ? Array.from(value as unknown[]).entries() : Object.entries(value);
  for (const [key, below] of entries) {
    if (typeof key === 'string' && /\p{Cs}/u.test(key))
      return `a key of ${at || 'the object'} holds half a character`;
    const problem = problemWithJson(
      below,
      Array.isArray(value) ? `${at}[${key}]` : at === '' ? String(key) : `${at}.${key}`,
    );
    if (problem !== undefined) return problem;
  }
  return undefined;
}
