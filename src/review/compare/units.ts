import { identityOf, type Json, type KubeObject, type Tree, type TreeFile } from '../../kinds/index';
import type { Interned } from './intern';

/** What is compared as one: an object, a file of values, a file of text. */
export interface Unit {
  readonly layer: string;
  readonly file: string;
  readonly value: Json;
  readonly object?: KubeObject;
  /** Place in the blueprint. */
  readonly blueprint?: string;
  /** A file that nothing but its text is known of. */
  readonly isText?: boolean;
}

const layerOf = (file: string): string => (file.includes('/') ? file.slice(0, file.indexOf('/')) : '');

/** The units of a file, each with what it is compared by. */
function unitsIn(file: TreeFile, interned: Interned): [string, Unit][] {
  const place = { layer: layerOf(file.path), file: file.path };
  if ('text' in file) return [[`text ${file.path}`, { ...place, value: file.text, isText: true }]];
  if ('data' in file) return [[`data ${file.path}`, { ...place, value: interned.of(file.data) }]];
  const placed = 'objects' in file ? file.objects : file.holds;
  if ('carried' in file && placed.length === 0)
    return [[`text ${file.path}`, { ...place, value: file.carried, isText: true }]];
  return placed.map(({ object, path }) => {
    const value = interned.of(object) as KubeObject;
    return [
      `object ${identityOf(value)}`,
      { ...place, value, object: value, ...(path !== undefined && { blueprint: path }) },
    ];
  });
}

/** The units of two states of a repository, without files that are the same in both. */
export function differingUnits(
  before: Tree,
  after: Tree,
  interned: Interned,
): readonly [Map<string, Unit>, Map<string, Unit>] {
  const old = new Set(before.files);
  const both = new Set(after.files.filter(file => old.has(file)));
  const files = (tree: Tree): Map<string, [string, Unit][]> =>
    new Map(tree.files.filter(file => !both.has(file)).map(file => [file.path, unitsIn(file, interned)]));
  const [was, is] = [files(before), files(after)];
  for (const [path, units] of was) {
    if (!isSame(units, is.get(path))) continue;
    was.delete(path);
    is.delete(path);
  }
  return [keyed([...was.values()].flat()), keyed([...is.values()].flat())];
}

const isSame = (some: readonly [string, Unit][], others: readonly [string, Unit][] | undefined): boolean =>
  some.length === others?.length &&
  some.every(([key, { value }], i) => key === others[i]?.[0] && value === others[i][1].value);

/** An object that a repository has twice, as after a hand edit, is compared with the second of the other side. */
function keyed(units: readonly [string, Unit][]): Map<string, Unit> {
  const found = new Map<string, Unit>();
  for (const [key, unit] of [...units].sort(([, a], [, b]) =>
    a.file < b.file ? -1 : a.file > b.file ? 1 : 0,
  )) {
    let unique = key;
    for (let n = 2; found.has(unique); n++) unique = `${key} ${n}`;
    found.set(unique, unit);
  }
  return found;
}
