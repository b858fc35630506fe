import { spaces } from './port-pieces';
import type { PortClass, PortSpan } from './ports-in-use';
import type { AskedPort } from './alike-ports';

/** What ports that were asked about stand for, with neighbours as one; for people, who read ranges. */
export function spansOf(ports: readonly AskedPort[], classes: readonly PortClass[] = []): PortSpan[] {
  const known = new Map(classes.map(one => [keyOf(one), one.spans]));
  const all = ports.flatMap(port => {
    const { port: number, protocol = 'TCP' } = port;
    return known.get(keyOf(port)) ?? [{ protocol, from: number, to: number, named: true }];
  });
  const found: PortSpan[] = [];
  for (const span of all.sort(byPlace)) {
    const before = found.at(-1);
    const isNext = before?.protocol === span.protocol && before.named === span.named;
    if (before !== undefined && isNext && before.to + 1 === span.from)
      found[found.length - 1] = { ...before, to: span.to };
    else found.push(span);
  }
  return found;
}

const keyOf = ({ port, protocol = 'TCP' }: AskedPort): string => `${protocol} ${port}`;

const byPlace = (a: PortSpan, b: PortSpan): number => order(a) - order(b) || a.from - b.from;
const order = ({ protocol }: PortSpan): number => spaces.findIndex(([known]) => known === protocol);

/** `80` or `9002-9100`. */
export const numbersText = ({ from, to }: PortSpan): string => (from === to ? `${from}` : `${from}-${to}`);
