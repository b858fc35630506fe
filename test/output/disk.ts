import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { FleetOutput, OutputTree } from '../../src/output/index';

/** A folder of its own for each test of a file. */
export function useFolder(): { readonly root: string } {
  const folder = { root: '' };
  let home = '';
  beforeEach(() => {
    home = mkdtempSync(path.join(tmpdir(), 'meshprint-'));
    folder.root = path.join(home, 'dist');
  });
  afterEach(() => {
    rmSync(home, { recursive: true });
  });
  return folder;
}

/** Cluster -> path -> text, as the trees of a fleet. */
export function fleet(name: string, clusters: Record<string, Record<string, string>>): FleetOutput {
  const trees: OutputTree[] = Object.entries(clusters).map(([cluster, files]) => ({
    cluster,
    files: Object.entries(files).map(([path, text]) => ({ path, text })),
  }));
  return { fleet: name, trees };
}

/** Everything below a folder: path -> text of a file, `folder`, or where a link points. */
export function contentsOf(root: string): Record<string, string> {
  return Object.fromEntries(walk(root).map(place => [path.relative(root, place), contentOf(place)]));
}

/** The same with the time at which each was last changed. */
export function stateOf(root: string): Record<string, string> {
  return Object.fromEntries(
    walk(root).map(place => [path.relative(root, place), `${lstatSync(place).mtimeMs} ${contentOf(place)}`]),
  );
}

function walk(root: string): string[] {
  const below = readdirSync(root, { withFileTypes: true }).flatMap(entry => {
    const place = path.join(root, entry.name);
    return entry.isDirectory() ? walk(place) : [place];
  });
  return [root, ...below].sort();
}

function contentOf(place: string): string {
  const stats = lstatSync(place);
  if (stats.isSymbolicLink()) return `-> ${readlinkSync(place)}`;
  return stats.isDirectory() ? 'folder' : readFileSync(place, 'utf8');
}

/** Sets the times of everything below a folder to a day long ago, so that a write shows. */
export function age(root: string): void {
  for (const place of walk(root)) if (!lstatSync(place).isSymbolicLink()) utimesSync(place, 1e9, 1e9);
}

/** Writes a file, and the folders that it is in. */
export function put(root: string, relative: string, text: string): void {
  mkdirSync(path.dirname(path.join(root, relative)), { recursive: true });
  writeFileSync(path.join(root, relative), text);
}
