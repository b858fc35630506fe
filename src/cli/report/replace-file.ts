import {
  closeSync,
  fchmodSync,
  fsyncSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { whyRefused } from '../../findings/index';
import { UsageError } from '../terminal';

/**
 * Finds what can be wrong with the place of a page before the page is made.
 *
 * @throws UsageError when no file can stand there
 */
export function checkPlace(file: string): void {
  if (file === '')
    throw new UsageError('--output is empty; name the page, such as report.html, or - for standard output.');
  if (isFolder(file) || /[\\/]$/.test(file))
    throw new UsageError(`${file} is a folder; name the page, such as ${path.join(file, 'report.html')}.`);
  const folder = path.dirname(file);
  if (!isFolder(folder))
    throw new UsageError(`There is no folder ${folder}; make it first, or name another place for the page.`);
}

function isFolder(file: string): boolean {
  try {
    return statSync(file).isDirectory();
  } catch {
    return false;
  }
}

/**
 * Writes a file as a whole: whatever happens, what stands there is the old text or the new one. A file keeps its
 * permissions, behind a link too; what is no file, such as a pipe, is written to.
 *
 * @throws UsageError when it cannot be written
 */
export function replaceFile(file: string, text: string): void {
  try {
    const standing = statSync(file, { throwIfNoEntry: false });
    if (standing === undefined) replace(file, text, undefined);
    else if (standing.isFile()) replace(realpathSync(file), text, standing);
    else writeFileSync(file, text);
  } catch (error) {
    throw new UsageError(`${file} cannot be written: ${whyRefused(error)}.`);
  }
}

function replace(file: string, text: string, standing: Stats | undefined): void {
  const draft = path.join(path.dirname(file), `.meshprint-${process.pid}.draft`);
  try {
    writeThrough(draft, text, standing);
    renameSync(draft, file);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}

function writeThrough(file: string, text: string, standing: Stats | undefined): void {
  const handle = openSync(file, 'wx');
  try {
    if (standing !== undefined) fchmodSync(handle, standing.mode & 0o777);
    writeFileSync(handle, text);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Says that a file is among others, by whatever names. */
export const isAmong = (file: string, others: readonly string[]): boolean =>
  others.some(other => realOf(other) === realOf(file));

function realOf(file: string): string {
  try {
    return realpathSync(file);
  } catch {
    return path.resolve(file);
  }
}
