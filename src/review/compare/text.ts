import type { Json } from '../../kinds/index';
import { type Delta, delta } from './delta';

/** A text that differs: how many of its lines are no longer there, and how many are new. */
export function textDelta(before: Json | undefined, after: Json | undefined): Delta {
  const [was, is] = [linesOf(before), linesOf(after)];
  const said = (value: Json | undefined, lines: readonly string[]): Json | undefined =>
    value === undefined ? undefined : { lines: lines.length };
  return delta([], said(before, without(was, is)), said(after, without(is, was)));
}

const linesOf = (text: Json | undefined): string[] => (typeof text === 'string' ? text.split('\n') : []);

function without(lines: readonly string[], others: readonly string[]): string[] {
  const left = new Map<string, number>();
  for (const line of others) left.set(line, (left.get(line) ?? 0) + 1);
  return lines.filter(line => {
    const times = left.get(line) ?? 0;
    left.set(line, times - 1);
    return times <= 0;
  });
}
