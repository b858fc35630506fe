import type { Tree } from '../kinds/index';
import { onceForList } from '../kinds/once';
import { linksOf } from './links';
import { observeCluster } from './observe-cluster';
import type { MeshCluster, MeshState, Note } from './state';
import { peersFile } from './values';

/**
 * What a set of trees, fresh or read back from repositories, means to Cilium. Pure: it reads what the files say and
 * nothing else. Never throws for what an object gets wrong: that is left out and noted.
 */
export function observe(trees: readonly Tree[]): MeshState {
  const notes: Note[] = [];
  const read = trees.map(tree => observeCluster(tree, note => notes.push(note)));
  const clusters = new Map<string, MeshCluster>();
  for (const cluster of read.sort((a, b) => compare(a.name, b.name))) {
    const { name } = cluster;
    if (!clusters.has(name)) clusters.set(name, cluster);
    else notes.push({ cluster: name, file: peersFile, problem: 'another tree has the same cluster.name' });
  }
  return { clusters, ...linksOf(clusters), holders: holdersOf(clusters), notes: sorted(notes) };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const sorted = (notes: Note[]): Note[] =>
  notes.sort((a, b) =>
    compare(`${a.cluster}\n${a.file}\n${a.object}`, `${b.cluster}\n${b.file}\n${b.object}`),
  );

/** Names that the same clusters hold share one list. */
function holdersOf(clusters: ReadonlyMap<string, MeshCluster>): Map<string, readonly string[]> {
  const groups = new Map<string, Alike[]>();
  for (const group of alikeIn(clusters))
    for (const key of group.keys) {
      const list = groups.get(key);
      if (list === undefined) groups.set(key, [group]);
      else list.push(group);
    }
  const joined = onceForList((list: readonly Alike[]) => list.flatMap(({ names }) => names).sort(compare));
  return new Map([...groups].map(([key, list]) => [key, joined(list)]));
}

/** Clusters that share what they hold. */
interface Alike {
  readonly keys: ReadonlySet<string>;
  readonly names: string[];
}

function alikeIn(clusters: ReadonlyMap<string, MeshCluster>): Iterable<Alike> {
  const groups = new Set<Alike>();
  const groupOf = onceForList(([services, exports]: readonly ReadonlyMap<string, unknown>[]): Alike => ({
    keys: new Set([...(services?.keys() ?? []), ...(exports?.keys() ?? [])]),
    names: [],
  }));
  for (const [name, { services, exports }] of clusters) {
    const group = groupOf([services, exports]);
    group.names.push(name);
    groups.add(group);
  }
  return groups;
}
