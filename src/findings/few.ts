/**
 * A few of many names, as messages show them: `a, b and 7 more`.
 *
 * @param count how many there are, where not all of them are given
 */
export function fewOf(names: readonly string[], shown = 8, count = names.length): string {
  const more = count - shown;
  return names.slice(0, shown).join(', ') + (more > 0 ? ` and ${more} more` : '');
}
