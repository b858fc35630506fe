import { execFileSync } from 'node:child_process';
import { isIP } from 'node:net';
import { networkInterfaces } from 'node:os';
import { embeddedFolder } from '../publish/home';
import { isLoopback, repositoriesIn, serveRepositories } from '../publish/serve/index';
import { listenOn } from './listen';
import { plain, UsageError } from './terminal';

/** Options of `meshprint serve`. */
export interface ServeOptions {
  readonly listen: string;
}

/** `meshprint serve`: runs until it is told to end. */
export async function serve({ listen: text }: ServeOptions): Promise<number> {
  const listen = listenOn(text);
  needGit();
  // From the first line on that says it runs, it can be ended.
  const told = untilTold();
  const serving = await serveRepositories(embeddedFolder, listen).catch((error: unknown) => {
    const { code = 'error' } = Object(error) as { code?: string };
    throw new UsageError(`Cannot listen on ${text} (${code}). Choose another address with --listen.`);
  });
  const { port, address } = serving.address;
  if (!isLoopback(address)) process.stderr.write(plain(openToAll(port)));
  const repositories = repositoriesIn(embeddedFolder);
  const url = `http://${urlHost(isAny(address) ? 'localhost' : listen.host)}:${port}`;
  process.stdout.write(
    repositories.length === 0
      ? `${url}: there is nothing in ${embeddedFolder} yet; meshprint publish fills it\n`
      : repositories.map(repository => `${url}/${repository}\n`).join(''),
  );
  await told;
  await serving.stop();
  return 0;
}

function needGit(): void {
  try {
    execFileSync('git', ['--version'], { stdio: 'ignore' });
  } catch {
    throw new UsageError('There is no git to be run, and serve needs it.');
  }
}

const isAny = (address: string): boolean => address === '0.0.0.0' || address === '::';

const urlHost = (host: string): string => (isIP(host) === 6 ? `[${host}]` : host);

function openToAll(port: number): string {
  const own = Object.values(networkInterfaces())
    .flatMap(addresses => addresses ?? [])
    .filter(({ internal, family }) => !internal && family === 'IPv4')
    .map(({ address }) => `${address}:${port}`);
  return [
    'warning: whoever reaches this address can read every repository here, and on the way change what is read:',
    '  there is no authentication and no encryption. Let it listen so in a network of your own only, and not for long.',
    `  This machine is ${own.join(', ') || 'in no network'}.`,
    '',
  ].join('\n');
}

/** Resolves at Ctrl-C, or when the process is asked to end; a second time ends it at once. */
function untilTold(): Promise<void> {
  return new Promise(resolve => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.once(signal, () => {
        resolve();
      });
  });
}
