import { printable, whyRefused } from '../findings/index';
import { OutputError } from '../output/index';
import { ForgeError } from './forges/index';
import { GitError } from './git/git';
import { masked } from './git/mask';

/** Why a repository could not be read or published, for people. Throws what is no failure of git's or of the disk. */
export function whyFailed(error: unknown): string {
  if (error instanceof GitError || error instanceof ForgeError) return error.message;
  if (error instanceof OutputError) return masked(error.message);
  const { path, code } = error as NodeJS.ErrnoException;
  if (code === undefined || path === undefined) throw error;
  return `${printable(path)}: ${whyRefused(error)}`;
}
