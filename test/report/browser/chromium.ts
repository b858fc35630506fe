import { accessSync, constants } from 'node:fs';
import path from 'node:path';

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];

function isThere(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The browser that tests look at pages with: the one that `MESHPRINT_CHROMIUM` names, or the first on the path. */
export function chromiumPath(): string | undefined {
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  const all = names.flatMap(name => folders.map(folder => path.join(folder, name)));
  return [process.env.MESHPRINT_CHROMIUM ?? '', ...all].find(file => file !== '' && isThere(file));
}
