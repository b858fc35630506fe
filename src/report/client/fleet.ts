import { matrixOf } from '../data/bits';
import type { FleetData } from '../data/report-data';
import type { ClusterData } from '../data/topology-data';
import { inOrder } from './elements/dom';

/** Clusters that belong together in pictures. */
export interface Group {
  readonly name: string;
  readonly clusters: readonly string[];
}

/** What became of a link since the base. */
export type LinkChange = 'new' | 'gone';

/** A fleet with what the views look up in it. */
export class Fleet {
  /** In the order that people count. */
  readonly names: readonly string[];
  private readonly clusters: ReadonlyMap<string, ClusterData>;
  private readonly at: ReadonlyMap<string, number>;
  /** One for each two clusters in the order of the data. */
  private readonly linked: Uint8Array;
  /** The same of the base. */
  private readonly wereLinked: Uint8Array | undefined;

  constructor(readonly data: FleetData) {
    const { clusters, links, linksBefore } = data.topology;
    this.clusters = new Map(clusters.map(cluster => [cluster.name, cluster]));
    this.names = clusters.map(({ name }) => name).sort(inOrder);
    this.at = new Map(clusters.map(({ name }, i) => [name, i]));
    this.linked = matrixOf(links, clusters.length);
    this.wereLinked = linksBefore === undefined ? undefined : matrixOf(linksBefore, clusters.length);
  }

  cluster(name: string): ClusterData | undefined {
    return this.clusters.get(name);
  }

  areLinked(a: string, b: string): boolean {
    return this.linked[this.pairOf(a, b)] === 1;
  }

  /** Whether a link is not as in the base. */
  linkChange(a: string, b: string): LinkChange | undefined {
    if (this.wereLinked === undefined) return undefined;
    const [was, is] = [this.wereLinked[this.pairOf(a, b)] === 1, this.areLinked(a, b)];
    return was === is ? undefined : is ? 'new' : 'gone';
  }

  /** Whether a cluster is not in the base, where that has others. */
  hasJoined(name: string): boolean {
    return this.wereLinked !== undefined && this.data.change?.joined.includes(name) === true;
  }

  private pairOf(a: string, b: string): number {
    return (this.at.get(a) ?? 0) * this.names.length + (this.at.get(b) ?? 0);
  }

  peersOf(name: string): string[] {
    return this.names.filter(other => this.areLinked(name, other));
  }

  /** `blueprints/shop.ts:12:1`, where that is known. */
  sourceOf(path: string): string | undefined {
    return this.data.sources[path];
  }

  /** What clusters can be put together by: labels that tell some of them apart, and their meshes. */
  groupings(): string[] {
    const labels = new Map<string, Set<string>>();
    for (const { labels: own } of this.clusters.values())
      for (const [key, value] of Object.entries(own))
        labels.set(key, (labels.get(key) ?? new Set()).add(value));
    const telling = [...labels].filter(([, values]) => values.size > 1 && values.size < this.names.length);
    const keys = telling.map(([key]) => key).sort((a, b) => rank(a) - rank(b) || inOrder(a, b));
    return [...keys, ...(this.data.topology.components.length > 1 ? [byMesh] : []), byNothing];
  }

  groupsBy(key: string): Group[] {
    const found = new Map<string, string[]>();
    const meshes = new Map(
      this.data.topology.components.flatMap((names, i) =>
        names.map(name => [name, `mesh ${i + 1}`] as const),
      ),
    );
    for (const name of this.names) {
      const labels = this.clusters.get(name)?.labels ?? {};
      const group = key === byNothing ? 'all' : key === byMesh ? meshes.get(name) : labels[key];
      const list = found.get(group ?? 'without') ?? [];
      found.set(group ?? 'without', list);
      list.push(name);
    }
    return [...found].map(([name, clusters]) => ({ name, clusters })).sort((a, b) => inOrder(a.name, b.name));
  }
}

const byMesh = 'connected clusters';
const byNothing = 'nothing';

/** Labels that say where a cluster is come first. */
const places = ['area', 'region', 'zone', 'location', 'datacenter', 'site', 'environment', 'env'];
const rank = (key: string): number => {
  const short = key.slice(key.lastIndexOf('/') + 1);
  return places.includes(short) ? places.indexOf(short) : places.length;
};
