import { isMap, type Json, type JsonMap } from '../../kinds/index';

/** Where values of Cilium list the peers of a cluster. */
export const peersPath = 'clustermesh.config.clusters';

/** The peers in values of Cilium as a map by name: 1.18 takes a list of them, later minors the map too. */
export function peersAsMap(value: Json | undefined, path: readonly string[]): Json | undefined {
  if (path.slice(-3).join('.') !== peersPath || !Array.isArray(value)) return value;
  const peers = value as Json[];
  const named = peers.flatMap(peer => {
    if (!isMap(peer) || typeof peer.name !== 'string') return [];
    const { name, ...rest } = peer as JsonMap & { readonly name: string };
    return [[name, rest] as const];
  });
  const isClean = new Set(named.map(([name]) => name)).size === peers.length;
  return isClean ? Object.fromEntries(named) : value;
}
