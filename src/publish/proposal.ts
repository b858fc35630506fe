import { createHash } from 'node:crypto';
import { idOf } from './file-ids';
import type { FileChange } from './git/commit';
import type { Git } from './git/git';
import { join } from './git/tree-view';
import type { Target } from './target';

/** The trailer that tells a proposed commit from people's: it only fits what the commit was made to change. */
export const changeTrailer = 'Meshprint-Change';

/** What stands on a branch from which changes are proposed, against the branch that they go into. */
export type Standing =
  /** There is no such branch, or all of it went in. */
  | { readonly state: 'free' }
  /** One commit as Meshprint made it. */
  | {
      readonly state: 'ours';
      readonly parent: string;
      readonly digest: string;
      /** Files that it changes and that are still otherwise where it goes. */
      readonly open: readonly string[];
    }
  /** Something that somebody else committed. */
  | { readonly state: 'theirs'; readonly commit: string };

/** What became of each path: the id of its content, empty where it goes. */
type Outcome = ReadonlyMap<string, string>;

/** A change as the trailer has it. */
export const digestOf = (changes: readonly FileChange[], base: string): string =>
  digest(
    new Map(
      changes.map(({ path, content }) => [
        path,
        content === null ? '' : idOf(content, { kind: 'file', id: base }),
      ]),
    ),
  );

function digest(outcome: Outcome): string {
  const hash = createHash('sha256');
  for (const [path, id] of [...outcome].sort(([a], [b]) => (a < b ? -1 : 1))) hash.update(`${path}\0${id}\0`);
  return `sha256:${hash.digest('hex')}`;
}

/** @param commit what the branch is at; it and the base are in the repository on this disk */
export async function standingAt(git: Git, gitDir: string, commit: string, base: string): Promise<Standing> {
  const listed = await git.text(['rev-list', '--max-count=2', '--parents', commit, `^${base}`, '--'], {
    gitDir,
  });
  if (listed === '') return { state: 'free' };
  const [first = '', ...more] = listed.split('\n');
  const [, parent, ...parents] = first.split(' ');
  if (more.length > 0 || parent === undefined || parents.length > 0) return { state: 'theirs', commit };
  const changed = await between(git, gitDir, parent, commit);
  const message = await git.text(['log', '-1', '--format=%B', commit, '--'], { gitDir });
  const own = digest(changed);
  if (!message.split('\n').includes(`${changeTrailer}: ${own}`)) return { state: 'theirs', commit };
  const now = await between(git, gitDir, base, commit);
  return { state: 'ours', parent, digest: own, open: [...changed.keys()].filter(path => now.has(path)) };
}

/** What differs from one commit to another. */
async function between(git: Git, gitDir: string, from: string, to: string): Promise<Outcome> {
  const args = ['diff-tree', '-r', '-z', '--raw', '--no-renames', '--no-abbrev', from, to, '--'];
  const [...parts] = (await git.text(args, { gitDir })).split('\0');
  const outcome = new Map<string, string>();
  // `:100644 100644 <id> <id> M`, and then the path.
  for (let i = 0; i + 1 < parts.length; i += 2) {
    const [, mode = '', , id = ''] = parts[i]?.split(' ') ?? [];
    // Whatever is no plain file is not of ours.
    outcome.set(parts[i + 1] ?? '', mode === '100644' ? id : mode === '000000' ? '' : `${mode} ${id}`);
  }
  return outcome;
}

/** Whether a path is in the folder of one of some clusters. */
export const isIn = (targets: readonly Target[], path: string): boolean =>
  targets.some(target => target.path === '' || path.startsWith(join(target.path, '')));
