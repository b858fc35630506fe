import { grouped, inOrder } from '../../elements/dom';

/** Names that count on from each other, such as `cluster-2`, `cluster-3` and `cluster-4`. */
export function spansOf(names: readonly string[]): (readonly string[])[] {
  const spans: string[][] = [];
  for (const name of [...names].sort(inOrder)) {
    const last = spans.at(-1);
    if (last !== undefined && name === next(last.at(-1) ?? '')) last.push(name);
    else spans.push([name]);
  }
  return spans;
}

/** `cluster-1 to cluster-510, frankfurt and 7 more` */
export function sayNames(names: readonly string[], shown = 6): string {
  const parts = spansOf(names).flatMap(span => (span.length > 2 ? [span] : span.map(name => [name])));
  const rest = parts.slice(shown).reduce((sum, { length }) => sum + length, 0);
  const said = parts
    .slice(0, shown)
    .map(part => (part.length > 1 ? `${part[0] ?? ''} to ${part.at(-1) ?? ''}` : part[0]));
  return said.join(', ') + (rest > 0 ? ` and ${grouped(rest)} more` : '');
}

/** The name after this one; its number keeps its zeros. */
const next = (name: string): string | undefined => {
  const [, prefix, digits] = /^(.*?)(\d+)$/.exec(name) ?? [];
  return prefix === undefined || digits === undefined
    ? undefined
    : `${prefix}${String(Number(digits) + 1).padStart(digits.length, '0')}`;
};
