import { createHash } from 'node:crypto';
import type { TreeFile } from '../kinds/index';
import { OutputError, type WantedFile, wantedFile } from '../output/index';
import type { Entry } from './git/tree-view';

const ids = new WeakMap<WantedFile, string>();

/** The id that git gives a file where another entry has an id of its. */
export function idOf(file: WantedFile, { id }: Entry): string {
  const known = ids.get(file);
  if (known?.length === id.length) return known;
  const { text } = file;
  const made = createHash(id.length === 40 ? 'sha1' : 'sha256')
    .update(`blob ${Buffer.byteLength(text)}\0`)
    .update(text)
    .digest('hex');
  ids.set(file, made);
  return made;
}

/** The id and the digest of a file of a tree; undefined where it cannot be written. */
export function hashesOf(
  file: TreeFile,
  entry: Entry,
): { readonly id: string; readonly sha256: string } | undefined {
  const wanted = wantedFile(file);
  try {
    return { id: idOf(wanted, entry), sha256: wanted.sha256 };
  } catch (error) {
    if (error instanceof OutputError) return undefined;
    throw error;
  }
}
