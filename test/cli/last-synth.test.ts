import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { blueprint, main, Workplace } from '../support/cli';

const file = 'blueprints/pair.ts';
const kept = '.meshprint/last-synth.json';
const readme = 'dist/pair/alpha/README.md';
const unchanged = 'dist/pair: 2 clusters, nothing changed\n';

let place: Workplace;
beforeEach(() => {
  place = new Workplace();
  place.write(file, blueprint());
  place.run('synth');
});
afterEach(() => {
  place.remove();
});

/** Synth mends one file, and then has nothing to do. */
function expectMended(before: ReturnType<Workplace['state']>): void {
  expect(place.run('synth').stdout).toMatch(/^dist\/pair: 2 clusters, 1 file (changed|added)\n$/);
  const texts = (state: typeof before): unknown =>
    Object.entries(state).map(([name, { text }]) => [name, text]);
  expect(texts(place.state('dist'))).toEqual(texts(before));
  expect(place.run('synth').stdout).toBe(unchanged);
}

describe('after a synth, a change of the written files is noticed', () => {
  test('where a file is longer', () => {
    const before = place.state('dist');
    appendFileSync(place.at(readme), 'by hand\n');
    expectMended(before);
  });

  test('where a file has the same size and is given its old time', () => {
    const before = place.state('dist');
    const { atime, mtime } = statSync(place.at(readme));
    const text = readFileSync(place.at(readme), 'utf8');
    writeFileSync(place.at(readme), text.replace('alpha', 'aplha'));
    utimesSync(place.at(readme), atime, mtime);
    expectMended(before);
  });

  test.each(['README.md', '.meshprint.json'])('where %s is gone', name => {
    const before = place.state('dist');
    rmSync(place.at(`dist/pair/alpha/${name}`));
    if (name === 'README.md') expectMended(before);
    else {
      expect(place.run('synth').stdout).not.toBe(unchanged);
      expect(place.state('dist')).toMatchObject({ 'pair/alpha/.meshprint.json': {} });
    }
  });

  test('where the whole folder is gone', () => {
    rmSync(place.at('dist'), { recursive: true });
    expect(place.run('synth').stdout).toMatch(/files added\n$/);
  });
});

test('the repository of a cluster that is gone is removed also when it comes back', () => {
  place.write(file, blueprint(`cluster('gamma', 3);`));
  place.run('synth');
  cpSync(place.at('dist/pair/gamma'), place.at('gamma'), { recursive: true });
  place.write(file, blueprint());
  for (let run = 0; run < 2; run += 1) place.run('synth');
  cpSync(place.at('gamma'), place.at('dist/pair/gamma'), { recursive: true });
  expect(place.run('synth').stdout).toMatch(/^dist\/pair: 2 clusters, \d+ files removed\n$/);
  expect(place.run('synth').stdout).toBe(unchanged);
});

test.each(['dist/pair', 'dist/pair/alpha', 'dist/pair/alpha/cilium'])(
  'a link in place of %s is refused',
  at => {
    renameSync(place.at(at), place.at('moved'));
    symlinkSync(place.at('moved'), place.at(at));
    expect(place.run('synth')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('is a symbolic link'),
    });
  },
);

test('an unchanged fleet is told with the same warnings, at the lines where they are now', () => {
  const idle = `const shop = new MeshNamespace(fleet, 'shop', { clusters: { names: ['alpha'] } });
new GlobalService(shop, 'db', { ports: [{ name: 'tcp', port: 1 }], selector: { app: 'db' }, providers: { all: {} } });`;
  place.write(file, blueprint(idle));
  const first = place.run('synth');
  const line = Number(/pair\.ts:(\d+)/.exec(first.stderr)?.[1]);
  expect(line).toBeGreaterThan(0);
  place.write(file, `// a line more\n${blueprint(idle)}`);
  const second = place.run('synth');
  expect(second.stdout).toBe(unchanged);
  expect(second.stderr).toBe(first.stderr.replaceAll(`pair.ts:${line}`, `pair.ts:${line + 1}`));
});

test('an unchanged fleet is known in every process: what is kept is not even written anew', () => {
  const before = place.state('.meshprint');
  for (let run = 0; run < 3; run += 1) expect(place.run('synth').stdout).toBe(unchanged);
  expect(place.state('.meshprint')).toEqual(before);
});

test('for an unchanged fleet neither rules, renderers nor schemas of objects are loaded', () => {
  const loaded = (): string[] => {
    place.write('spy.cjs', spy);
    spawnSync(process.execPath, ['--require', place.at('spy.cjs'), main, 'synth'], { cwd: place.folder });
    return (JSON.parse(readFileSync(place.at('loaded.json'), 'utf8')) as string[])
      .map(name => path.relative(path.join(path.dirname(main), '..'), name))
      .filter(name => /^(render|kinds\/(schemas|compiled)|rules\/(index|trees))\b/.test(name));
  };
  const spy = `process.on('exit', () =>
    require('node:fs').writeFileSync('loaded.json', JSON.stringify(Object.keys(require.cache))))`;
  expect(loaded()).toEqual([]);
  place.write(file, blueprint(`cluster('gamma', 3);`));
  expect(loaded()).toEqual(
    expect.arrayContaining(['render/index.js', 'kinds/compiled.js', 'rules/index.js']),
  );
});

describe('what is kept is only a shortcut', () => {
  test.each([
    ['cut off', (text: string) => text.slice(0, text.length / 2)],
    ['edited', (text: string) => text.replace('"found":[]', '"found":{}')],
    ['empty', () => ''],
    ['something else', () => '{}'],
  ])('%s, it changes nothing', (_, broken) => {
    const before = place.state('dist');
    const text = broken(readFileSync(place.at(kept), 'utf8'));
    writeFileSync(place.at(kept), text);
    expect(place.run('synth')).toEqual({ code: 0, stdout: unchanged, stderr: '' });
    expect(place.state('dist')).toEqual(before);
    expect(readFileSync(place.at(kept), 'utf8')).not.toBe(text);
  });

  test('where it cannot be kept, nothing is said', () => {
    rmSync(place.at('.meshprint'), { recursive: true });
    writeFileSync(place.at('.meshprint'), 'a file of mine');
    expect(place.run('synth')).toEqual({ code: 0, stdout: unchanged, stderr: '' });
    expect(readFileSync(place.at('.meshprint'), 'utf8')).toBe('a file of mine');
  });

  test('git does not see it, also where the folder was there without saying so', () => {
    rmSync(place.at('.meshprint/.gitignore'));
    // Written anew, while the module that was compiled is still known.
    rmSync(place.at(kept));
    place.run('synth');
    expect(readFileSync(place.at('.meshprint/.gitignore'), 'utf8')).toBe('*\n');
  });

  test('git does not see it, and --check does not use it', () => {
    expect(readFileSync(place.at('.meshprint/.gitignore'), 'utf8')).toBe('*\n');
    writeFileSync(place.at(readme), 'by hand\n');
    expect(place.run('synth', '--check')).toMatchObject({ code: 1, stdout: `changed  ${readme}\n` });
    rmSync(place.at('.meshprint'), { recursive: true });
    place.run('synth', '--check');
    expect(() => statSync(place.at(kept))).toThrow('ENOENT');
  });
});
