import { createHash } from 'node:crypto';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Lock, LockedError, takeLock } from '../output/index';
import { makeHome } from '../synth/home';
import { embeddedFolder, homeName } from './home';

/** The bare repository of a cluster where nobody names another one. */
export const embeddedRepository = (folder: string, fleet: string, cluster: string): string =>
  path.join(path.resolve(folder), embeddedFolder, fleet, `${cluster}.git`);

/** The bare repository that keeps what is known of a remote one. */
export const cacheOf = (folder: string, url: string): string =>
  path.join(path.resolve(folder), homeName, 'cache', `${shortHash(url)}.git`);

/** Where a repository is made before it is moved to its place. */
export const draftOf = (folder: string, gitDir: string): string =>
  path.join(path.resolve(folder), homeName, 'drafts', shortHash(gitDir));

export const shortHash = (text: string): string =>
  createHash('sha256').update(text).digest('hex').slice(0, 20);

/** How long another publisher may be at work on one repository before we give up on it. */
const patienceSeconds = 120;
const pauseMs = 100;

/** Runs an action while no other publisher works on a repository; waits for one that does. */
export async function whileLocked<T>(
  folder: string,
  gitDir: string,
  action: (lock: Lock) => Promise<T>,
): Promise<T> {
  const home = makeHome(path.resolve(folder));
  const lock = await wait(path.join(home, 'locks', shortHash(gitDir)));
  try {
    return await action(lock);
  } finally {
    lock.release();
  }
}

async function wait(place: string): Promise<Lock> {
  const until = Date.now() + patienceSeconds * 1000;
  for (;;)
    try {
      return takeLock(place);
    } catch (error) {
      if (!(error instanceof LockedError) || Date.now() > until) throw error;
      await sleep(pauseMs);
    }
}
