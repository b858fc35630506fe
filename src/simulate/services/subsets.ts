/** The subsets of a list with 1 to `size` members, smaller ones first, each in the list's order. */
export function* subsets<T>(list: readonly T[], size: number): Generator<readonly T[]> {
  for (let length = 1; length <= Math.min(size, list.length); length += 1) yield* ofLength(list, length, 0);
}

function* ofLength<T>(list: readonly T[], length: number, from: number): Generator<readonly T[]> {
  if (length === 0) {
    yield [];
    return;
  }
  for (const [i, first] of list.slice(from, list.length - length + 1).entries())
    for (const rest of ofLength(list, length - 1, from + i + 1)) yield [first, ...rest];
}
