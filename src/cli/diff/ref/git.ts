import { spawnSync } from 'node:child_process';
import { UsageError } from '../../terminal';

/** What points git at another repository than that of a folder, as in a hook that runs Meshprint. */
const misleading = ['GIT_DIR', 'GIT_WORK_TREE', 'GIT_INDEX_FILE', 'GIT_COMMON_DIR', 'GIT_PREFIX'];

/** What git wrote, and how it ended. */
export interface GitOutcome {
  readonly code: number | null;
  readonly stdout: string;
  /** For people: without credentials. */
  readonly stderr: string;
}

/** Runs git in a folder. No hook runs, nothing is asked, and what is sparse in the folder's checkout is not here. */
export function tryGit(
  folder: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): GitOutcome {
  const own = Object.entries(process.env).filter(([name]) => !misleading.includes(name));
  const plainly = ['core.hooksPath=/dev/null', 'core.fsmonitor=false', 'core.sparseCheckout=false'];
  const { error, status, stdout, stderr } = spawnSync(
    'git',
    ['-C', folder, ...plainly.flatMap(setting => ['-c', setting]), ...args],
    {
      encoding: 'utf8',
      maxBuffer: 256 * 1024 * 1024,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...Object.fromEntries(own),
        GIT_TERMINAL_PROMPT: '0',
        GIT_ALLOW_PROTOCOL: 'file:ssh:https:http',
        LC_ALL: 'C',
        ...env,
      },
    },
  );
  if (error !== undefined) throw new UsageError(`git cannot be run: ${error.message}.`);
  return { code: status, stdout, stderr: stderr.replace(/\/\/[^/@\s]+@/g, '//***@').trim() };
}

/** @throws UsageError with what git said, when it failed */
export function git(
  folder: string,
  args: readonly string[],
  what: string,
  env?: Readonly<Record<string, string>>,
): string {
  const { code, stdout, stderr } = tryGit(folder, args, env);
  if (code === 0) return stdout;
  throw new UsageError(`${what}${stderr === '' ? '.' : `; git says:\n${stderr}`}`);
}
