import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { writeNewFiles } from '../../src/cli/newfiles';
import { problemWithPackageName } from '../../src/cli/template/index';
import { readFolder } from '../support/golden';
import { Workplace } from '../support/cli';

let place: Workplace;
beforeEach(() => (place = new Workplace()));
afterEach(() => {
  place.remove();
});

/** What lies below a folder of the workplace, but for what was installed. */
const below = (folder: string): string[] =>
  readdirSync(place.at(folder), { recursive: true, encoding: 'utf8' })
    .filter(file => !file.startsWith('node_modules'))
    .sort();

describe('meshprint init', () => {
  test.each([
    ['--typescript', 'fleet.ts', ['tsconfig.json']],
    ['--yaml', 'fleet.yaml', []],
  ])('%s writes a blueprint that passes every check', (kind, blueprint, more) => {
    const { code, stdout, stderr } = place.run('init', kind, 'new/my-fleet');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(below('new/my-fleet')).toEqual(
      ['.gitignore', 'README.md', 'blueprints', `blueprints/${blueprint}`, 'package.json', ...more].sort(),
    );
    expect(stdout).toContain('  cd new/my-fleet\n  npm install\n  npm run check');
    expect(stdout).toContain(`blueprints/${blueprint}.\n`);

    const manifest = JSON.parse(readFileSync(place.at('new/my-fleet/package.json'), 'utf8')) as object;
    expect(manifest).toMatchObject({
      name: 'my-fleet',
      scripts: { synth: 'meshprint synth', check: 'meshprint check', publish: 'meshprint publish' },
    });
    expect(place.runIn('new/my-fleet', 'check')).toEqual({
      code: 0,
      stdout: 'demo: 2 clusters, no errors\n',
      stderr: '',
    });
    expect(place.runIn('new/my-fleet', 'synth')).toMatchObject({ code: 0, stderr: '' });
    expect(Object.keys(readFolder(place.at('new/my-fleet/dist')))).toContain(
      'demo/madrid/policies/policies.yaml',
    );
  });

  test('the two kinds are the same fleet, and TypeScript is the default', () => {
    place.run('init', 'a');
    place.run('init', '--yaml', 'b');
    for (const folder of ['a', 'b']) expect(place.runIn(folder, 'synth').code).toBe(0);
    expect(existsSync(place.at('a/blueprints/fleet.ts'))).toBe(true);
    expect(readFolder(place.at('a/dist'))).toEqual(readFolder(place.at('b/dist')));
  });

  test('what it writes is formatted as Meshprint itself is', () => {
    place.run('init', 'a');
    place.run('init', '--yaml', 'b');
    const root = path.resolve(__dirname, '../..');
    const prettier = path.join(root, 'node_modules/prettier/bin/prettier.cjs');
    const config = path.join(root, '.prettierrc.json');
    const check = spawnSync(process.execPath, [prettier, '--check', '--config', config, 'a', 'b'], {
      cwd: place.folder,
      encoding: 'utf8',
    });
    expect(check.stdout + check.stderr).toContain('All matched files use Prettier code style!');
  });

  test('into a folder that is there, beside other files', () => {
    place.write('fleet/.git/HEAD', 'ref: refs/heads/main\n');
    place.write('fleet/blueprints/notes.md', 'mine\n');
    const { code, stdout } = place.runIn('fleet', 'init');
    expect(code).toBe(0);
    expect(stdout).toContain('Next:\n  npm install\n');
    expect(place.runIn('fleet', 'check').stdout).toBe('demo: 2 clusters, no errors\n');
  });
});

describe('init overwrites nothing', () => {
  const refused = (...inTheWay: string[]): unknown => ({
    code: 1,
    stdout: '',
    stderr: `Nothing was written, since this is in the way:\n${inTheWay.map(file => `  ${file}\n`).join('')}Move it away, or name another folder.\n`,
  });

  test('twice', () => {
    place.run('init', 'fleet');
    const before = place.state('fleet');
    const { code, stderr } = place.run('init', 'fleet');
    expect(code).toBe(1);
    for (const file of Object.keys(before)) expect(stderr).toContain(`  fleet/${file}\n`);
    expect(place.state('fleet')).toEqual(before);
  });

  test('one file in the way, and nothing at all is written', () => {
    place.write('fleet/README.md', 'mine\n');
    expect(place.run('init', 'fleet')).toEqual(refused('fleet/README.md'));
    expect(below('fleet')).toEqual(['README.md']);
  });

  test('a file where a folder has to be', () => {
    place.write('fleet/blueprints', 'mine\n');
    expect(place.run('init', 'fleet')).toEqual(refused('fleet/blueprints'));
    place.write('file', 'mine\n');
    expect(place.run('init', 'file')).toEqual(refused('file'));
    expect(below('fleet')).toEqual(['blueprints']);
    const { code, stderr } = place.run('init', 'file/fleet');
    expect(code).toBe(1);
    expect(stderr).toBe(
      `Nothing was written: ${place.at('file/fleet/blueprints')}: a part of the path is not a folder (ENOTDIR). Move away or delete what stands in the way, and run again.\n`,
    );
  });

  test('a link to nothing', () => {
    mkdirSync(place.at('fleet'));
    symlinkSync(place.at('elsewhere.json'), place.at('fleet/package.json'));
    expect(place.run('init', 'fleet')).toEqual(refused('fleet/package.json'));
    expect(existsSync(place.at('elsewhere.json'))).toBe(false);
  });
});

test('when one file cannot be written, those that were are taken away again', () => {
  place.write('mine/notes.md', 'mine\n');
  const write = (folder: string): void => {
    writeNewFiles(place.at(folder), { 'x/a': 'a', 'x/y/b': 'b', 'x/a/c': 'c' });
  };
  expect(() => {
    write('mine');
  }).toThrow(/^Nothing was written: /);
  expect(() => {
    write('new/deep');
  }).toThrow(/^Nothing was written: /);
  expect(below('')).toEqual(['mine', 'mine/notes.md']);
  expect(() => {
    writeNewFiles(place.at('mine'), { 'a.md': 'a', 'notes.md': 'b' });
  }).toThrow(/EEXIST/);
  expect(readFolder(place.at('mine'))).toEqual({ 'notes.md': 'mine\n' });
});

describe('init takes names that npm takes', () => {
  test.each([
    'My Fleet',
    '.hidden',
    'fleet!',
    'a/b',
    '',
    'meshprint',
    'cdk8s',
    'node_modules',
    'a'.repeat(215),
  ])('not %j', name => {
    expect(problemWithPackageName(name)).toMatch(/^(npm takes|that name is taken)/);
  });

  test.each(['fleet', 'fleet.prod_2', '@acme/fleet', 'a'.repeat(214)])('%j', name => {
    expect(problemWithPackageName(name)).toBeUndefined();
  });

  test('the folder’s, unless another is given', () => {
    expect(place.run('init', 'My Fleet')).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(
        /^'My Fleet' cannot be the name in package\.json: .*, such as --name my-fleet\.\n$/,
      ),
    });
    expect(below('')).toEqual([]);
    const { code, stdout } = place.run('init', '--name', '@acme/fleet', 'My Fleet');
    expect(code).toBe(0);
    expect(stdout).toContain("  cd 'My Fleet'\n");
    expect(readFileSync(place.at('My Fleet/package.json'), 'utf8')).toContain('"name": "@acme/fleet"');
    expect(readFileSync(place.at('My Fleet/README.md'), 'utf8')).toMatch(/^# @acme\/fleet\n/);
  });

  test('an empty folder name, and both kinds at once, are mistakes', () => {
    expect(place.run('init', '')).toMatchObject({ code: 1, stderr: expect.stringMatching(/is empty/) });
    expect(place.run('init', '--yaml', '--typescript', 'a').code).toBe(1);
    expect(below('')).toEqual([]);
  });
});

describe('a mistake in what init wrote', () => {
  const change = (file: string, from: string, to: string): void => {
    const text = readFileSync(place.at(file), 'utf8');
    expect(text).toContain(from);
    place.write(file, text.replace(from, to));
  };

  test.each([
    ['--typescript', 'fleet.ts', 'id: 2,', 'id: 1,', /^ {2}blueprints\/fleet\.ts:\d+$/m],
    ['--yaml', 'fleet.yaml', 'id: 2\n', 'id: 1\n', /^ {2}blueprints\/fleet\.yaml:\d+:3$/m],
  ])('%s: an id that is taken', (kind, file, from, to, line) => {
    place.run('init', kind, 'fleet');
    change(`fleet/blueprints/${file}`, from, to);
    const { code, stderr } = place.runIn('fleet', 'synth');
    expect(code).toBe(1);
    expect(stderr).toMatch(/^error cluster\/duplicate-id madrid$/m);
    expect(stderr).toMatch(line);
    expect(existsSync(place.at('fleet/dist'))).toBe(false);
  });

  test.each([
    ['--typescript', 'fleet.ts', 'podCidrs:', 'podCidr:'],
    ['--yaml', 'fleet.yaml', 'podCidrs:', 'podCidr:'],
  ])('%s: a slip of the pen', (kind, file, from, to) => {
    place.run('init', kind, 'fleet');
    change(`fleet/blueprints/${file}`, from, to);
    const { code, stderr } = place.runIn('fleet', 'check');
    expect(code).toBe(1);
    expect(stderr).toContain("Did you mean 'podCidrs'?");
  });
});
