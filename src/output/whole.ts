import type { TreesRead } from './tree-reader';

/**
 * Clusters of a fleet of which trees that were read say too little to be compared with: a file of theirs is missing or
 * cannot be read. Where not even a manifest can be read, those are meant of which nothing was found.
 */
export function brokenClusters(
  { trees, flaws }: TreesRead,
  fleet: string,
  clusters: Iterable<string>,
): string[] {
  const lost = flaws.filter(({ isLost }) => isLost === true);
  const broken = new Set(lost.filter(flaw => flaw.fleet === fleet).flatMap(({ cluster }) => cluster ?? []));
  if (lost.some(({ cluster }) => cluster === undefined)) {
    const found = new Set(trees.filter(one => one.fleet === fleet).map(({ tree }) => tree.cluster));
    for (const name of clusters) if (!found.has(name)) broken.add(name);
  }
  return [...broken].sort();
}
