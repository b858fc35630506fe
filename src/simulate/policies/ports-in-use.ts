import type { MeshState } from '../../mesh/index';
import type { Protocol } from './flow';
import { portRulesOf } from './port-rules';
import { numbersOf, type Piece, piecesOf, spaces } from './port-pieces';
import type { AskedPort } from './alike-ports';

/** Ports of one protocol that are next to each other; types of ICMP. */
export interface PortSpan {
  readonly protocol: Protocol;
  readonly from: number;
  readonly to: number;
  /** False where no policy says more of them than that it is about every port. */
  readonly named: boolean;
}

/** Ports that no policy can tell apart; the one that is asked about stands for all of them. */
export interface PortClass extends AskedPort {
  readonly protocol: Protocol;
  readonly spans: readonly PortSpan[];
  /** The rules about them, by what tells rules about ports apart. */
  readonly rules: readonly string[];
}

/** All ports there are, in classes. */
export interface PortsInUse {
  readonly ports: readonly PortClass[];
  /** Protocols without ports that policies name, and of which nothing is asked. */
  readonly unread: readonly Protocol[];
}

/** The classes of ports at which the policies of some meshes can decide differently: numbers, ranges, names and types. */
export function portsInUse(states: readonly MeshState[]): PortsInUse {
  const { pieces, unread } = piecesOf(portRulesOf(states), numbersOf(states));
  const classes = new Map<string, { readonly rules: readonly string[]; readonly spans: PortSpan[] }>();
  for (const [protocol, first, last] of spaces) {
    const own = pieces.filter(piece => piece.protocol === protocol);
    for (const { rules, ...span } of spansOf(own, first, last)) {
      const key = rules.join('\n');
      const found = classes.get(key) ?? { rules, spans: [] };
      classes.set(key, found);
      found.spans.push({ protocol, ...span });
    }
  }
  const ports = [...classes.values()].map(({ spans, rules }): PortClass => {
    const { protocol, from, to, named } = representative(spans);
    return { port: named ? from : to, protocol, spans, rules };
  });
  return { ports: ports.sort(byName), unread };
}

/** What no rule names stands for a class, where there is such a port: people know that it means any. */
function representative(spans: readonly PortSpan[]): PortSpan {
  const [first = nothing] = spans;
  return spans.filter(({ named, protocol }) => !named && protocol === first.protocol).at(-1) ?? first;
}

const nothing: PortSpan = { protocol: 'TCP', from: 0, to: 0, named: false };

/** Named ports first, each protocol in the order of its numbers. */
function byName(a: PortClass, b: PortClass): number {
  const rank = ({ spans }: PortClass): number => Number(spans.some(({ named }) => !named));
  const order = ({ protocol }: PortClass): number => spaces.findIndex(([known]) => known === protocol);
  return rank(a) - rank(b) || order(a) - order(b) || a.port - b.port;
}

/** The ports of one protocol, cut wherever a piece begins or ends. */
function spansOf(
  pieces: readonly Piece[],
  first: number,
  last: number,
): (Omit<PortSpan, 'protocol'> & { readonly rules: readonly string[] })[] {
  const whole = pieces.filter(({ from }) => from === undefined).map(({ rule }) => rule);
  const cuts = new Map<number, { readonly opens: string[]; readonly closes: string[] }>();
  const cutAt = (port: number): { readonly opens: string[]; readonly closes: string[] } => {
    const cut = cuts.get(port) ?? { opens: [], closes: [] };
    cuts.set(port, cut);
    return cut;
  };
  cutAt(first);
  for (const { rule, from, to } of pieces) {
    if (from === undefined || from > last || to < first) continue;
    cutAt(Math.max(from, first)).opens.push(rule);
    if (to < last) cutAt(to + 1).closes.push(rule);
  }
  const starts = [...cuts.keys()].sort((a, b) => a - b);
  const open = new Map<string, number>();
  const count = (rule: string, by: number): void => {
    const now = (open.get(rule) ?? 0) + by;
    if (now === 0) open.delete(rule);
    else open.set(rule, now);
  };
  return starts.map((from, i) => {
    for (const rule of cuts.get(from)?.opens ?? []) count(rule, 1);
    for (const rule of cuts.get(from)?.closes ?? []) count(rule, -1);
    const rules = [...new Set([...whole, ...open.keys()])].sort();
    return { from, to: (starts[i + 1] ?? last + 1) - 1, named: open.size > 0, rules };
  });
}
