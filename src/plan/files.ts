import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';

/** More than any certificate or Secret: etcd takes objects of about one MiB. */
const maxMebibytes = 1;

/** A text that lies beside the blueprint, or why it cannot be used: the end of a sentence that begins with its name. */
type BesideBlueprint =
  | { readonly text: string; readonly file: string }
  | { readonly problem: string; readonly isOutside: boolean };

/** Reads what a blueprint names, and nothing outside of its folder: a repository must not take in a machine's files. */
export class BlueprintFiles {
  private readonly known = new Map<string, BesideBlueprint>();

  /** @param folder the blueprint's; undefined where the fleet was not made in a file */
  constructor(private readonly folder: string | undefined) {}

  /** The text of a file, by its path from the folder. Each is read once. */
  read(name: string): BesideBlueprint {
    const known = this.known.get(name);
    if (known !== undefined) return known;
    const result = this.folder === undefined ? unusable('has no folder to lie in') : read(this.folder, name);
    this.known.set(name, result);
    return result;
  }

  /** The names of what lies in a folder, by its path from the blueprint's. */
  list(name: string): FolderBesideBlueprint {
    return this.folder === undefined ? unusable('has no folder to lie in') : list(this.folder, name);
  }
}

/** The names in a folder, in order, or why it cannot be used: the end of a sentence that begins with its name. */
type FolderBesideBlueprint =
  { readonly names: readonly string[] } | { readonly problem: string; readonly isOutside: boolean };

const unusable = (
  problem: string,
  isOutside = false,
): { readonly problem: string; readonly isOutside: boolean } => ({ problem, isOutside });
const outside = unusable("lies outside of the blueprint's folder", true);

/** The true path of something in a folder; undefined outside of it. */
function within(folder: string, name: string): string | undefined {
  // Decided by the name alone first, so that nothing tells which files there are elsewhere.
  if (path.isAbsolute(name) || !isBelow(path.resolve(folder), path.resolve(folder, name))) return undefined;
  const file = realpathSync(path.resolve(folder, name));
  return isBelow(realpathSync(folder), file) ? file : undefined;
}

function list(folder: string, name: string): FolderBesideBlueprint {
  try {
    const place = within(folder, name);
    if (place === undefined) return outside;
    if (!statSync(place).isDirectory()) return unusable('is no folder');
    return { names: readdirSync(place).sort() };
  } catch (error) {
    return unusable(reason(error));
  }
}

function read(folder: string, name: string): BesideBlueprint {
  try {
    const file = within(folder, name);
    if (file === undefined) return outside;
    const { size, isFile } = describe(file);
    if (!isFile) return unusable('is no file');
    if (size > maxMebibytes * 1024 * 1024) return unusable(`is larger than ${maxMebibytes} MiB`);
    // A byte order mark stays: what is carried is carried as it is.
    return {
      text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(readFileSync(file)),
      file,
    };
  } catch (error) {
    return unusable(reason(error));
  }
}

function describe(file: string): { size: number; isFile: boolean } {
  const stat = statSync(file);
  return { size: stat.size, isFile: stat.isFile() };
}

const isBelow = (folder: string, file: string): boolean => {
  const from = path.relative(folder, file);
  return from !== '' && from !== '..' && !from.startsWith(`..${path.sep}`) && !path.isAbsolute(from);
};

function reason(error: unknown): string {
  const { code } = error as { code?: unknown };
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'is not there';
  if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA') return 'is not UTF-8 text';
  return `cannot be read (${typeof code === 'string' ? code : 'unknown error'})`;
}
