import type { WantedFile } from '../../output/index';
import { type Git, GitError } from './git';
import type { Committing } from './settings';

/** What becomes of a file in a repository. */
export interface FileChange {
  readonly path: string;
  /** Null where it goes; the text may be made anew whenever it is asked for. */
  readonly content: WantedFile | null;
}

/** A commit to be made. */
interface Draft {
  /** Undefined for the first commit of a branch. */
  readonly base: string | undefined;
  readonly changes: readonly FileChange[];
  readonly message: string;
}

/**
 * Makes a commit without a working copy and without touching any branch, and gives its id. All of it goes through one
 * process of git, which writes files, folders and the commit; where commits are signed, another one writes the commit
 * again, with its signature.
 */
export async function writeCommit(
  git: Git,
  gitDir: string,
  draft: Draft,
  committing: Committing,
): Promise<string> {
  const output = await git.text(
    // Below the limit objects are written one by one, and above it as a pack.
    ['-c', 'fastimport.unpackLimit=20', 'fast-import', '--quiet', '--done', '--date-format=raw'],
    { gitDir, input: instructions(draft, committing) },
  );
  const [tree = '', commit = ''] = output.split('\n').map(line => /[0-9a-f]{40,}/.exec(line)?.[0] ?? '');
  return committing.signs ? signed(git, gitDir, draft, committing, tree) : commit;
}

/** The ref is gone before the process ends, so that it never is on disk. */
const ref = 'refs/meshprint/draft';

function instructions({ base, changes, message }: Draft, { author, committer }: Committing): Buffer {
  const parts: (string | Buffer)[] = [
    `commit ${ref}\nmark :1\nauthor ${author}\ncommitter ${committer}\n`,
    ...data(message),
    base === undefined ? '' : `from ${base}\n`,
    // Removals first, since a file may become a folder.
    ...changes.filter(({ content }) => content === null).map(({ path }) => `D ${quoted(path)}\n`),
    ...changes.flatMap(({ path, content }) =>
      content === null ? [] : [`M 100644 inline ${quoted(path)}\n`, ...data(content.text)],
    ),
    `\nls :1 ""\nget-mark :1\nreset ${ref}\nfrom ${'0'.repeat(base?.length ?? 40)}\n\ndone\n`,
  ];
  return Buffer.concat(parts.map(part => (typeof part === 'string' ? Buffer.from(part) : part)));
}

function data(text: string): (string | Buffer)[] {
  const bytes = Buffer.from(text);
  return [`data ${bytes.length}\n`, bytes, '\n'];
}

const quoted = (path: string): string => `"${path.replace(/["\\]/g, '\\$&')}"`;

async function signed(
  git: Git,
  gitDir: string,
  { base, message }: Draft,
  { author, committer }: Committing,
  tree: string,
): Promise<string> {
  const parents = base === undefined ? [] : ['-p', base];
  const environment = { ...identity('AUTHOR', author), ...identity('COMMITTER', committer) };
  const call = { gitDir, environment, input: message };
  try {
    return await git.text(['commit-tree', '-S', ...parents, '-F', '-', tree], call);
  } catch (error) {
    if (!(error instanceof GitError) || error.isTimeout) throw error;
    const mend =
      'commit.gpgsign asks for a signature. Set user.signingKey to a key that is here, or git config commit.gpgsign false where publish is run';
    throw new GitError(`the commit could not be signed: ${error.message}; ${mend}`);
  }
}

function identity(role: 'AUTHOR' | 'COMMITTER', line: string): Record<string, string> {
  const [, name = '', email = '', date = ''] = /^(.*?) <(.*)> (\d+ [+-]\d+)$/.exec(line) ?? [];
  return { [`GIT_${role}_NAME`]: name, [`GIT_${role}_EMAIL`]: email, [`GIT_${role}_DATE`]: date };
}
