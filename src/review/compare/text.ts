import type { Json } from '../../kinds/index';
import { type Delta, delta } from './delta';

/** A text that differs: how many of its lines are no longer there, and how many are new. */
export function textDelta(before: Json | undefined, after: Json | undefined): Delta {
  const [was, is] = withoutEnds(linesOf(before), linesOf(after));
  const said = (value: Json | undefined, lines: readonly string[]): Json | undefined =>
    value === undefined ? undefined : { lines: lines.length };
  return delta([], said(before, without(was, is)), said(after, without(is, was)));
}

const linesOf = (text: Json | undefined): string[] => (typeof text === 'string' ? text.split('\n') : []);

/** Without the lines at the start and at the end that both have, which are nearly all. */
function withoutEnds(was: readonly string[], is: readonly string[]): readonly [string[], string[]] {
  const shorter = Math.min(was.length, is.length);
  let start = 0;
  while (start < shorter && was[start] === is[start]) start++;
  let end = 0;
  while (end < shorter - start && was.at(-1 - end) === is.at(-1 - end)) end++;
  return [was.slice(start, was.length - end), is.slice(start, is.length - end)];
}

function without(lines: readonly string[], others: readonly string[]): string[] {
  const left = new Map<string, number>();
  for (const line of others) left.set(line, (left.get(line) ?? 0) + 1);
  return lines.filter(line => {
    const times = left.get(line) ?? 0;
    left.set(line, times - 1);
    return times <= 0;
  });
}
