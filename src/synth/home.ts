import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** What Meshprint keeps for itself on this disk, below the folder where it is run; no commit should have it. */
export const homeName = '.meshprint';

/** Makes it in a folder unless it is there, with what keeps it out of git. Gives its path. */
export function makeHome(folder: string): string {
  const home = path.join(folder, homeName);
  mkdirSync(home, { recursive: true });
  const ignore = path.join(home, '.gitignore');
  if (!existsSync(ignore)) writeFileSync(ignore, '*\n');
  return home;
}

/** Writes a file whole or not at all, also where another process writes or reads it at the same time. */
export function writeWhole(file: string, text: string): void {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, text);
  renameSync(draft, file);
}
