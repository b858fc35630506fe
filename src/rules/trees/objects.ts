import type { Detail } from '../../findings/index';
import {
  describe,
  type FiledObject,
  type KubeObject,
  objectsIn,
  type Tree,
  type TreeFile,
} from '../../kinds/index';
import { onceFor, onceForList } from '../../kinds/once';
import { isOwnLayer } from '../../render/index';

/** An object of some trees, with the clusters that have it. */
export interface Occurrence {
  readonly placed: FiledObject;
  readonly clusters: readonly string[];
}

/** Each object of the trees once: equal objects are one and the same, however many clusters have them. */
export const distinctObjects = onceFor((trees: readonly Tree[]): readonly Occurrence[] => {
  const seen = new Map<KubeObject, { placed: FiledObject; holders: Holders[] }>();
  for (const [file, holders] of holdersOf(trees))
    for (const placed of objectsIn(file)) {
      const entry = seen.get(placed.object);
      if (entry === undefined) seen.set(placed.object, { placed, holders: [holders] });
      else if (entry.holders.at(-1) !== holders) entry.holders.push(holders);
    }
  const namesOf = onceForList((holders: readonly Holders[]) => clustersOf(trees, holders));
  return [...seen.values()].map(({ placed, holders }) => ({ placed, clusters: namesOf(holders) }));
});

/** The places among some trees, in order, of those that have a file. */
type Holders = number[];

/** The files with objects, each once, as they come. */
function holdersOf(trees: readonly Tree[]): ReadonlyMap<TreeFile, Holders> {
  const files = new Map<TreeFile, Holders>();
  for (const [i, tree] of trees.entries())
    for (const file of tree.files) {
      if (objectsIn(file).length === 0) continue;
      const holders = files.get(file);
      if (holders === undefined) files.set(file, [i]);
      else holders.push(i);
    }
  return files;
}

/** The clusters of the trees that have some of the files. */
function clustersOf(trees: readonly Tree[], holders: readonly Holders[]): readonly string[] {
  const [first = [], ...more] = holders;
  const places = more.length === 0 ? first : [...new Set(holders.flat())].sort((a, b) => a - b);
  return places.map(i => trees[i]?.cluster ?? '');
}

/** The folder that a file is in, which is the name of its layer; empty at the root. */
export const layerOf = (file: string): string => file.slice(0, Math.max(0, file.indexOf('/')));

/** True for a file of a layer that people wrote. */
export const isPeoples = (file: string): boolean => !isOwnLayer(layerOf(file));

/** Each object of people's layers once. */
export const peoplesObjects = onceFor((trees: readonly Tree[]) =>
  distinctObjects(trees).filter(({ placed }) => isPeoples(placed.file)),
);

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
