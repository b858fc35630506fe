import fs, { existsSync, mkdirSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { OutputError, readSingle, recover, replaceSingle } from '../../src/output/index';
import { crashAt } from './crash';
import { age, contentsOf, put, stateOf, useFolder } from './disk';

const folder = useFolder();
const name = 'fleet.lock';
const place = (): string => path.join(folder.root, name);
const read = (): string | undefined => readSingle(folder.root, name);
const replace = (text: string): void => {
  replaceSingle(folder.root, name, () => text);
};

beforeEach(() => {
  put(folder.root, 'theirs.txt', 'theirs');
});

test('is made, read, and replaced from what it was', () => {
  expect(read()).toBeUndefined();
  replace('one\n');
  expect(read()).toBe('one\n');
  replaceSingle(folder.root, name, now => `${now ?? ''}two\n`);
  expect(contentsOf(folder.root)).toEqual({ '': 'folder', [name]: 'one\ntwo\n', 'theirs.txt': 'theirs' });
});

test('is left alone when its text stays', () => {
  replace('one\n');
  age(folder.root);
  const { [name]: before } = stateOf(folder.root);
  replace('one\n');
  expect(stateOf(folder.root)[name]).toBe(before);
});

test('stays when its new text cannot be made', () => {
  replace('one\n');
  const fail = (): never => {
    throw new Error('no text');
  };
  expect(() => {
    replaceSingle(folder.root, name, fail);
  }).toThrow('no text');
  expect(readdirSync(folder.root).sort()).toEqual([name, 'theirs.txt']);
  expect(read()).toBe('one\n');
});

test('stays when the disk is full, and nothing is left over', () => {
  replace('one\n');
  const full = jest.spyOn(fs, 'fsyncSync').mockImplementation(() => {
    throw Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' });
  });
  expect(() => {
    replace('two\n');
  }).toThrow('no space left');
  full.mockRestore();
  expect(readdirSync(folder.root).sort()).toEqual([name, 'theirs.txt']);
  expect(read()).toBe('one\n');
});

test.each<[string, () => void, string]>([
  [
    'a folder',
    () => {
      mkdirSync(place());
    },
    'is a folder where a file belongs',
  ],
  [
    'a link, also to a good file',
    () => {
      symlinkSync(path.join(folder.root, 'theirs.txt'), place());
    },
    'is a symbolic link',
  ],
  [
    'no text',
    () => {
      writeFileSync(place(), Buffer.from([0xc3, 0x28]));
    },
    'is not UTF-8',
  ],
  [
    'huge',
    () => {
      writeFileSync(place(), 'x'.repeat(4 * 1024 * 1024 + 1));
    },
    'is larger than 4 MiB',
  ],
])('%s is refused and stays', (_, make, message) => {
  make();
  const before = contentsOf(folder.root);
  for (const act of [
    read,
    (): void => {
      replace('two\n');
    },
  ]) {
    expect(act).toThrow(OutputError);
    expect(act).toThrow(message);
  }
  expect(contentsOf(folder.root)).toEqual(before);
});

test('killed before any change of the disk, the old file or the new one is there, whole', () => {
  const seen = new Set<string>();
  let n = 0;
  for (; ; n++) {
    replace('old\n');
    const isDead = crashAt(n, () => {
      replace('new and longer\n');
    });
    seen.add(readFileSync(place(), 'utf8'));
    if (!isDead) break;
    // Half of the time the next run only looks for leftovers, else it writes.
    if (n % 2 === 0) recover(folder.root);
    else replace('next\n');
    expect(existsSync(path.join(folder.root, '.meshprint-write'))).toBe(false);
  }
  expect([...seen]).toEqual(['old\n', 'new and longer\n']);
  expect(n).toBeGreaterThan(8);
});
