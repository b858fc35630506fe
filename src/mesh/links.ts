import type { MeshCluster, MeshState, OneSided } from './state';

type Peers = ReadonlyMap<string, Pick<MeshCluster, 'peers'>>;

/** Tells links, where each cluster lists the other, from listings that are not returned. */
export function linksOf(clusters: Peers): Pick<MeshState, 'links' | 'oneSided'> {
  const listings = new Listings(clusters);
  const oneSided: OneSided[] = [];
  const links = new Map<string, readonly string[]>();
  for (const [from, { peers }] of clusters) {
    const linked = peers.filter(to => listings.has(to, from));
    links.set(from, linked.length === peers.length ? peers : linked);
    if (linked.length < peers.length)
      for (const to of peers)
        if (!listings.has(to, from)) oneSided.push({ from, to, known: clusters.has(to) });
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
    for (const [from, { peers }] of clusters) for (const to of peers) this.pairs[this.at(from, to)] = 1;
  }

  has(from: string, to: string): boolean {
    return this.pairs[this.at(from, to)] === 1;
  }

  /** Of what has no tree there is no pair; what is written there is lost, and nothing is ever read. */
  private at(from: string, to: string): number {
    return (this.place.get(from) ?? NaN) * this.place.size + (this.place.get(to) ?? NaN);
  }
}
