import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { compareTrees, OutputError, recover, writeTrees } from '../../src/output/index';
import { crashAt } from './crash';
import { contentsOf, fleet, put, useFolder } from './disk';

const folder = useFolder();
const place = (relative: string): string => path.join(folder.root, relative);
const before = [
  fleet('eu', { paris: { 'README.md': 'Paris\n', 'old/a.yaml': 'a: 1\n' }, rome: { a: 'a\n' } }),
];
const after = [fleet('eu', { paris: { 'README.md': 'Paris!\n', 'new/b.yaml': 'b: 1\n' } })];
const journal = '.meshprint-write/journal.json';

/** How many changes of the disk come before the journal; counted once. */
let early = 0;

/** Leaves a write of `after` over `before` right behind its journal, with nothing applied. */
function interrupt(): void {
  for (; ; early++) {
    rmSync(folder.root, { recursive: true, force: true });
    writeTrees(folder.root, before);
    expect(crashAt(early, () => writeTrees(folder.root, after))).toBe(true);
    if (existsSync(place(journal))) return;
  }
}

const readme = (): string => readFileSync(place('eu/paris/README.md'), 'utf8');

test('the next write says that it finished another one', () => {
  interrupt();
  expect(readme()).toBe('Paris\n');
  expect(writeTrees(folder.root, after)).toEqual({ differences: [], unchanged: 3, recovered: true });
  expect(readme()).toBe('Paris!\n');
  expect(Object.keys(contentsOf(folder.root))).toEqual([
    ...[
      '',
      'eu',
      'eu/paris',
      'eu/paris/.meshprint.json',
      'eu/paris/README.md',
      'eu/paris/new',
      'eu/paris/new/b.yaml',
    ],
  ]);
});

test('a comparison finishes it first', () => {
  interrupt();
  expect(compareTrees(folder.root, after)).toEqual([]);
});

test('where nothing was interrupted there is nothing to do', () => {
  expect(recover(folder.root)).toBe(false);
  expect(existsSync(folder.root)).toBe(false);
});

test('staged files without a journal are dropped', () => {
  writeTrees(folder.root, before);
  const state = contentsOf(folder.root);
  put(folder.root, '.meshprint-write/staging/0', 'half a fi');
  put(folder.root, `${journal}.draft`, '{"form');
  expect(recover(folder.root)).toBe(false);
  expect(contentsOf(folder.root)).toEqual(state);
});

describe('what was changed after the interruption', () => {
  const victim = {
    'a file': 'eu/paris/README.md',
    'a file to be removed': 'eu/paris/old/a.yaml',
    'a new file': 'eu/paris/new/b.yaml',
  };

  test.each(Object.entries(victim))('%s is kept, until it is moved away', (_, relative) => {
    interrupt();
    put(folder.root, relative, 'theirs');
    expect(() => recover(folder.root)).toThrow(OutputError);
    const state = contentsOf(folder.root);
    expect(() => recover(folder.root)).toThrow(
      `${place(relative)} was changed after a write of it was interrupted`,
    );
    expect(contentsOf(folder.root)).toEqual(state);
    rmSync(place(relative));
    expect(recover(folder.root)).toBe(true);
    expect(compareTrees(folder.root, after)).toEqual([]);
  });

  test('a folder that became a link is not written through', () => {
    interrupt();
    mkdirSync(place('elsewhere'));
    symlinkSync(place('elsewhere'), place('eu/paris/new'));
    expect(() => recover(folder.root)).toThrow(`${place('eu/paris/new')} is a symbolic link`);
    expect(readme()).toBe('Paris\n');
    rmSync(place('eu/paris/new'));
    expect(recover(folder.root)).toBe(true);
  });

  test('a folder that others made meanwhile keeps what they put there', () => {
    interrupt();
    put(folder.root, 'eu/paris/new/theirs.txt', 'theirs');
    expect(recover(folder.root)).toBe(true);
    expect(contentsOf(place('eu/paris/new'))).toEqual({
      '': 'folder',
      'b.yaml': 'b: 1\n',
      'theirs.txt': 'theirs',
    });
  });

  test('a folder in the place of a file is refused', () => {
    interrupt();
    rmSync(place('eu/paris/README.md'));
    mkdirSync(place('eu/paris/README.md'));
    expect(() => recover(folder.root)).toThrow('is a folder where a file belongs');
  });

  test('staged content that is gone or damaged stops it', () => {
    interrupt();
    const state = contentsOf(folder.root);
    writeFileSync(place('.meshprint-write/staging/eu/paris/README.md'), 'Par');
    expect(() => recover(folder.root)).toThrow(
      /is gone or damaged\n.*Delete .*\.meshprint-write.*git restore/,
    );
    rmSync(place('.meshprint-write/staging/eu/paris/README.md'));
    expect(() => recover(folder.root)).toThrow('is gone or damaged');
    expect(contentsOf(folder.root)).toMatchObject({ 'eu/paris/README.md': state['eu/paris/README.md'] });
    rmSync(place('.meshprint-write'), { recursive: true });
    writeTrees(folder.root, after);
  });
});

describe('a journal that cannot be read', () => {
  const hash = 'a'.repeat(64);
  const change = { path: 'eu/paris/a', from: null, to: null };

  test.each([
    ['cut off', '{"format":2,"changes":[{"pa'],
    ['empty', ''],
    ['of another format', JSON.stringify({ format: 1, changes: [] })],
    ['without changes', JSON.stringify({ format: 2 })],
    [
      'with a path out of the root',
      JSON.stringify({ format: 2, changes: [{ ...change, path: '../victim.txt' }] }),
    ],
    ['with an absolute path', JSON.stringify({ format: 2, changes: [{ ...change, path: '/victim.txt' }] })],
    ['with no hash', JSON.stringify({ format: 2, changes: [{ ...change, from: 'x', to: hash }] })],
    ['with something else', JSON.stringify({ format: 2, changes: [1] })],
  ])('%s stops everything', (_, text) => {
    writeTrees(folder.root, before);
    put(folder.root, '../victim.txt', 'theirs');
    put(folder.root, journal, text);
    const state = contentsOf(path.dirname(folder.root));
    expect(() => writeTrees(folder.root, after)).toThrow(
      /its journal cannot be read\n.*Delete .*\.meshprint-write/,
    );
    expect(() => compareTrees(folder.root, after)).toThrow(OutputError);
    expect(contentsOf(path.dirname(folder.root))).toEqual(state);
  });
});
