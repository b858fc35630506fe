import { readdirSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';

/** As Meshprint names fleets and clusters; nothing that leads anywhere else. */
const name = /^[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?$/;

/** `<fleet>/<cluster>.git` of every repository in a folder, sorted. */
export function repositoriesIn(folder: string): string[] {
  return entriesOf(folder)
    .flatMap(fleet => entriesOf(path.join(folder, fleet)).map(cluster => `${fleet}/${cluster}`))
    .filter(repository => folderOf(folder, repository) !== undefined)
    .sort();
}

/**
 * The folder of a repository; undefined when it is none of these repositories: another name, a link, or what is no bare
 * repository.
 */
export function folderOf(folder: string, repository: string): string | undefined {
  const [fleet = '', file = '', ...more] = repository.split('/');
  const cluster = file.replace(/\.git$/, '');
  if (more.length > 0 || !file.endsWith('.git') || !name.test(fleet) || !name.test(cluster)) return undefined;
  try {
    const place = path.join(realpathSync(folder), fleet, file);
    // Through a link, files of anybody could be read that were never published.
    const isBare =
      realpathSync(place) === place &&
      ['objects', 'refs'].every(part => isPlainFolder(path.join(place, part))) &&
      statSync(path.join(place, 'HEAD')).isFile();
    return isBare ? place : undefined;
  } catch {
    return undefined;
  }
}

const isPlainFolder = (folder: string): boolean =>
  realpathSync(folder) === folder && statSync(folder).isDirectory();

function entriesOf(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
