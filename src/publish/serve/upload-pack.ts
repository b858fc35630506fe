import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';

/** What a git that serves is started with. */
interface UploadPack {
  readonly folder: string;
  /** Whether only what there is to fetch is asked for. */
  readonly advertise: boolean;
  /** The client's Git-Protocol header. */
  readonly protocol: string | undefined;
}

/** Seconds without a word from the client after which git gives up. */
const patience = 60;

/** Starts `git upload-pack`, which only ever reads. */
export function uploadPack({ folder, advertise, protocol }: UploadPack): ChildProcessWithoutNullStreams {
  return spawn(
    'git',
    [
      'upload-pack',
      // Never looks for a `.git` in the folder.
      '--strict',
      `--timeout=${patience}`,
      '--stateless-rpc',
      ...(advertise ? ['--advertise-refs'] : []),
      '--',
      folder,
    ],
    { env: environment(protocol), stdio: ['pipe', 'pipe', 'pipe'] },
  );
}

/** The environment without what would point git at other repositories. */
function environment(protocol: string | undefined): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) => !name.startsWith('GIT_') || /^GIT_(?:CONFIG|EXEC_PATH|TRACE)/.test(name),
  );
  return {
    ...Object.fromEntries(kept),
    LC_ALL: 'C',
    ...(protocol !== undefined && { GIT_PROTOCOL: protocol }),
  };
}

/** The header as far as git may see it: `version=2`, or nothing. */
export const protocolOf = (header: string | string[] | undefined): string | undefined =>
  typeof header === 'string' && /^[a-z0-9=:.-]{1,64}$/.test(header) ? header : undefined;
