import type { Plan } from '../plan/index';
import type { PeerEndpoint } from '../releases/index';

/** Where the peers of each cluster are reached; a peer is the same object for all of its own peers. */
export function compilePeers(plan: Plan): Map<string, PeerEndpoint[]> {
  const endpoints = new Map(
    plan.clusters.map(({ name, endpoint: { address, ips, port } }) => [name, { name, address, ips, port }]),
  );
  return new Map(
    plan.clusters.map(({ name, peers }) => [name, peers.flatMap(peer => endpoints.get(peer) ?? [])]),
  );
}
