import type { Tree } from '../kinds/index';
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

function holdersOf(clusters: ReadonlyMap<string, MeshCluster>): Map<string, string[]> {
  const holders = new Map<string, string[]>();
  for (const [name, { services, exports }] of clusters)
    for (const key of new Set([...services.keys(), ...exports.keys()])) {
      const list = holders.get(key);
      if (list === undefined) holders.set(key, [name]);
      else list.push(name);
    }
  return holders;
}
