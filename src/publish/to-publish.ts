import type { Tree } from '../kinds/index';
import { type FleetOutput, type WantedFile, wantedFiles } from '../output/index';
import type { Plan } from '../plan/index';
import type { WantedTree } from './compare';
import { nameOf, type Target, targetsOf } from './target';

/** A fleet to be published. */
export interface FleetToPublish {
  readonly plan: Plan;
  readonly trees: readonly Tree[];
  /** The same trees as the bytes that are published. */
  readonly output: FleetOutput;
  /** Where its blueprint is. */
  readonly blueprintFolder: string;
}

/** How fleets are published. */
export interface PublishOptions {
  /** Where publish is run: its configuration of git counts, and `.meshprint/` is below it. */
  readonly folder: string;
  /** Only these clusters; all by default. */
  readonly clusters?: readonly string[];
  /** Only clusters of this wave. */
  readonly wave?: number;
  /** Only clusters of these fleets; what the others have in the same repositories counts all the same. */
  readonly fleets?: readonly string[];
  /** Writes over what people changed in files that are Meshprint's. */
  readonly overwrite?: boolean;
  /** Finds out what would be committed, and commits nothing. */
  readonly dryRun?: boolean;
  /** Repositories that are worked on at once. */
  readonly jobs?: number;
  /** One more trailer of every commit message: `Meshprint-Forced: …`. */
  readonly trailer?: string;
  /** Pull requests also where the blueprint does not ask for them. */
  readonly pullRequests?: boolean;
  /** Where the tokens of forges are; that of the process by default. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** Told after each repository. */
  readonly onProgress?: (doing: 'read' | 'published', done: number, all: number) => void;
}

/** The files of each target. */
export function wantedTrees(
  fleets: readonly FleetToPublish[],
  options: Pick<PublishOptions, 'folder' | 'pullRequests'>,
): Map<Target, WantedTree> {
  const wanted = new Map<Target, WantedTree>();
  const byName = new Map<string, Map<string, WantedFile>>();
  for (const { plan } of fleets)
    for (const target of targetsOf(plan, options)) {
      const files = new Map<string, WantedFile>();
      wanted.set(target, files);
      byName.set(nameOf(target), files);
    }
  for (const [place, content] of wantedFiles(fleets.map(({ output }) => output))) {
    const [fleet = '', cluster = '', ...file] = place.split('/');
    byName.get(nameOf({ fleet, cluster }))?.set(file.join('/'), content);
  }
  return wanted;
}
