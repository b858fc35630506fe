import type { Detail } from '../../findings/index';
import { describe, type KubeObject, objectsOf, type PlacedObject, type Tree } from '../../kinds/index';
import { isOwnLayer } from '../../render/index';

/** An object of a tree, with the file that it is in. */
export type FiledObject = PlacedObject & { readonly file: string };

/** An object of some trees, with the clusters that have it. */
export interface Occurrence {
  readonly placed: FiledObject;
  readonly clusters: readonly string[];
}

/** Most rules ask for the same trees one after the other. */
const known = new WeakMap<readonly Tree[], readonly Occurrence[]>();

/** Each object of the trees once: equal objects are one and the same, however many clusters have them. */
export function distinctObjects(trees: readonly Tree[]): readonly Occurrence[] {
  const present = known.get(trees);
  if (present !== undefined) return present;
  const seen = new Map<KubeObject, { placed: FiledObject; clusters: string[] }>();
  for (const tree of trees)
    for (const placed of objectsOf(tree)) {
      const entry = seen.get(placed.object);
      if (entry === undefined) seen.set(placed.object, { placed, clusters: [tree.cluster] });
      else if (entry.clusters.at(-1) !== tree.cluster) entry.clusters.push(tree.cluster);
    }
  const objects = [...seen.values()];
  known.set(trees, objects);
  return objects;
}

/** The folder that a file is in, which is the name of its layer; empty at the root. */
export const layerOf = (file: string): string => file.slice(0, Math.max(0, file.indexOf('/')));

/** True for a file of a layer that people wrote. */
export const isPeoples = (file: string): boolean => !isOwnLayer(layerOf(file));

/** Each object of people's layers once. */
export function peoplesObjects(trees: readonly Tree[]): readonly Occurrence[] {
  return distinctObjects(trees).filter(({ placed }) => isPeoples(placed.file));
}

/**
 * A finding for each object of people's layers that has a problem, which is the end of a sentence that begins with the
 * object.
 */
export function* peoplesProblems(
  trees: readonly Tree[],
  problemOf: (object: KubeObject) => string | undefined,
  hint: string,
): Generator<Detail> {
  for (const { placed, clusters } of peoplesObjects(trees)) {
    const problem = problemOf(placed.object);
    if (problem !== undefined)
      yield { at: placed.path ?? '', clusters, message: `${describe(placed.object)} ${problem}`, hint };
  }
}
