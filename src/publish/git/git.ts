import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { gitEnvironment, type LocalSetting } from './environment';
import { GitError } from './error';
import { said } from './mask';

export { GitError };

/** How long a process of git may take at most, in seconds. */
export interface Limits {
  /** One that asks another host. */
  readonly network: number;
  /** One that works on this disk. */
  readonly local: number;
}

const usualLimits: Limits = { network: 600, local: 300 };

/** One call of git. */
interface Call {
  readonly gitDir?: string;
  readonly folder?: string;
  readonly input?: Buffer | string;
  readonly environment?: Readonly<Record<string, string>>;
  /** Whether it asks another host. */
  readonly isRemote?: boolean;
}

/** How git is run: always with a list of arguments, never through a shell, and never to ask anybody anything. */
export class Git {
  constructor(
    private readonly settings: readonly LocalSetting[] = [],
    private readonly limits: Limits = usualLimits,
  ) {}

  /** Runs git to its end and gives what it wrote. Throws a GitError when it fails or takes too long. */
  async run(args: readonly string[], call: Call = {}): Promise<Buffer> {
    const child = this.start(args, call);
    const output: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
    child.stdin.end(call.input ?? '');
    await ended(child, args, this.limits[call.isRemote === true ? 'network' : 'local']);
    return Buffer.concat(output);
  }

  /** The same as text, without the newline at its end. */
  async text(args: readonly string[], call: Call = {}): Promise<string> {
    return (await this.run(args, call)).toString().replace(/\n$/, '');
  }

  /** Starts a process that is talked to. */
  start(args: readonly string[], { gitDir, folder, environment }: Call): ChildProcessWithoutNullStreams {
    const where = gitDir === undefined ? [] : [`--git-dir=${gitDir}`];
    const child = spawn('git', [...where, ...always, ...args], {
      ...(folder !== undefined && { cwd: folder }),
      env: { ...gitEnvironment(process.env, this.settings), ...environment },
    });
    // A process that ends without reading what it is told says why elsewhere.
    child.stdin.on('error', () => undefined);
    return child;
  }
}

/** Nothing of this is people's to say: housekeeping at a time of ours, an end for what hangs. */
const always = [
  'gc.auto=0',
  'maintenance.auto=false',
  'http.lowSpeedLimit=1000',
  'http.lowSpeedTime=60',
  'user.useConfigOnly=true',
  'i18n.commitEncoding=UTF-8',
  'core.quotePath=false',
  // Hooks that people set for all their repositories are not meant for those that Meshprint keeps for itself.
  'core.hooksPath=/dev/null',
  'core.fsmonitor=false',
].flatMap(setting => ['-c', setting]);

/** Of what git says, the end is what counts. */
const mostSaid = 64 * 1024;

/** Comes back when a process has ended well. */
export function ended(
  child: ChildProcessWithoutNullStreams,
  args: readonly string[],
  seconds: number,
): Promise<void> {
  return new Promise((resolve, reject) => {
    let stderr = '';
    child.stderr.on('data', (chunk: Buffer) => (stderr = (stderr + chunk.toString()).slice(-mostSaid)));
    const timer = setTimeout(() => {
      stop(child);
      reject(new GitError(`git ${args[0] ?? ''} took longer than ${seconds} seconds`, true));
    }, seconds * 1000);
    child.on('error', (error: NodeJS.ErrnoException) => {
      clearTimeout(timer);
      const missing = error.code === 'ENOENT' ? 'git is not there; install it' : error.message;
      reject(new GitError(missing));
    });
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      if (code === 0) resolve();
      else reject(new GitError(said(stderr) || `git ${args[0] ?? ''} ended with ${signal ?? code ?? '?'}`));
    });
  });
}

const patience = 5000;

/** Git takes what it started down with it, when it is asked to end. */
function stop(child: ChildProcessWithoutNullStreams): void {
  child.kill('SIGTERM');
  setTimeout(() => child.kill('SIGKILL'), patience).unref();
  // What git started may live on and keep these open.
  for (const stream of [child.stdin, child.stdout, child.stderr]) stream.destroy();
  child.unref();
}
