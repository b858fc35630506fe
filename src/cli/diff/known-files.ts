import type { TreeFile } from '../../kinds/index';
import type { KnownFile } from '../../output/index';
import type { Synthesized } from '../blueprints';

/** The files that blueprints made: most of a base is the same, and need not be parsed. */
export function knownFiles(made: readonly Synthesized[]): KnownFile {
  const trees = new Map(
    made.flatMap(({ fleet, trees: all }) => all.map(tree => [JSON.stringify([fleet, tree.cluster]), tree])),
  );
  const files = new Map<string, ReadonlyMap<string, TreeFile>>();
  return (fleet, cluster, path) => {
    const key = JSON.stringify([fleet, cluster]);
    const ofTree = files.get(key) ?? new Map(trees.get(key)?.files.map(file => [file.path, file]));
    files.set(key, ofTree);
    return ofTree.get(path);
  };
}
