import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Git } from './git';

/**
 * Makes a bare repository unless it is there: beside its place, and then by a rename, so that it is never half there.
 *
 * @param draft where it is made; on the same file system, and nobody else's
 */
export async function makeBare(git: Git, gitDir: string, draft: string, branch: string): Promise<void> {
  if (existsSync(gitDir)) return;
  await rm(draft, { recursive: true, force: true });
  await mkdir(path.dirname(draft), { recursive: true });
  await mkdir(path.dirname(gitDir), { recursive: true });
  await git.run(['init', '--bare', '--quiet', '--template=', `--initial-branch=${branch}`, '--', draft]);
  await rename(draft, gitDir);
}

/** Git holds its locks for milliseconds. One that is older is of a process that was killed. */
const staleAfterMs = 2000;

/**
 * Removes what killed processes of git left in a repository that nobody else works on now.
 *
 * @param isThorough also looks for half-written objects, which are in no one's way
 */
export async function tidy(gitDir: string, isThorough: boolean): Promise<void> {
  const refs = await filesBelow(path.join(gitDir, 'refs'));
  const locks = [...(await filesIn(gitDir)), ...refs].filter(file => file.endsWith('.lock'));
  for (const lock of locks) await removeOnceStale(lock);
  if (!isThorough) return;
  const left = [...(await filesBelow(path.join(gitDir, 'objects'))), ...(await filesIn(gitDir))];
  for (const file of left)
    if (/^(?:tmp_(?:obj|pack|idx|rev)_|fast_import_crash_)/.test(path.basename(file)))
      await removeOnceStale(file);
}

async function removeOnceStale(file: string): Promise<void> {
  for (;;) {
    const age = await ageOf(file);
    if (age === undefined) return;
    if (age >= staleAfterMs) return rm(file, { force: true });
    await sleep(Math.min(staleAfterMs, staleAfterMs - age));
  }
}

async function ageOf(file: string): Promise<number | undefined> {
  try {
    return Date.now() - (await stat(file)).mtimeMs;
  } catch {
    return undefined;
  }
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries.filter(entry => entry.isFile()).map(entry => path.join(folder, entry.name));
}

async function filesBelow(folder: string): Promise<string[]> {
  if (!existsSync(folder)) return [];
  const entries = await readdir(folder, { withFileTypes: true });
  const below = entries.map(async entry => {
    const place = path.join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(place) : [place];
  });
  return (await Promise.all(below)).flat();
}

/** Git's own measure of when there is something to pack: so many loose objects in one of 256 folders, so many packs. */
const mostLoose = 27;
const mostPacks = 50;

/** Packs a repository that has grown; git's own housekeeping would run beside us, and is switched off. */
export async function packGrown(git: Git, gitDir: string): Promise<void> {
  const loose = await namesIn(gitDir, '17');
  const packs = (await namesIn(gitDir, 'pack')).filter(name => name.endsWith('.pack'));
  if (loose.length > mostLoose || packs.length > mostPacks) await git.run(['gc', '--quiet'], { gitDir });
}

async function namesIn(gitDir: string, folder: string): Promise<string[]> {
  const place = path.join(gitDir, 'objects', folder);
  return existsSync(place) ? readdir(place) : [];
}
