/** Whether something matches; a text says why nobody can know it from the trees. */
export type Match = boolean | string;

/** True when any of them is; unknown when one may be. */
export function anyOf<T>(items: readonly T[], match: (item: T) => Match): Match {
  let unknown: string | undefined;
  for (const item of items) {
    const found = match(item);
    if (found === true) return true;
    if (typeof found === 'string') unknown ??= found;
  }
  return unknown ?? false;
}

/** True when both are; the second is asked only where the first does not rule it out. */
export function both(first: Match, second: () => Match): Match {
  if (first === false) return false;
  const found = second();
  return found === true ? first : found;
}
