import { closeSync, fsyncSync, openSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { whyRefused } from '../../findings/index';
import { UsageError } from '../terminal';

/**
 * Writes a file as a whole: whatever happens, what stands there is the old text or the new one. What is no file, such as
 * a pipe, is written to.
 *
 * @throws UsageError when it cannot be written
 */
export function replaceFile(file: string, text: string): void {
  const standing = statSync(file, { throwIfNoEntry: false });
  if (standing?.isDirectory() === true)
    throw new UsageError(`${file} is a folder; name the page, such as ${path.join(file, 'report.html')}.`);
  const draft = standing === undefined || standing.isFile() ? draftOf(file) : undefined;
  try {
    if (draft === undefined) writeFileSync(file, text);
    else {
      writeThrough(draft, text);
      renameSync(draft, file);
    }
  } catch (error) {
    if (draft !== undefined) rmSync(draft, { force: true });
    throw new UsageError(`${file} cannot be written: ${whyRefused(error)}.`);
  }
}

const draftOf = (file: string): string =>
  path.join(path.dirname(file), `.${path.basename(file)}.${process.pid}.meshprint`);

function writeThrough(file: string, text: string): void {
  const handle = openSync(file, 'wx');
  try {
    writeFileSync(handle, text);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
