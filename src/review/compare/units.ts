import { identityOf, type Json, type KubeObject, type Tree, type TreeFile } from '../../kinds/index';
import { Interned } from './intern';

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
  if ('data' in file) return [[`data ${file.path}`, { ...place, value: file.data }]];
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

type Units = readonly [string, Unit][];

/** Compares the files of repositories. The same two files are compared once, however many clusters have them. */
export class FilePairs {
  private readonly interned = new Interned();
  private readonly known = new WeakMap<TreeFile, WeakMap<TreeFile, readonly [Units, Units]>>();

  /** The units of two states of a repository, without those that both have in the same file. */
  differingUnits(before: Tree, after: Tree): readonly [Map<string, Unit>, Map<string, Unit>] {
    const [was, is] = [withoutFilesOf(after, before), withoutFilesOf(before, after)];
    const pairs = [...new Set([...was.keys(), ...is.keys()])].map(path =>
      this.differing(was.get(path) ?? noFile, is.get(path) ?? noFile),
    );
    return [keyed(pairs.flatMap(([old]) => old)), keyed(pairs.flatMap(([, now]) => now))];
  }

  private differing(before: TreeFile, after: TreeFile): readonly [Units, Units] {
    const pairs = this.known.get(before) ?? new WeakMap<TreeFile, readonly [Units, Units]>();
    const found = pairs.get(after) ?? without(unitsIn(before, this.interned), unitsIn(after, this.interned));
    this.known.set(before, pairs.set(after, found));
    return found;
  }
}

const noFile: TreeFile = { path: '', objects: [] };

/** The files of a state that the other one does not have as they are, by path. */
function withoutFilesOf({ files: others }: Tree, { files }: Tree): Map<string, TreeFile> {
  const known = new Set(others);
  return new Map(files.filter(file => !known.has(file)).map(file => [file.path, file]));
}

/** The units of two files without those that are in both. */
function without(before: Units, after: Units): readonly [Units, Units] {
  const [was, is] = [keyed(before), keyed(after)];
  const left = (units: Units, own: typeof was, others: typeof was): Units => {
    const keys = [...own.keys()];
    return units.filter(([, { value }], i) => value !== others.get(keys[i] ?? '')?.value);
  };
  return [left(before, was, is), left(after, is, was)];
}

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
