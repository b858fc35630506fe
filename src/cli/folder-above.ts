import { existsSync } from 'node:fs';
import path from 'node:path';

/** The nearest folder above one that is wanted, no further up than the repository of git goes; outside of one, none. */
export function folderAbove(here: string, isWanted: (folder: string) => boolean): string | undefined {
  const above: string[] = [];
  for (let folder = here; !existsSync(path.join(folder, '.git'));) {
    const next = path.dirname(folder);
    if (next === folder) return undefined;
    folder = next;
    above.push(folder);
  }
  return above.find(isWanted);
}
