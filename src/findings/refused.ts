/** What the file system refuses, in words, and how to mend it where something was to be written. */
export const refusals: Readonly<Record<string, readonly [what: string, mend: string]>> = {
  EACCES: ['permission denied', 'Give yourself the right to write there, and run again.'],
  EPERM: ['not permitted', 'Give yourself the right to write there, and run again.'],
  EROFS: ['the file system is read-only', 'Write to another folder, or mount it writable.'],
  ENOSPC: ['no space left', 'Make room on the disk, and run again.'],
  EDQUOT: ['the disk quota is used up', 'Make room, and run again.'],
  ENOENT: [
    'it is not there and cannot be made',
    'Write to another folder, or run again where something took it away meanwhile.',
  ],
  ENOTDIR: [
    'a part of the path is not a folder',
    'Move away or delete what stands in the way, and run again.',
  ],
  EEXIST: ['something else is there', 'Move away or delete what stands in the way, and run again.'],
  ENOTEMPTY: ['others put something there at the same moment', 'Run again.'],
  EISDIR: ['a folder is where a file belongs', 'Move away or delete what stands in the way, and run again.'],
  ELOOP: ['a symbolic link leads back to itself', 'Delete the link, and run again.'],
  ENAMETOOLONG: ['the path is too long', 'Write to a folder with a shorter path.'],
  EXDEV: [
    'lies on another file system than the rest of the output',
    'Keep the whole output on one file system.',
  ],
};

/** Why the file system refuses, in words: `permission denied (EACCES)`. */
export function whyRefused(error: unknown): string {
  const { code = '', message } = error as NodeJS.ErrnoException;
  const [what] = refusals[code] ?? [];
  return what === undefined ? message : `${what} (${code})`;
}
