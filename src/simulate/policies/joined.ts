import type { Entry, Origin } from './entry';
import { endKey, type Ends } from './port-match';
import type { Parser, Ports } from './ports';

/*
 * Cilium puts the rules about one endpoint together by direction, port, protocol and selector before it looks at any
 * flow (cilium pkg/policy/l4.go and pkg/policy/rule.go). They are taken in the order of their objects and places.
 */

/**
 * Where ranges of named ports end: all rules of a name and a protocol share the end that the first of them says, since
 * names are kept without it (cilium pkg/policy/l4.go, L4PolicyMap).
 */
export function endsOf(rules: readonly Entry[]): Ends {
  const ends = new Map<string, number>();
  for (const { ports, protocols } of portsOf(rules))
    for (const protocol of protocols) {
      if (typeof ports === 'string' || 'from' in ports) continue;
      const key = endKey(ports.name, protocol);
      if (!ends.has(key)) ends.set(key, ports.to);
    }
  return ends;
}

function* portsOf(rules: readonly Entry[]): Generator<Ports> {
  for (const { selectors, ports = [] } of rules)
    if (selectors.length > 0) for (const rule of ports) yield* rule.ports;
}

/** What is kept of the rules of one port for one selector. */
type Kept = Pick<Entry, 'deny' | 'authentication' | 'origin'> & { readonly parser?: Parser };

/** Two rules of which no policy can be made together. */
export interface Clash {
  readonly first: Origin;
  readonly second: Origin;
}

/**
 * Finds rules of one direction that want different proxies, or authentication, for the same port and the same selector.
 * A deny of both hides that.
 */
export function clashOf(rules: readonly Entry[]): Clash | undefined {
  if (!mayClash(rules)) return undefined;
  const kept = new Map<string, Kept>();
  for (const rule of rules)
    for (const [key, next] of keptOf(rule)) {
      const before = kept.get(key);
      const merged = before === undefined ? next : merge(before, next);
      if (merged === undefined) return { first: before?.origin ?? next.origin, second: next.origin };
      kept.set(key, merged);
    }
  return undefined;
}

/** Whether some rules are of more than one kind, which most are not. */
export function mayClash(rules: readonly Entry[]): boolean {
  const parsers = rules.flatMap(({ ports = [] }) => ports.flatMap(({ parser }) => parser ?? []));
  const modes = rules.flatMap(({ authentication }) => authentication ?? []);
  return new Set(parsers).size > 1 || new Set(modes).size > 1;
}

function* keptOf({ selectors, ports, ...rule }: Entry): Generator<readonly [string, Kept]> {
  for (const selector of selectors) {
    if (ports === undefined) yield [selector, rule];
    for (const { ports: list, parser } of ports ?? [])
      for (const { protocols, ports: one } of list)
        for (const protocol of protocols) {
          // Names are kept without the end of their range.
          const port = typeof one === 'object' && 'name' in one ? one.name : one;
          const key = JSON.stringify([selector, protocol, port]);
          yield [key, { ...rule, ...(parser !== undefined && { parser }) }];
        }
  }
}

function merge(before: Kept, next: Kept): Kept | undefined {
  if (before.deny) return before;
  if (next.deny) return next;
  const [a, b] = [before.authentication, next.authentication];
  if (a !== undefined && b !== undefined && a !== b) return undefined;
  const parser = mergeParsers(before.parser, next.parser);
  if (parser === 'conflict') return undefined;
  const authentication = a ?? b;
  return {
    ...next,
    ...(parser !== undefined && { parser }),
    ...(authentication !== undefined && { authentication }),
  };
}

/** TLS gives way to HTTP and its like, not to DNS or to a listener. */
function mergeParsers(a: Parser | undefined, b: Parser | undefined): Parser | 'conflict' | undefined {
  if (a === b || b === undefined) return a;
  if (a === undefined) return b;
  const other = a === 'tls' ? b : b === 'tls' ? a : undefined;
  return other === undefined || other === 'dns' || other === 'listener' ? 'conflict' : other;
}
