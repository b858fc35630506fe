import type { JsonMap } from '../kinds/index';
import { onceFor } from '../kinds/once';
import { wideMap } from '../kinds/wide-map';
import type { Plan } from '../plan/index';
import type { CiliumRelease } from '../releases/index';

/** A peer as `clustermesh.config.clusters` names it. */
export interface PeerEndpoint {
  readonly name: string;
  /** DNS name to connect to; not used where there are `ips`. */
  readonly address: string;
  /** Addresses to connect to, under the name `<name>.<domain>`. */
  readonly ips: readonly string[];
  readonly port: number;
}

/** Where the peers of each cluster are reached; a peer is the same object for all of its own peers. */
export function compilePeers(plan: Plan): Map<string, PeerEndpoint[]> {
  const endpoints = new Map(
    plan.clusters.map(({ name, endpoint: { address, ips, port } }) => [name, { name, address, ips, port }]),
  );
  return new Map(
    plan.clusters.map(({ name, peers }) => [name, peers.flatMap(peer => endpoints.get(peer) ?? [])]),
  );
}

/** `clustermesh.config.clusters` of a minor. */
export function peerValues(
  form: CiliumRelease['peers'],
  peers: readonly PeerEndpoint[],
): JsonMap | JsonMap[] {
  if (form === 'list') return peers.map(inList);
  const map = wideMap<JsonMap>();
  for (const peer of peers) map[peer.name] = inMap(peer);
  return map;
}

// A peer is in the values of all its own peers, and is the same entry in each of them.
const inList = onceFor((peer: PeerEndpoint): JsonMap => ({ name: peer.name, ...whereIs(peer) }));
/** `enabled: false` would drop it. */
const inMap = onceFor((peer: PeerEndpoint): JsonMap => ({ enabled: true, ...whereIs(peer) }));

/** With `ips` the chart makes the name itself and ignores an address. */
const whereIs = ({ address, ips, port }: PeerEndpoint): JsonMap =>
  ips.length > 0 ? { ips, port } : { address, port };
