/** What a finding says it expected: one of some names; nothing where there are none to choose from. */
export function oneOf(names: Iterable<string>): { readonly expected?: string } {
  const list = [...names];
  return list.length === 0 ? {} : { expected: `one of: ${list.join(', ')}` };
}
