import path from 'node:path';
import { disk } from './disk';
import { manifestName, parseManifest } from './manifest';
import { workspaceName } from './names';

/** Folders below the root that hold repositories of fleets other than these: renamed or deleted ones. */
export function strayFleets(root: string, known: ReadonlySet<string>): string[] {
  if (disk.stat(root) === undefined) return [];
  return foldersOf(root).filter(
    name =>
      !known.has(name) && name !== workspaceName && foldersOf(path.join(root, name)).some(isOurs(root, name)),
  );
}

const foldersOf = (folder: string): string[] =>
  disk
    .list(folder)
    .filter(entry => entry.isDirectory())
    .map(entry => entry.name)
    .sort();

const isOurs =
  (root: string, fleet: string) =>
  (cluster: string): boolean => {
    const file = path.join(root, fleet, cluster, manifestName);
    if (disk.stat(file)?.isFile() !== true) return false;
    const manifest = parseManifest(disk.read(file).toString());
    return typeof manifest !== 'string' && manifest.fleet === fleet;
  };
