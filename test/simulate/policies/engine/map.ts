import type { KubeObject } from '../../../../src/kinds/index';
import type { NamedPort } from '../../../../src/simulate/index';
import {
  type EngineIdentity,
  type EngineOptions,
  type Entry,
  ciliumEntries,
  matches,
  networkEntries,
} from './entries';

/** A key of the policy map: identity 0 and protocol 0 are any, and of the port only the first bits count. */
interface Key {
  readonly identity: number;
  readonly protocol: string;
  readonly port: number;
  readonly bits: number;
}

/** pkg/policy/portrange.go: a range as blocks of ports. */
function maskedPorts(start: number, end: number): { port: number; bits: number }[] {
  if (start === 0 && (end === 0 || end === 65535)) return [{ port: 0, bits: 0 }];
  const found: { port: number; bits: number }[] = [];
  let at = start;
  do {
    let free = 0;
    while (free < 16 && at % 2 ** (free + 1) === 0 && at + 2 ** (free + 1) - 1 <= end) free++;
    found.push({ port: at, bits: 16 - free });
    at += 2 ** free;
  } while (at <= end);
  return found;
}

/** Of two ports with one name the last is kept, whatever its protocol (pkg/types/portmap.go). */
function namedPort(
  ports: readonly NamedPort[] | undefined,
  name: string,
  protocol: string,
): number | undefined {
  const last = [...(ports ?? [])].reverse().find(port => port.name === name);
  return last?.protocol === protocol ? last.port : undefined;
}

/** pkg/policy/l4.go, toMapState. */
function keysOf(
  entry: Entry,
  subject: EngineIdentity,
  identities: readonly EngineIdentity[],
  ends: ReadonlyMap<string, number>,
): Key[] {
  if (entry.l3 === undefined || (entry.l3.length === 0 && entry.l4.length === 0)) return [];
  const peers = (entry.l3.length === 0 ? [[]] : entry.l3).flatMap(selector =>
    selector.length === 0
      ? [0]
      : identities.flatMap((identity, i) => (matches(selector, identity.labels) ? [i + 1] : [])),
  );
  if (entry.l4.length === 0) return peers.map(identity => ({ identity, protocol: '', port: 0, bits: 0 }));
  return peers.flatMap(identity =>
    entry.l4.flat().flatMap(({ port, endPort, protocol: written }) =>
      (written === 'ANY' ? ['TCP', 'UDP', 'SCTP'] : [written]).flatMap(protocol => {
        if (/^\d+$/.test(port))
          return maskedPorts(Number(port), endPort).map(masked => ({ identity, protocol, ...masked }));
        // At egress a name is resolved for each identity that it can go to.
        const holders = entry.ingress
          ? [identity]
          : identity === 0
            ? identities.map((_, i) => i + 1)
            : [identity];
        return holders.flatMap(holder => {
          const number = namedPort((entry.ingress ? subject : identities[holder - 1])?.ports, port, protocol);
          return number === undefined
            ? []
            : maskedPorts(number, ends.get(`${port}/${protocol}`) ?? endPort).map(masked => ({
                identity: holder,
                protocol,
                ...masked,
              }));
        });
      }),
    ),
  );
}

/** pkg/policy/l4.go, NamedPortMap: rules that share a name and a protocol share the filter of the first of them. */
function namedEnds(entries: readonly Entry[]): Map<string, number> {
  const ends = new Map<string, number>();
  for (const { l3, l4 } of entries)
    for (const { port, endPort, protocol } of l3 === undefined ? [] : l4.flat())
      for (const one of protocol === 'ANY' ? ['TCP', 'UDP', 'SCTP'] : [protocol])
        if (!ends.has(`${port}/${one}`)) ends.set(`${port}/${one}`, endPort);
  return ends;
}

/** Rules are taken in the order of the names of their resources. */
const resourceId = ({ kind, metadata: { namespace, name } }: KubeObject): string => {
  const prefix = { NetworkPolicy: 'netpol', CiliumNetworkPolicy: 'cnp' }[kind] ?? 'ccnp';
  return `${prefix}/${typeof namespace === 'string' ? namespace : ''}/${name}`;
};

/** Whether the policies of a cluster let a packet pass at one of its endpoints. */
export function engineAllows(
  objects: readonly KubeObject[],
  options: EngineOptions,
  identities: readonly EngineIdentity[],
  packet: {
    readonly ingress: boolean;
    readonly subject: EngineIdentity;
    readonly peer: EngineIdentity;
    readonly protocol: string;
    readonly port: number;
  },
): boolean {
  const { ingress, subject, peer, protocol, port } = packet;
  const has = (key: string): boolean => subject.labels.some(([, name]) => name === key);
  if (has('host') || options.enforcement === 'never') return true;
  const entries = [...objects]
    .sort((a, b) => (resourceId(a) < resourceId(b) ? -1 : 1))
    .flatMap(object => (object.kind === 'NetworkPolicy' ? networkEntries : ciliumEntries)(object, options))
    .filter(entry => entry.ingress === ingress && matches(entry.subject, subject.labels));
  const always = options.enforcement === 'always' || has('init');
  if (entries.length === 0 && !always) return true;
  const all = [...identities, peer];
  const covers = (key: Key): boolean =>
    (key.identity === 0 || key.identity === all.length) &&
    (key.protocol === '' ||
      (key.protocol === protocol && port >> (16 - key.bits) === key.port >> (16 - key.bits)));
  const ends = namedEnds(entries);
  const hit = (deny: boolean): boolean =>
    entries.some(entry => entry.deny === deny && keysOf(entry, subject, all, ends).some(covers));
  if (hit(true)) return false;
  const isHost = peer.labels.some(([source, key]) => source === 'reserved' && key === 'host');
  const open = !always && !entries.some(entry => entry.defaultDeny);
  // The node is let in by one more rule, which 1.20.0 forgets where there is no other (cilium/cilium#48444).
  return open || hit(false) || (ingress && isHost && entries.length > 0);
}
