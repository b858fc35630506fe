import type { MeshCluster, MeshState, OneSided } from './state';

type Peers = ReadonlyMap<string, Pick<MeshCluster, 'peers'>>;

/** Tells links, where each cluster lists the other, from listings that are not returned. */
export function linksOf(clusters: Peers): Pick<MeshState, 'links' | 'oneSided'> {
  const listings = new Listings(clusters);
  const oneSided: OneSided[] = [];
  const links = new Map<string, readonly string[]>();
  for (const [from, { peers }] of clusters) {
    const isLinked = listings.to(from);
    const linked = peers.filter(isLinked);
    links.set(from, linked.length === peers.length ? peers : linked);
    if (linked.length < peers.length)
      for (const to of peers) if (!isLinked(to)) oneSided.push({ from, to, known: clusters.has(to) });
  }
  return { links, oneSided };
}

/** Which cluster lists which: a byte for every pair, since sets of all pairs take much longer to make. */
class Listings {
  private readonly place: ReadonlyMap<string, number>;
  private readonly pairs: Uint8Array;

  constructor(clusters: Peers) {
    this.place = new Map([...clusters.keys()].map((name, i) => [name, i]));
    this.pairs = new Uint8Array(clusters.size * clusters.size);
    for (const [from, { peers }] of clusters) {
      const row = this.placeOf(from) * this.place.size;
      for (const to of peers) this.pairs[row + this.placeOf(to)] = 1;
    }
  }

  /** Tells of clusters whether they list one. */
  to(name: string): (from: string) => boolean {
    const column = this.placeOf(name);
    return from => this.pairs[this.placeOf(from) * this.place.size + column] === 1;
  }

  /** What has no tree has no place; what is written there is lost, and nothing is ever read. */
  private placeOf(name: string): number {
    return this.place.get(name) ?? NaN;
  }
}
