import { type KubeObject, objectsOf, type PlacedObject, type Tree } from '../../kinds/index';

/** An object of some trees, with the clusters that have it. */
export interface Occurrence {
  readonly placed: PlacedObject;
  readonly clusters: readonly string[];
}

/** Each object of the trees once: equal objects are one and the same, however many clusters have them. */
export function distinctObjects(trees: readonly Tree[]): Occurrence[] {
  const seen = new Map<KubeObject, { placed: PlacedObject; clusters: string[] }>();
  for (const tree of trees)
    for (const placed of objectsOf(tree)) {
      const entry = seen.get(placed.object);
      if (entry === undefined) seen.set(placed.object, { placed, clusters: [tree.cluster] });
      else if (entry.clusters.at(-1) !== tree.cluster) entry.clusters.push(tree.cluster);
    }
  return [...seen.values()];
}
