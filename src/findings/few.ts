/** A few of many names, as messages show them: `a, b and 7 more`. */
export function fewOf(names: readonly string[], shown = 8): string {
  const more = names.length - shown;
  return names.slice(0, shown).join(', ') + (more > 0 ? ` and ${more} more` : '');
}
