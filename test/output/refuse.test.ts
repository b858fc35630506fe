import { spawnSync } from 'node:child_process';
import fs, { chmodSync, chownSync, lstatSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { compareTrees, OutputError, writeTrees, type FleetOutput } from '../../src/output/index';
import { childEnvironment, script, useCompiledOutput } from './child';
import { age, contentsOf, fleet, put, stateOf, useFolder } from './disk';

const folder = useFolder();
useCompiledOutput();
const place = (relative: string): string => path.join(folder.root, relative);
const paris = (files: Record<string, string>): FleetOutput[] => [fleet('eu', { paris: files })];
const before = paris({ 'README.md': 'Paris\n', 'cilium/values.yaml': 'a: 1\n' });
const after = paris({ 'README.md': 'Paris!\n', 'flux/a.yaml': 'b: 1\n', 'new.txt': 'new\n' });

/** Expects a write and a comparison to be refused, and everything to be as it was, to the time of each file. */
function expectRefusal(fleets: readonly FleetOutput[], ...messages: (string | RegExp)[]): void {
  const surroundings = path.dirname(folder.root);
  age(surroundings);
  const state = stateOf(surroundings);
  for (const act of [compareTrees, writeTrees]) {
    expect(() => act(folder.root, fleets)).toThrow(OutputError);
    for (const message of messages) expect(() => act(folder.root, fleets)).toThrow(message);
  }
  expect(stateOf(surroundings)).toEqual(state);
}

describe('files of others', () => {
  test('are refused, all of them named', () => {
    writeTrees(folder.root, before);
    put(folder.root, 'eu/paris/flux/a.yaml', 'theirs');
    put(folder.root, 'eu/paris/new.txt', 'theirs');
    expectRefusal(
      after,
      place('eu/paris/flux/a.yaml'),
      place('eu/paris/new.txt'),
      'Move them away, or delete them',
    );
    rmSync(place('eu/paris/flux/a.yaml'));
    rmSync(place('eu/paris/new.txt'));
    expect(writeTrees(folder.root, after).differences).toHaveLength(5);
  });

  test('with the same bytes are adopted without being written', () => {
    put(folder.root, 'eu/paris/new.txt', 'new\n');
    age(folder.root);
    const { mtimeMs } = lstatSync(place('eu/paris/new.txt'));
    expect(writeTrees(folder.root, after).unchanged).toBe(1);
    expect(lstatSync(place('eu/paris/new.txt')).mtimeMs).toBe(mtimeMs);
    writeTrees(folder.root, before);
    expect(contentsOf(folder.root)).not.toHaveProperty(['eu/paris/new.txt']);
  });

  test('are what differs where the manifest is lost', () => {
    writeTrees(folder.root, before);
    rmSync(place('eu/paris/.meshprint.json'));
    expectRefusal(after, place('eu/paris/README.md'));
    expect(writeTrees(folder.root, before).differences).toMatchObject([
      { kind: 'added', path: '.meshprint.json' },
    ]);
    writeTrees(folder.root, after);
  });

  test('stay where an old file of ours was', () => {
    writeTrees(folder.root, before);
    rmSync(place('eu/paris/cilium'), { recursive: true });
    put(folder.root, 'theirs/values.yaml', 'theirs');
    symlinkSync(place('theirs'), place('eu/paris/cilium'));
    writeTrees(folder.root, after);
    expect(contentsOf(folder.root)).toMatchObject({ 'theirs/values.yaml': 'theirs' });
  });
});

describe('what stands in the way', () => {
  test.each([
    [
      'a link to a file',
      (): void => {
        symlinkSync('/etc/hostname', place('eu/paris/new.txt'));
      },
      'new.txt is a symbolic link',
    ],
    [
      'a link to nothing',
      (): void => {
        symlinkSync('nowhere', place('eu/paris/new.txt'));
      },
      'new.txt is a symbolic link',
    ],
    [
      'a link to a folder',
      (): void => {
        symlinkSync('.', place('eu/paris/flux'));
      },
      'flux is a symbolic link',
    ],
    [
      'a folder',
      (): void => {
        mkdirSync(place('eu/paris/new.txt'));
      },
      'new.txt is a folder where a file belongs',
    ],
    [
      'a file',
      (): void => {
        put(folder.root, 'eu/paris/flux', '');
      },
      'flux is a file where a folder belongs',
    ],
  ])('%s is refused', (_, stand, message) => {
    writeTrees(folder.root, before);
    stand();
    expectRefusal(after, message, 'Move away or delete what stands there');
  });

  test.each(['eu', 'eu/paris', '.meshprint-write', 'eu/paris/.meshprint.json'])(
    'a link at %s is refused, and told once',
    link => {
      const real = path.join(path.dirname(folder.root), 'real');
      mkdirSync(path.dirname(place(link)), { recursive: true });
      mkdirSync(real);
      symlinkSync(real, place(link));
      expectRefusal(
        after,
        link === '.meshprint-write' ? 'is no plain folder' : `${place(link)} is a symbolic link`,
      );
      let told: unknown;
      try {
        compareTrees(folder.root, after);
      } catch (error) {
        told = error instanceof OutputError && error.problems;
      }
      expect(told).toHaveLength(1);
    },
  );

  test('a file at the root is refused', () => {
    writeFileSync(folder.root, 'theirs');
    expectRefusal(after, `${folder.root} is a file where a folder belongs`);
  });

  test('a link to nothing at the root is refused, one to a folder is followed', () => {
    const real = path.join(path.dirname(folder.root), 'real');
    symlinkSync(real, folder.root);
    expectRefusal(after, `${folder.root} is a symbolic link to nothing that is a folder`);
    mkdirSync(real);
    writeTrees(folder.root, after);
    expect(contentsOf(real)).toHaveProperty(['eu/paris/new.txt']);
  });
});

describe('a manifest that is not to be trusted', () => {
  const manifest = (change: object): string =>
    JSON.stringify({
      format: 1,
      fleet: 'eu',
      cluster: 'paris',
      files: { 'README.md': 'a'.repeat(64) },
      ...change,
    });
  const lists = (path: string): string => manifest({ files: { [path]: 'a'.repeat(64) } });

  test.each([
    ['no JSON', '{', 'is not JSON'],
    ['a list', '[]', 'is not JSON'],
    ['another format', manifest({ format: 2 }), 'has format 2'],
    ['no files', manifest({ files: null }), 'lacks fleet, cluster or files'],
    ['another cluster', manifest({ cluster: 'rome' }), 'is of "eu/rome"'],
    ['another fleet', manifest({ fleet: 'us' }), 'is of "us/paris"'],
    ['a path out of its folder', lists('../../victim.txt'), 'which leaves its folder'],
    ['a path out of its folder, further in', lists('a/../../../victim.txt'), 'which leaves its folder'],
    ['an absolute path', lists('/victim.txt'), 'which is absolute'],
    ['a path with backslashes', lists('..\\victim.txt'), 'backslash'],
    ['a path into git', lists('.git/config'), '.git'],
    ['no hash', manifest({ files: { 'README.md': 1 } }), 'without a sha256'],
  ])('stops everything: %s', (_, text, message) => {
    put(folder.root, 'victim.txt', 'theirs');
    put(folder.root, 'eu/paris/.meshprint.json', text);
    expectRefusal(after, place('eu/paris/.meshprint.json'), message);
  });

  test('stops everything for a cluster that left, too', () => {
    writeTrees(folder.root, [fleet('eu', { paris: { a: 'a' }, rome: { a: 'a' } })]);
    writeFileSync(place('eu/rome/.meshprint.json'), lists('../victim.txt'));
    expectRefusal(after, place('eu/rome/.meshprint.json'));
  });
});

describe('names', () => {
  const long = 'ü'.repeat(128);

  test.each([
    ['/etc/passwd', 'is absolute'],
    ['../up', 'leaves its folder'],
    ['a/../../up', 'leaves its folder'],
    ['./a', 'leaves its folder'],
    ['a/.', 'leaves its folder'],
    ['', 'empty part'],
    ['a//b', 'empty part'],
    ['a/', 'empty part'],
    ['a\\b', 'backslash'],
    ['a\0b', 'cannot be seen'],
    ['a\nb', 'cannot be seen'],
    ['a\u202eb', 'cannot be seen'],
    ['a\ud800', 'cannot be seen'],
    ['.git/hooks/pre-commit', 'named .git'],
    ['a/.GIT/config', 'named .git'],
    [long, 'longer than 255 bytes'],
    ['a'.repeat(250).concat('/').repeat(5), 'longer than 1024 bytes'],
    ['a./b', 'ends with a dot or a blank'],
    ['a /b', 'ends with a dot or a blank'],
    ['.meshprint.json', 'is there twice'],
    ['.Meshprint.json', 'case only'],
  ])('%j is refused as a path', (name, message) => {
    mkdirSync(folder.root);
    expectRefusal(paris({ good: '', [name]: '' }), message, 'another name');
  });

  test.each(['', '.', '..', '.git', 'a/b', 'a\\b', 'a\n', 'a.', long, '../eu'])(
    '%j is refused as a fleet or cluster',
    name => {
      mkdirSync(folder.root);
      expectRefusal([fleet(name, {})], 'fleet');
      expectRefusal([fleet('eu', { [name]: {} })], 'cluster');
    },
  );

  test.each([
    ['a and A', [fleet('eu', { paris: { a: '', A: '' } })], 'eu/paris/a and eu/paris/A differ in case only'],
    ['a/x and A/y', [fleet('eu', { paris: { 'a/x': '', 'A/y': '' } })], 'differ in case only'],
    [
      'composed and decomposed',
      [fleet('eu', { paris: { '\u00e9': '', 'e\u0301': '' } })],
      'differ in case only',
    ],
    ['paris and Paris', [fleet('eu', { paris: {}, Paris: {} })], 'differ in case only'],
    ['eu and EU', [fleet('eu', { a: {} }), fleet('EU', { b: {} })], 'differ in case only'],
    ['a and a/b', [fleet('eu', { paris: { 'a/b': '', a: '' } })], 'is both a file and a folder'],
    ['eu twice', [fleet('eu', {}), fleet('eu', {})], 'fleet eu is there twice'],
    ['our own folder', [fleet('.Meshprint-Write', {})], 'has a reserved name'],
  ])('%s are refused together', (_, fleets, message) => {
    mkdirSync(folder.root);
    expectRefusal(fleets, message);
  });

  test('that now differ in case only are refused while the old file is there', () => {
    writeTrees(folder.root, before);
    const renamed = paris({ 'Readme.md': 'Paris\n' });
    expectRefusal(renamed, 'differs in case only');
    rmSync(place('eu/paris/README.md'));
    writeTrees(folder.root, renamed);
    expect(contentsOf(folder.root)).toMatchObject({ 'eu/paris/Readme.md': 'Paris\n' });
  });
});

describe('a disk that refuses', () => {
  afterEach(() => jest.restoreAllMocks());

  test('a full disk leaves everything as it was', () => {
    writeTrees(folder.root, before);
    const state = contentsOf(folder.root);
    const write = fs.writeFileSync;
    let left = 3;
    jest.spyOn(fs, 'writeFileSync').mockImplementation((...args) => {
      if (left-- === 0)
        throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
      write(...args);
    });
    expect(() => writeTrees(folder.root, after)).toThrow(/no space left \(ENOSPC\)\n {2}Make room/);
    expect(contentsOf(folder.root)).toEqual(state);
  });

  test('a place that takes no folders is refused, where mkdir of Node never ends', () => {
    const child = spawnSync(
      process.execPath,
      script(
        'try { output.writeTrees(process.argv[1], JSON.parse(process.argv[2])) } catch (e) { console.log(e.message) }',
        ...['/proc/x/y', JSON.stringify(before)],
      ),
      { env: childEnvironment(), encoding: 'utf8', timeout: 30_000 },
    );
    // What the system says of it is not the same on all of them.
    expect(child.stdout).toMatch(/^\/proc.*: .* \(E[A-Z]+\)\n {2}\P{Ll}/u);
  });

  const root = process.getuid?.() === 0;

  test('a folder without permission is found before anything is changed', () => {
    writeTrees(folder.root, before);
    const state = contentsOf(folder.root);
    chmodSync(place('eu/paris'), 0o555);
    chmodSync(path.dirname(folder.root), 0o755);
    // Nothing is forbidden to root, so another user tries.
    const nobody = 65534;
    if (root) chownSync(folder.root, nobody, nobody);
    const child = spawnSync(
      process.execPath,
      script(
        'try { output.writeTrees(process.argv[1], JSON.parse(process.argv[2])) } catch (e) { console.log(e.message) }',
        ...[folder.root, JSON.stringify(after)],
      ),
      { env: childEnvironment(), encoding: 'utf8', ...(root && { uid: nobody, gid: nobody }) },
    );
    chmodSync(place('eu/paris'), 0o755);
    expect(child.stdout).toBe(
      `${place('eu/paris')}: permission denied (EACCES)\n  Give yourself the right to write there, and run again.\n`,
    );
    expect(contentsOf(folder.root)).toEqual(state);
  });
});
