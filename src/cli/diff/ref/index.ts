import { existsSync, mkdirSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { type KnownFile, knownFiles, readTrees, type TreesRead } from '../../../output/index';
import { foldersOf, namedOrAll, usualFolder } from '../../blueprints';
import { progress } from '../../progress';
import { UsageError } from '../../terminal';
import type { ReadBase } from '../base';
import { checkOut } from './checkout';
import { type Revision, revisionOf } from './revision';
import { withScratch } from '../scratch';
import { synthThere } from './synth-there';

/** What the same blueprints said at a git ref, synthesised by the Meshprint that runs now. */
export async function refBase(ref: string, named: readonly string[]): Promise<ReadBase> {
  const [here, files] = [realpathSync('.'), named.map(real)];
  const revision = await revisionOf(ref, named.length === 0 ? [here] : foldersOf(files));
  const { top, shown, isAside } = revision;
  return made =>
    withScratch(async (scratch, interrupted) => {
      const tree = await checkOut(revision, scratch);
      const there = (place: string): string => path.join(tree, path.relative(top, place));
      const cwd = isBelow(top, here) ? there(here) : tree;
      mkdirSync(cwd, { recursive: true });
      const wanted = named.length === 0 ? namedOrAll([], path.join(cwd, usualFolder)) : files.map(there);
      const known = wanted.filter(file => existsSync(file)).map(file => path.relative(cwd, file));
      const read = await synthesised(revision, { cwd, scratch, files: known }, interrupted, knownFiles(made));
      const missing = named.filter((_, i) => !existsSync(wanted[i] ?? ''));
      return {
        ...read,
        shown,
        fleets: 'either' as const,
        notes: [...missing.map(file => `${shown} has no ${file}.`), ...(isAside ? [aside(ref, shown)] : [])],
      };
    });
}

/** Where a file is, by its folder; it may be gone or a link itself. */
function real(file: string): string {
  const folder = path.dirname(file);
  if (!existsSync(folder)) throw new UsageError(`There is no blueprint at ${file}.`);
  return path.join(realpathSync(folder), path.basename(file));
}

const isBelow = (folder: string, place: string): boolean =>
  path.relative(folder, place).split(path.sep)[0] !== '..';

const aside = (ref: string, shown: string): string =>
  `${shown} has commits that are not in HEAD; what they did shows as undone. To leave them out: --base-ref "$(git merge-base ${ref} HEAD)"`;

async function synthesised(
  { shown }: Revision,
  {
    cwd,
    scratch,
    files,
  }: { readonly cwd: string; readonly scratch: string; readonly files: readonly string[] },
  interrupted: AbortSignal,
  known: KnownFile,
): Promise<TreesRead> {
  if (files.length === 0) return { trees: [], flaws: [] };
  const out = path.join(scratch, 'out');
  progress(`making what ${shown} said`);
  const { ok, stderr } = await synthThere({ cwd, out, files }, interrupted);
  if (ok) return readTrees(out, known);
  throw new UsageError(
    `${stderr}The blueprints have errors at ${shown}, so that there is nothing to compare with. Name another ref, or a folder of trees with --base.`,
  );
}
