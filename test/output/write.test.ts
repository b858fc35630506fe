import { createHash } from 'node:crypto';
import fs, { mkdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import {
  compareTrees,
  parseManifest,
  writeTrees,
  type Difference,
  type OutputFile,
} from '../../src/output/index';
import { age, contentsOf, fleet, put, stateOf, useFolder } from './disk';

const folder = useFolder();
const eu = fleet('eu', {
  paris: { 'README.md': 'Paris\n', 'cilium/values.yaml': 'a: 1\n', 'cilium/peers.yaml': 'b: ü\n' },
  rome: { 'README.md': 'Rome\n' },
});

/** The lines of a result: `added eu/paris/README.md`. */
const told = (differences: readonly Difference[]): string[] =>
  differences.map(({ kind, fleet, cluster, path }) => `${kind} ${fleet}/${cluster}/${path}`);

test('a first write makes all files and the manifests', () => {
  const result = writeTrees(folder.root, [eu]);
  expect(told(result.differences)).toEqual([
    'added eu/paris/.meshprint.json',
    'added eu/paris/README.md',
    'added eu/paris/cilium/peers.yaml',
    'added eu/paris/cilium/values.yaml',
    'added eu/rome/.meshprint.json',
    'added eu/rome/README.md',
  ]);
  expect(result).toMatchObject({ unchanged: 0, recovered: false });
  expect(Object.keys(contentsOf(folder.root))).toHaveLength(11);
  expect(readFileSync(path.join(folder.root, 'eu/paris/cilium/peers.yaml'), 'utf8')).toBe('b: ü\n');
});

describe('a folder that is not there yet', () => {
  const rename = fs.renameSync;
  afterEach(() => jest.restoreAllMocks());

  test('comes into being by one rename', () => {
    const move = jest.spyOn(fs, 'renameSync');
    const moves = (): string[] =>
      move.mock.calls
        .map(([, to]) => path.relative(folder.root, String(to)))
        .filter(to => !to.startsWith('.meshprint-write'));
    writeTrees(folder.root, [eu]);
    expect(moves()).toEqual(['eu']);
    move.mockClear();
    writeTrees(folder.root, [
      fleet('eu', { paris: { 'README.md': 'Paris\n', 'a/b': 'b\n', 'a/c': 'c\n' }, oslo: { a: 'a\n' } }),
    ]);
    expect(moves()).toEqual(['eu/oslo', 'eu/paris/.meshprint.json', 'eu/paris/a']);
  });

  test('is not moved over one that others make at that moment; the next run moves the files into it', () => {
    const theirs = 'eu/rome/theirs.txt';
    jest.spyOn(fs, 'renameSync').mockImplementation((from, to) => {
      if (path.relative(folder.root, String(to)) === 'eu') put(folder.root, theirs, 'theirs');
      rename(from, to);
    });
    expect(() => writeTrees(folder.root, [eu])).toThrow('has begun and is not finished');
    expect(contentsOf(folder.root)).toMatchObject({ [theirs]: 'theirs' });
    jest.restoreAllMocks();
    expect(writeTrees(folder.root, [eu])).toEqual({ differences: [], unchanged: 6, recovered: true });
    expect(contentsOf(folder.root)).toMatchObject({ [theirs]: 'theirs', 'eu/rome/README.md': 'Rome\n' });
  });
});

describe('a text', () => {
  /** A file that counts how often its text is made. */
  function counted(name: string): OutputFile & { made: number } {
    return {
      path: name,
      made: 0,
      get text() {
        this.made++;
        return `${name}\n`;
      },
    };
  }
  const own = [counted('a'), counted('b')];
  const shared = counted('shared');
  const all = [...own, shared];
  const output = {
    fleet: 'eu',
    trees: own.map((file, i) => ({ cluster: `cluster-${i}`, files: [file, shared] })),
  };
  const made = (): number[] => all.map(file => file.made);

  test('is made once to be written, in however many trees it is, and not again to be compared', () => {
    writeTrees(folder.root, [output]);
    expect(made()).toEqual([1, 1, 1]);
    expect(compareTrees(folder.root, [output])).toEqual([]);
    expect(made()).toEqual([1, 1, 1]);
    put(folder.root, 'eu/cluster-0/a', 'edited');
    expect(writeTrees(folder.root, [output]).differences).toHaveLength(1);
    expect(made()).toEqual([2, 1, 1]);
  });
});

test('a manifest lists every other file with its hash, sorted', () => {
  writeTrees(folder.root, [eu]);
  const text = readFileSync(path.join(folder.root, 'eu/paris/.meshprint.json'), 'utf8');
  const hash = (content: string): string => createHash('sha256').update(content).digest('hex');
  expect(JSON.parse(text)).toEqual({
    format: 1,
    fleet: 'eu',
    cluster: 'paris',
    files: {
      'README.md': hash('Paris\n'),
      'cilium/peers.yaml': hash('b: ü\n'),
      'cilium/values.yaml': hash('a: 1\n'),
    },
  });
  const manifest = parseManifest(text);
  expect(typeof manifest === 'string' ? manifest : [...manifest.files.keys()]).toEqual([
    ...['README.md', 'cilium/peers.yaml', 'cilium/values.yaml'],
  ]);
});

test('a write without changes touches nothing', () => {
  writeTrees(folder.root, [eu]);
  age(folder.root);
  const before = stateOf(folder.root);
  expect(writeTrees(folder.root, [eu])).toEqual({ differences: [], unchanged: 6, recovered: false });
  expect(stateOf(folder.root)).toEqual(before);
});

test('one changed file is one file and one manifest written', () => {
  writeTrees(folder.root, [eu]);
  age(folder.root);
  const before = stateOf(folder.root);
  const changed = fleet('eu', {
    paris: { 'README.md': 'Paris\n', 'cilium/values.yaml': 'a: 2\n', 'cilium/peers.yaml': 'b: ü\n' },
    rome: { 'README.md': 'Rome\n' },
  });
  const written = ['eu/paris/.meshprint.json', 'eu/paris/cilium/values.yaml'];
  expect(told(compareTrees(folder.root, [changed]))).toEqual(written.map(path => `changed ${path}`));
  expect(stateOf(folder.root)).toEqual(before);
  expect(told(writeTrees(folder.root, [changed]).differences)).toEqual(
    written.map(path => `changed ${path}`),
  );
  const after = stateOf(folder.root);
  const differing = Object.keys(after).filter(path => after[path] !== before[path]);
  // Folders change with the files in them.
  expect(differing).toEqual(['', 'eu/paris', written[0], 'eu/paris/cilium', written[1]]);
});

test('what an earlier write listed and this one lacks is removed, with folders that become empty', () => {
  writeTrees(folder.root, [eu]);
  put(folder.root, 'eu/paris/notes/todo.txt', 'mine');
  put(folder.root, 'eu/rome/mine.txt', 'mine');
  const less = fleet('eu', { paris: { 'README.md': 'Paris\n' } });
  expect(told(writeTrees(folder.root, [less]).differences)).toEqual([
    'changed eu/paris/.meshprint.json',
    'removed eu/paris/cilium/peers.yaml',
    'removed eu/paris/cilium/values.yaml',
    'removed eu/rome/.meshprint.json',
    'removed eu/rome/README.md',
  ]);
  const paris = ['eu/paris', 'eu/paris/.meshprint.json', 'eu/paris/README.md', 'eu/paris/notes'];
  const left = ['', 'eu', ...paris, 'eu/paris/notes/todo.txt', 'eu/rome', 'eu/rome/mine.txt'];
  expect(Object.keys(contentsOf(folder.root))).toEqual(left);
});

test('a fleet without clusters leaves nothing of it, and the root', () => {
  writeTrees(folder.root, [eu]);
  writeTrees(folder.root, [fleet('eu', {})]);
  expect(contentsOf(folder.root)).toEqual({ '': 'folder' });
});

test('fleets that are not in the call are left alone', () => {
  const us = fleet('us', { boston: { 'README.md': 'Boston\n' } });
  writeTrees(folder.root, [eu, us]);
  age(folder.root);
  const before = stateOf(path.join(folder.root, 'us'));
  writeTrees(folder.root, [fleet('eu', {})]);
  expect(stateOf(path.join(folder.root, 'us'))).toEqual(before);
});

test('a file that was edited by hand is brought back, one that was deleted comes back', () => {
  writeTrees(folder.root, [eu]);
  const whole = contentsOf(folder.root);
  put(folder.root, 'eu/paris/README.md', 'edited');
  rmSync(path.join(folder.root, 'eu/rome'), { recursive: true });
  const expected = ['changed eu/paris/README.md', 'added eu/rome/.meshprint.json', 'added eu/rome/README.md'];
  expect(told(compareTrees(folder.root, [eu]))).toEqual(expected);
  expect(told(writeTrees(folder.root, [eu]).differences)).toEqual(expected);
  expect(contentsOf(folder.root)).toEqual(whole);
});

test('a copy that somebody made of a cluster is theirs', () => {
  writeTrees(folder.root, [eu]);
  for (const [file, text] of Object.entries(contentsOf(path.join(folder.root, 'eu/rome'))))
    if (text !== 'folder') put(folder.root, `eu/rome-copy/${file}`, text);
  const before = contentsOf(folder.root);
  expect(writeTrees(folder.root, [eu]).differences).toEqual([]);
  expect(contentsOf(folder.root)).toEqual(before);
});

test('a root that is a link is written through', () => {
  const real = path.join(path.dirname(folder.root), 'real');
  mkdirSync(real);
  symlinkSync(real, folder.root);
  writeTrees(folder.root, [eu]);
  expect(readFileSync(path.join(real, 'eu/rome/README.md'), 'utf8')).toBe('Rome\n');
});

test('names that JavaScript has a meaning for are names', () => {
  const odd = fleet('constructor', {
    toString: JSON.parse('{"__proto__": "a\\n", "10": "b\\n"}') as Record<string, string>,
  });
  writeTrees(folder.root, [odd]);
  expect(contentsOf(path.join(folder.root, 'constructor/toString'))).toMatchObject({ 10: 'b\n' });
  expect(writeTrees(folder.root, [odd]).differences).toEqual([]);
  writeTrees(folder.root, [fleet('constructor', {})]);
  expect(contentsOf(folder.root)).toEqual({ '': 'folder' });
});

test('after a write there is what was asked for, whatever was there before', () => {
  const text = fc.constantFrom('a\n', 'b\n', 'a longer text\n');
  const file = fc.constantFrom(
    'README.md',
    'flux/a.yaml',
    'flux/b.yaml',
    'a/b/c/d.yaml',
    'a/b/e.yaml',
    '.sourceignore',
  );
  const clusters = fc.dictionary(fc.constantFrom('paris', 'rome', 'oslo'), fc.dictionary(file, text));
  const output = fc.tuple(clusters, clusters).map(([eu, us]) => [fleet('eu', eu), fleet('us', us)]);
  fc.assert(
    fc.property(fc.array(output, { minLength: 1, maxLength: 5 }), writes => {
      rmSync(folder.root, { recursive: true, force: true });
      put(folder.root, 'eu/paris/theirs.txt', 'theirs');
      for (const fleets of writes) {
        const expected = compareTrees(folder.root, fleets);
        expect(writeTrees(folder.root, fleets).differences).toEqual(expected);
        expect(compareTrees(folder.root, fleets)).toEqual([]);
        const files = Object.entries(contentsOf(folder.root)).filter(([, content]) => content !== 'folder');
        const wanted = fleets.flatMap(({ fleet, trees }) =>
          trees.flatMap(({ cluster, files }) =>
            files.map(({ path, text }) => [`${fleet}/${cluster}/${path}`, text]),
          ),
        );
        const ours = files.filter(([path]) => !path.endsWith('.meshprint.json'));
        expect(ours.sort()).toEqual([...wanted, ['eu/paris/theirs.txt', 'theirs']].sort());
      }
    }),
    { numRuns: 60 },
  );
});
