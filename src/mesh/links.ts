import type { MeshCluster, MeshState, OneSided } from './state';

/** Tells links, where each cluster lists the other, from listings that are not returned. */
export function linksOf(clusters: ReadonlyMap<string, MeshCluster>): Pick<MeshState, 'links' | 'oneSided'> {
  const lists = new Map([...clusters].map(([name, { peers }]) => [name, new Set(peers)]));
  const oneSided: OneSided[] = [];
  const links = new Map<string, readonly string[]>();
  for (const [from, { peers }] of clusters) {
    const linked = peers.filter(to => lists.get(to)?.has(from) === true);
    links.set(from, linked.length === peers.length ? peers : linked);
    if (linked.length < peers.length)
      for (const to of peers)
        if (lists.get(to)?.has(from) !== true) oneSided.push({ from, to, known: lists.has(to) });
  }
  return { links, oneSided };
}
