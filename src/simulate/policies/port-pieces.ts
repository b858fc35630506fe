import type { MeshState } from '../../mesh/index';
import type { Protocol } from './flow';
import type { PortRule } from './ports';

/** Protocols with ports, or types in their place, with the first and the last of them; in the order people know. */
export const spaces: readonly (readonly [protocol: Protocol, first: number, last: number])[] = [
  ['TCP', 1, 65_535],
  ['UDP', 1, 65_535],
  ['SCTP', 1, 65_535],
  ['ICMP', 0, 255],
  ['ICMPv6', 0, 255],
];

/** Ports of one protocol that a rule is about, whatever pod it is asked for; without `from` it is about every one. */
export type Piece = {
  readonly protocol: Protocol;
  /** Equal for what no flow can tell apart. */
  readonly rule: string;
} & ({ readonly from: number; readonly to: number } | { readonly from?: undefined; readonly to?: undefined });

/** The numbers that pods give a name, by protocol and name. */
type Numbers = ReadonlyMap<string, ReadonlySet<number>>;
type Ports = PortRule['ports'][number];

/** What tells a rule about ports from another one. */
export const textOfRule = (rule: PortRule): string => JSON.stringify(rule);

/** A rule that a piece is of. */
export const ruleOfPiece = (piece: string): string => piece.slice(0, piece.lastIndexOf('}') + 1);

/** The names of ports in some meshes; a pod that gives a name twice counts with both. */
export function numbersOf(states: readonly MeshState[]): Numbers {
  const found = new Map<string, Set<number>>();
  for (const { clusters } of states)
    for (const { workloads } of clusters.values())
      for (const { value } of [...workloads.values()].flat())
        for (const { name, port, protocol } of value.ports) {
          if (name === undefined) continue;
          const key = nameKey(name, protocol);
          found.set(key, (found.get(key) ?? new Set()).add(port));
        }
  return found;
}

const nameKey = (name: string, protocol: string): string => `${protocol} ${name.toLowerCase()}`;

/** Cuts rules about ports into what each is about for one pod or another. */
export function piecesOf(
  rules: readonly PortRule[],
  numbers: Numbers,
): { readonly pieces: Piece[]; readonly unread: Protocol[] } {
  const ends = endsOf(rules);
  const unread = new Set<Protocol>();
  const pieces = rules.flatMap(rule => {
    const text = textOfRule(rule);
    return rule.ports.flatMap(({ protocols, ports }) =>
      protocols.flatMap((protocol): Piece[] => {
        if (spaces.some(([known]) => known === protocol)) return cut(protocol, ports, text, numbers, ends);
        unread.add(protocol);
        return [];
      }),
    );
  });
  return { pieces, unread: [...unread].sort() };
}

function cut(
  protocol: Protocol,
  ports: Ports['ports'],
  text: string,
  numbers: Numbers,
  ends: Numbers,
): Piece[] {
  if (ports === 'all') return [{ protocol, rule: text }];
  // What nobody can know of a name, or of a range that begins at 0, holds for every port of the protocol.
  const unsure = (of: string): Piece => ({ protocol, rule: `${text}?${of}` });
  if ('from' in ports)
    return [{ protocol, rule: text, ...ports }, ...(ports.from === 0 ? [unsure('0')] : [])];
  const key = nameKey(ports.name, protocol);
  return [
    unsure(`${protocol} ${ports.name}`),
    ...[...(numbers.get(key) ?? [])].flatMap(number =>
      [...(ends.get(key) ?? [])].map((end): Piece => {
        const to = Math.max(number, end);
        return { protocol, rule: `${text}${number}-${to}`, from: number, to };
      }),
    ),
  ];
}

/** Where the ranges of a name may end: rules about one pod may share the end that another one says. */
function endsOf(rules: readonly PortRule[]): Numbers {
  const found = new Map<string, Set<number>>();
  for (const { protocols, ports } of rules.flatMap(rule => rule.ports))
    for (const protocol of protocols) {
      if (typeof ports === 'string' || !('name' in ports)) continue;
      const key = nameKey(ports.name, protocol);
      found.set(key, (found.get(key) ?? new Set()).add(ports.to));
    }
  return found;
}
