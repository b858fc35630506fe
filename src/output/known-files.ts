import type { Tree, TreeFile } from '../kinds/index';
import type { KnownFile } from './tree-reader';

/** The files of some trees: most of what was written before is the same, and need not be parsed. */
export function knownFiles(
  fleets: readonly { readonly fleet: string; readonly trees: readonly Tree[] }[],
): KnownFile {
  const trees = new Map(
    fleets.flatMap(({ fleet, trees: all }) => all.map(tree => [keyOf(fleet, tree.cluster), tree])),
  );
  let last: { readonly key: string; readonly files: ReadonlyMap<string, TreeFile> } | undefined;
  return (fleet, cluster, path) => {
    const key = keyOf(fleet, cluster);
    // Trees are read one after the other.
    if (last?.key !== key) {
      const files = trees.get(key)?.files ?? [];
      last = { key, files: new Map(files.map(file => [file.path, file])) };
    }
    return last.files.get(path);
  };
}

const keyOf = (fleet: string, cluster: string): string => JSON.stringify([fleet, cluster]);
