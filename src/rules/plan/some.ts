const shown = 8;

/** A few of many names, as messages show them. */
export const some = (names: readonly string[]): string =>
  names.slice(0, shown).join(', ') + (names.length > shown ? ` and ${names.length - shown} more` : '');
