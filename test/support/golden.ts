import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Tree } from '../../src/kinds/index';
import { textOf } from '../../src/output/index';

/** The files of some trees as they would be written: path below the fleet's folder, and text. */
export function filesOf(trees: readonly Tree[]): Record<string, string> {
  return Object.fromEntries(
    trees.flatMap(tree => tree.files.map(file => [`${tree.cluster}/${file.path}`, textOf(file)])),
  );
}

/** Every file below a folder: path with `/`, and text. */
export function readFolder(folder: string): Record<string, string> {
  if (!existsSync(folder)) return {};
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(entry =>
    entry.isFile(),
  );
  return Object.fromEntries(
    entries
      .map(entry => path.join(entry.parentPath, entry.name))
      .sort()
      .map(file => [path.relative(folder, file).split(path.sep).join('/'), readFileSync(file, 'utf8')]),
  );
}

/**
 * Holds files against the ones committed in a folder. With UPDATE_GOLDEN=1 they are written instead: read the
 * difference before you commit it.
 */
export function expectGolden(folder: string, files: Readonly<Record<string, string>>): void {
  if (process.env.UPDATE_GOLDEN === '1') {
    rmSync(folder, { recursive: true, force: true });
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
      writeFileSync(path.join(folder, file), text);
    }
  }
  expect(files).toEqual(readFolder(folder));
}
