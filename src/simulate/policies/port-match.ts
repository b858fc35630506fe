import type { Protocol } from './flow';
import { anyOf, type Match } from './match';
import { isPortless, type PortRule, type Ports } from './ports';

/** What a flow asks of ports, and how a name becomes a number; a text when nobody can know. */
export interface L4 {
  readonly protocol: Protocol;
  readonly port?: number;
}
export type NamedPorts = (
  name: string,
  protocol: Protocol,
) => number | undefined | { readonly unknown: string };

/** Where the range of a named port ends, for all rules about one endpoint. */
export type Ends = ReadonlyMap<string, number>;
export const endKey = (name: string, protocol: Protocol): string => `${protocol} ${name}`;

function matchesPorts({ protocols, ports, extended }: Ports, l4: L4, named: NamedPorts, ends: Ends): Match {
  if (!protocols.includes(l4.protocol)) return false;
  if (isPortless(l4.protocol))
    return extended === true || 'what becomes of protocols that the agents do not look at is not known';
  if (ports === 'all') return true;
  if (l4.port === undefined) return 'the flow says no port';
  if ('from' in ports) return inRange(ports, l4.port);
  const number = named(ports.name, l4.protocol);
  if (number === undefined) return false;
  if (typeof number === 'object') return number.unknown;
  // A name with an `endPort` is the start of a range.
  const end = ends.get(endKey(ports.name, l4.protocol)) ?? ports.to;
  return number <= l4.port && l4.port <= Math.max(number, end);
}

/** The engine keeps a range that begins at 0, but writes it as every port (cilium pkg/maps/policymap, NewKeyFromPolicyKey). */
function inRange({ from, to }: { readonly from: number; readonly to: number }, port: number): Match {
  if (from <= port && port <= to) return true;
  return from === 0 && 'whether a range that begins at port 0 ends anywhere is not known';
}

export const matchesRule = (rule: PortRule, l4: L4, named: NamedPorts, ends: Ends): Match =>
  anyOf(rule.ports, ports => matchesPorts(ports, l4, named, ends));
