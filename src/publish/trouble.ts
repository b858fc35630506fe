import { fewOf, printable } from '../findings/index';
import { masked } from './git/mask';
import { join } from './git/tree-view';
import type { Target } from './target';

/** Something in a repository that keeps a cluster from being published. */
export interface Trouble {
  readonly kind:
    | 'edited'
    | 'deleted'
    | 'replaced'
    | 'theirs'
    | 'in-the-way'
    | 'manifest'
    | 'newer'
    | 'moved'
    | 'around'
    | 'empty';
  /** Path below the cluster's folder. */
  readonly file: string;
  /** What stands there, where the kind does not say it: `is a symbolic link`. */
  readonly what?: string;
}

/** Whether `--overwrite` goes over it: what would be lost is then one file that Meshprint writes. */
export const canInsist = ({ kind }: Trouble): boolean =>
  !['in-the-way', 'newer', 'around', 'empty'].includes(kind);

const rootName = 'the root of the repository';

/** Of files with the same trouble, so many are named. */
const shown = 5;

const says: Readonly<Record<Trouble['kind'], (files: string, what: string) => string>> = {
  edited: files => `edited by hand: ${files}`,
  deleted: files => `deleted by hand: ${files}`,
  replaced: (files, what) => `${what} now: ${files}`,
  theirs: (files, what) => `${what === '' ? 'somebody’s own files where new ones belong' : what}: ${files}`,
  'in-the-way': (files, what) => `${what}: ${files}`,
  manifest: (files, what) => `${files} ${what}`,
  newer: files => `${files} was written by a newer Meshprint`,
  moved: (files, what) =>
    `published in ${files || rootName} until now, and to be published in ${what || rootName}; a Flux that runs follows the old folder`,
  around: files => `${files} is of another cluster, in whose folder this one would be`,
  empty: () => 'the tree has no files, and a repository is never emptied',
};

/** Troubles of a cluster, and the mend, as lines for people. */
export function troubleLines(troubles: readonly Trouble[], target: Target): string[] {
  const alike = new Map<string, Trouble[]>();
  for (const trouble of troubles) {
    const key = `${trouble.kind} ${trouble.what ?? ''}`;
    const others = alike.get(key);
    if (others === undefined) alike.set(key, [trouble]);
    else others.push(trouble);
  }
  const lines = [...alike.values()].map(group => {
    const [{ kind, what = '' } = { kind: 'empty' as const }] = group;
    const places = new Set(group.map(trouble => placeOf(trouble, target)));
    return printable(says[kind](fewOf([...places], shown), what));
  });
  return [...lines, ...whereOf(target), mendOf(troubles)];
}

/** Path in the repository. What is about folders around the cluster’s own is one already. */
function placeOf({ kind, file }: Trouble, { path }: Target): string {
  const isWhole = kind === 'around' || kind === 'moved' || `${path}/`.startsWith(`${file}/`);
  return isWhole ? file : join(path, file);
}

/** An embedded repository is where the summary says. */
const whereOf = ({ url, branch, isEmbedded }: Target): string[] =>
  isEmbedded ? [] : [printable(`in ${masked(url)}, branch ${branch}`)];

function mendOf(troubles: readonly Trouble[]): string {
  if (troubles.some(({ kind }) => kind === 'empty'))
    return 'See what became of the layers of this cluster in the blueprint.';
  if (troubles.some(({ kind }) => kind === 'moved'))
    return 'Publish the new folder beside the old one with --overwrite, let Flux follow it, and only then remove the old one by hand; or set repository.path back.';
  if (troubles.some(({ kind }) => kind === 'newer')) return 'Update Meshprint here, and publish again.';
  if (troubles.some(({ kind }) => kind === 'around'))
    return 'Give each cluster a folder of its own with repository.path.';
  if (!troubles.every(canInsist))
    return 'Move it elsewhere in the repository, since Meshprint never removes what is not its own.';
  return 'Put it into the blueprint, or take it back in the repository; --overwrite writes over it.';
}
