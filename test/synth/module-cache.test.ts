import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { moduleCache } from '../../src/synth/module-cache';

let folder: string;
const at = (...parts: string[]): string => path.join(folder, '.meshprint', ...parts);
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'meshprint-modules-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Asks for a module of a source in a new process, so to say: was it compiled, and to what? */
function ask(source = 'a', filename = '/b/mesh.ts'): { code: string; compiled: boolean } {
  let compiled = false;
  const code = moduleCache(folder)({ source, filename, ts: true }, () => {
    compiled = true;
    return `js of ${source}`;
  });
  return { code, compiled };
}

const compiled = { code: 'js of a', compiled: true };
const kept = { code: 'js of a', compiled: false };

/** The one file that is kept. */
function file(): string {
  const [only = '', ...others] = readdirSync(at('modules'));
  expect(others).toEqual([]);
  return at('modules', only);
}

test('a module is compiled once, and again when its source is another one', () => {
  expect([ask(), ask()]).toEqual([compiled, kept]);
  expect([ask('b'), ask('b')]).toEqual([
    { code: 'js of b', compiled: true },
    { code: 'js of b', compiled: false },
  ]);
  expect(readFileSync(file(), 'utf8')).toContain('js of b');
  expect([ask('b', '/b/other.ts').compiled, ask('b').compiled]).toEqual([true, false]);
});

test('git sees nothing of it', () => {
  ask();
  expect(readFileSync(at('.gitignore'), 'utf8')).toBe('*\n');
  rmSync(at('.gitignore'));
  ask('b');
  expect(readFileSync(at('.gitignore'), 'utf8')).toBe('*\n');
});

test('modules that were compiled long ago make room when another one is kept', () => {
  const old = new Date(Date.now() - 31 * 24 * 60 * 60 * 1000);
  ask('a', '/b/gone.ts');
  ask('a', '/b/mesh.ts');
  const [one = '', two = ''] = readdirSync(at('modules'));
  mkdirSync(at('modules', 'of-somebody'));
  for (const name of [one, 'of-somebody']) utimesSync(at('modules', name), old, old);
  ask('a', '/b/mesh.ts');
  ask('a', '/b/gone.ts');
  expect(readdirSync(at('modules'))).toEqual(expect.arrayContaining([one, two]));
  expect(ask('a', '/b/new.ts').compiled).toBe(true);
  expect(readdirSync(at('modules'))).toHaveLength(3);
  expect(readdirSync(at('modules'))).toEqual(expect.arrayContaining([two, 'of-somebody']));
  expect(existsSync(at('modules', one))).toBe(false);
});

test.each([
  ['cut off', (text: string) => text.slice(0, -1)],
  ['changed', (text: string) => text.replace('js', 'no')],
  ['empty', () => ''],
])('what is %s is compiled again', (_, broken) => {
  ask();
  writeFileSync(file(), broken(readFileSync(file(), 'utf8')));
  expect([ask(), ask()]).toEqual([compiled, kept]);
});

test('a mistake in a source is not kept', () => {
  const code = (): string => moduleCache(folder)({ source: 'a' }, () => 'exports.__JITI_ERROR__ = 1');
  expect(code()).toBe(code());
  expect(existsSync(at())).toBe(false);
});

test('where it cannot be kept, nothing else happens', () => {
  writeFileSync(path.join(folder, '.meshprint'), 'a file');
  expect([ask(), ask()]).toEqual([compiled, compiled]);
});

test('what others can write is neither run nor written', () => {
  ask();
  chmodSync(at('modules'), 0o777);
  expect(ask()).toEqual(compiled);
  chmodSync(at('modules'), 0o700);
  expect(ask()).toEqual(kept);
  chmodSync(at(), 0o777);
  expect(ask()).toEqual(compiled);
});

test('a link to another folder is not followed', () => {
  const other = mkdtempSync(path.join(tmpdir(), 'meshprint-other-'));
  mkdirSync(at(), { recursive: true });
  symlinkSync(other, at('modules'));
  expect([ask(), ask()]).toEqual([compiled, compiled]);
  expect(readdirSync(other)).toEqual([]);
  rmSync(other, { recursive: true });
});
