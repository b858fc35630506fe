import { Stats } from 'node:fs';
import { printable } from '../findings/index';
import { disk } from './disk';
import { refuseIf, type Problem } from './error';
import { Folders, inTheWay } from './folders';
import { Looks } from './looks';
import { sha256 } from './manifest';
import { fold } from './names';
import type { FleetOutput } from './output-file';
import { ownedFiles } from './owned';
import type { Wanted, WantedFile } from './wanted';

/** One step of a write. */
export interface Step {
  /** Path below the root. */
  readonly path: string;
  /** sha256 of what is there before; null for nothing. */
  readonly from: string | null;
  /** What is there after; null for nothing. */
  readonly to: WantedFile | null;
}

/** What a write does, in the order of the paths. Files that are as they should be are not in it. */
export type Plan = readonly Step[];

/** Compares what belongs on disk with what is there. Throws, and nothing is done, when anything is in the way. */
export function planWrite(
  root: string,
  fleets: readonly FleetOutput[],
  wanted: Wanted,
  looks = new Looks(root),
): Plan {
  const folders = new Folders(root);
  const problems: Problem[] = [];
  const owned = new Set<string>();
  for (const { fleet, trees } of fleets) {
    const found = ownedFiles(folders, fleet, new Set(trees.map(tree => tree.cluster)));
    for (const path of found.paths) owned.add(path);
    problems.push(...found.problems);
  }
  // Nothing below a manifest that is not to be trusted can be judged.
  refuseIf(problems);

  const steps = [...placements(folders, wanted, owned, looks), ...removals(folders, wanted, owned)];
  refuseIf(steps.filter(step => 'mend' in step));
  const changes = steps.filter(step => 'path' in step);
  return changes.sort((a, b) => (a.path < b.path ? -1 : 1));
}

function* placements(
  folders: Folders,
  wanted: Wanted,
  owned: ReadonlySet<string>,
  looks: Looks,
): Generator<Step | Problem> {
  for (const [path, to] of wanted) {
    const standing = folders.find(path);
    if (standing === 'missing') yield { path, from: null, to };
    else if (standing === 'folder') yield inTheWay(folders.place(path), 'is a folder where a file belongs');
    else if (!(standing instanceof Stats)) yield standing;
    else {
      const from = looks.hashOf(path, standing);
      if (from !== to.sha256) yield owned.has(path) ? { path, from, to } : foreign(folders.place(path));
    }
  }
}

function* removals(folders: Folders, wanted: Wanted, owned: ReadonlySet<string>): Generator<Step | Problem> {
  const gone = [...owned].filter(path => !wanted.has(path));
  if (gone.length === 0) return;
  const spellings = new Map([...wanted.keys()].map(path => [fold(path), path]));
  for (const path of gone) {
    // What is no plain file, or behind a link, is not what was written there, so it stays.
    if (folders.at(path) !== 'file') continue;
    const spelling = spellings.get(fold(path));
    if (spelling !== undefined) yield respelt(folders.place(path), folders.place(spelling));
    else yield { path, from: sha256(disk.glance(folders.place(path))), to: null };
  }
}

const foreign = (place: string): Problem => ({
  what: `${printable(place)} is there with other content, and the manifest beside it does not list it`,
  mend: 'Files that are not its own are left alone by Meshprint. Move them away, or delete them, and run again.',
});

/** Where case does not count, both are one file, and removing the old one would remove the new one. */
const respelt = (place: string, spelling: string): Problem => ({
  what: `${printable(place)} is now ${printable(spelling)}, which differs in case only`,
  mend: 'Some file systems take the two for one. Delete the old file, and run again.',
});
