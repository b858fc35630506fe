import { printable } from '../findings/index';
import { disk } from './disk';
import type { Problem } from './error';
import type { Folders } from './folders';
import { manifestName, parseManifest } from './manifest';

/** The files below the root that earlier writes of a fleet left there, by their paths. */
interface Owned {
  readonly paths: ReadonlySet<string>;
  readonly problems: readonly Problem[];
}

/**
 * Reads the manifests in a fleet's folder. Only what they list is Meshprint's.
 *
 * @param clusters the clusters that the fleet has now; a folder with their name must not belong to anything else
 */
export function ownedFiles(folders: Folders, fleet: string, clusters: ReadonlySet<string>): Owned {
  const paths = new Set<string>();
  const problems: Problem[] = [];
  for (const cluster of foldersIn(folders, fleet)) {
    const place = `${fleet}/${cluster}/${manifestName}`;
    if (folders.at(place) !== 'file') continue;
    const manifest = parseManifest(disk.read(folders.place(place)).toString());
    if (typeof manifest === 'string') problems.push(broken(folders.place(place), manifest));
    else if (manifest.fleet === fleet && manifest.cluster === cluster)
      for (const file of [...manifest.files.keys(), manifestName]) paths.add(`${fleet}/${cluster}/${file}`);
    else if (clusters.has(cluster)) {
      const other = `${manifest.fleet}/${manifest.cluster}`;
      problems.push(broken(folders.place(place), `is of ${JSON.stringify(other)}`));
    }
    // Else it is a copy that somebody made, and theirs.
  }
  return { paths, problems };
}

function foldersIn(folders: Folders, fleet: string): string[] {
  if (folders.at(fleet) !== 'folder') return [];
  const entries = disk.list(folders.place(fleet)).filter(entry => entry.isDirectory());
  return entries.map(entry => entry.name).sort();
}

const broken = (place: string, flaw: string): Problem => ({
  what: `${printable(place)} ${printable(flaw)}`,
  mend: 'Without a manifest to trust, nothing is written. Bring it back (git restore), or delete its folder, and run again.',
});
