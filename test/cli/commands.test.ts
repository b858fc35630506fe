import { existsSync, readdirSync, symlinkSync } from 'node:fs';
import { blueprint, Workplace } from '../support/cli';

let place: Workplace;
beforeEach(() => (place = new Workplace()));
afterEach(() => {
  place.remove();
});

describe('meshprint synth', () => {
  test('writes the repositories, then has nothing to change', () => {
    place.write('blueprints/pair.ts', blueprint());
    const first = place.run('synth');
    expect(first).toEqual({
      code: 0,
      stdout: expect.stringMatching(/^dist\/pair: 2 clusters, \d+ files added\n$/),
      stderr: '',
    });
    const written = place.state('dist');
    expect(Object.keys(written)).toContain('pair/alpha/cilium/values.yaml');
    expect(place.run('synth').stdout).toBe('dist/pair: 2 clusters, nothing changed\n');
    expect(place.state('dist')).toEqual(written);
  });

  test('changes and removes only what the change means', () => {
    place.write('blueprints/pair.ts', blueprint(`cluster('gamma', 3);`));
    place.run('synth');
    const before = place.state('dist');
    place.write('blueprints/pair.ts', blueprint());
    expect(place.run('synth').stdout).toMatch(/^dist\/pair: 2 clusters, \d+ files changed, \d+ removed\n$/);
    const after = place.state('dist');
    const changed = Object.keys(after).filter(file => after[file]?.mtimeMs !== before[file]?.mtimeMs);
    const each = (file: string): string[] => [`pair/alpha/${file}`, `pair/beta/${file}`];
    expect(changed.sort()).toEqual(
      ['.meshprint.json', 'README.md', 'cilium/peers.yaml', 'mesh-ready/mesh.yaml'].flatMap(each).sort(),
    );
    expect(Object.keys(after).some(file => file.startsWith('pair/gamma'))).toBe(false);
    expect(existsSync(place.at('dist/pair/gamma'))).toBe(false);
  });

  test('shows five mistakes with their lines, exits with 1 and leaves dist as it was', () => {
    place.write('blueprints/pair.ts', blueprint());
    place.run('synth');
    const before = place.state('dist');
    const mistakes = [
      `cluster('gamma', 2, '10.3.0.0/16');`,
      `cluster('delta', 4, '10.1.0.0/24');`,
      `new MeshNamespace(fleet, 'Shop');`,
      `new MeshNamespace(fleet, 'alpha');`,
      `new Layer(fleet, 'apps', { build() { throw new Error('no such image'); } });`,
    ];
    const text = blueprint(mistakes.join('\n'));
    place.write('blueprints/pair.ts', text);
    const { code, stderr } = place.run('synth');
    expect(code).toBe(1);
    const shown = [...stderr.matchAll(/^error (\S+) ?(\S*)\n {2}blueprints\/pair\.ts:(\d+)$/gm)].map(match =>
      match.slice(1),
    );
    const line = (statement: string): string =>
      String(text.split('\n').findIndex(l => l.startsWith(statement)) + 1);
    const cluster = line('const cluster');
    expect(shown.sort()).toEqual(
      [
        ['cluster/duplicate-id', 'gamma', cluster],
        ['cluster/pod-cidrs-overlap', 'delta', cluster],
        ['model/name', 'Shop', line(mistakes[2] ?? '')],
        ['model/duplicate-name', 'alpha', line(mistakes[3] ?? '')],
        ['layer/build-failed', 'apps', line(mistakes[4] ?? '')],
      ].sort(),
    );
    expect(stderr).toMatch(/^5 errors, 2 warnings\nNothing was written; dist is as it was\.\n$/m);
    expect(place.state('dist')).toEqual(before);
  });

  test('leaves files alone that are not its own', () => {
    place.write('blueprints/pair.ts', blueprint());
    place.run('synth');
    place.write('dist/pair/alpha/flux/flux-system/gotk-sync.yaml', 'bootstrap wrote this\n');
    place.write('blueprints/pair.ts', blueprint(`new MeshNamespace(fleet, 'shop');`));
    place.write('dist/pair/alpha/namespaces/namespaces.yaml', 'mine\n');
    const before = place.state('dist');
    const { code, stderr } = place.run('synth');
    expect(code).toBe(1);
    expect(stderr).toContain('dist/pair/alpha/namespaces/namespaces.yaml');
    expect(place.state('dist')).toEqual(before);
  });

  test('--out writes elsewhere; --check writes nothing and tells what is stale', () => {
    place.write('blueprints/pair.ts', blueprint());
    expect(place.run('synth', '--check')).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('added    dist/pair/alpha/README.md'),
    });
    expect(existsSync(place.at('dist'))).toBe(false);
    expect(place.run('synth', '-o', 'out').code).toBe(0);
    expect(place.run('synth', '--out', 'out', '--check')).toEqual({ code: 0, stdout: '', stderr: '' });
    place.write('out/pair/alpha/cilium/values.yaml', 'cluster: {}\n');
    const before = place.state('out');
    const stale = place.run('synth', '--out', 'out', '--check');
    expect(stale).toMatchObject({ code: 1, stdout: 'changed  out/pair/alpha/cilium/values.yaml\n' });
    expect(stale.stderr).toContain('out is stale: 1 file changed.');
    expect(place.state('out')).toEqual(before);
  });
});

describe('meshprint check', () => {
  const mistake = blueprint(`new MeshNamespace(fleet, 'Shop');`);

  test('writes nothing, and says so when all is well', () => {
    place.write('blueprints/pair.ts', blueprint());
    expect(place.run('check')).toEqual({ code: 0, stdout: 'pair: 2 clusters, no errors\n', stderr: '' });
    expect(existsSync(place.at('dist'))).toBe(false);
  });

  test('--format json is one document on stdout', () => {
    place.write('blueprints/pair.ts', mistake);
    const { code, stdout, stderr } = place.run('check', '--format', 'json');
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    const { findings } = JSON.parse(stdout) as { findings: unknown[] };
    expect(findings).toEqual([
      expect.objectContaining({
        rule: 'model/name',
        path: 'Shop',
        at: 'blueprints/pair.ts:19',
        source: { file: place.at('blueprints/pair.ts'), line: 19 },
      }),
    ]);
  });

  test('--format github annotates the line', () => {
    place.write('blueprints/pair.ts', mistake);
    const { code, stdout } = place.run('check', '-f', 'github');
    expect(code).toBe(1);
    expect(stdout).toMatch(/^::error file=blueprints\/pair\.ts,line=19,title=model\/name::Shop: /);
  });
});

describe('a mistake in using the command is one message and exit code 1', () => {
  test.each([
    [
      'no blueprints',
      {},
      ['synth'],
      /^There are no blueprints in \/.*\/blueprints\. Name one: path\/to\/blueprint\.ts$/m,
    ],
    ['no such blueprint', {}, ['check', 'nope.ts'], /^There is no blueprint at nope\.ts\.$/m],
    ['a folder', { 'shop/x.ts': '' }, ['check', 'shop'], /^There is no blueprint at shop\.$/m],
    ['a file above', { shop: '' }, ['check', 'shop/x.ts'], /a part of the path is not a folder/],
    [
      'no fleet exported',
      { 'a.ts': 'export const x = 1;' },
      ['check', 'a.ts'],
      /a\.ts does not export a Fleet/,
    ],
    [
      'a throw',
      { 'a.ts': 'const x = 1;\nthrow new Error("no luck");' },
      ['check', 'a.ts'],
      /^a\.ts:2: no luck\n$/,
    ],
    ['a syntax error', { 'a.ts': 'const x = ;\n' }, ['check', 'a.ts'], /a\.ts.*[Uu]nexpected/s],
    ['a missing import', { 'a.ts': `import 'not-there';\n` }, ['check', 'a.ts'], /a\.ts.*not-there/s],
    ['an unknown option', {}, ['synth', '--fast'], /^error: unknown option '--fast'/],
    ['an unknown command', {}, ['sinth'], /unknown command 'sinth'.*Did you mean synth/s],
    ['an unknown format', {}, ['check', '-f', 'xml'], /Allowed choices are text, json, github/],
    [
      'two fleets with one name',
      { 'blueprints/a.ts': blueprint('', 'same'), 'blueprints/b.ts': blueprint('', 'same') },
      ['synth'],
      /blueprints\/a\.ts and blueprints\/b\.ts both make the fleet 'same'/,
    ],
  ])('%s', (_, files: Record<string, string>, args, message) => {
    for (const [file, text] of Object.entries(files)) place.write(file, text);
    const { code, stdout, stderr } = place.run(...args);
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(existsSync(place.at('dist'))).toBe(false);
  });

  test('a name that would leave the tree', () => {
    place.write('blueprints/a.ts', blueprint('', '../../escape'));
    const { code, stderr } = place.run('synth');
    expect(code).toBe(1);
    expect(stderr).toContain("the fleet name '../../escape'");
    expect(existsSync(place.at('dist'))).toBe(false);
  });
});

test('--help teaches', () => {
  for (const args of [['--help'], ['synth', '--help'], ['check', '--help'], ['init', '--help']]) {
    const { code, stdout } = place.run(...args);
    expect(code).toBe(0);
    expect(stdout).toMatch(/Usage: meshprint/);
  }
});

describe('what else a blueprint does', () => {
  test('a process that it ends is no success', () => {
    place.write('a.ts', blueprint('process.exit(0);'));
    expect(place.run('check', 'a.ts')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('ended the process before Meshprint was done'),
    });
  });

  test('what it logs stays out of what programs read', () => {
    place.write('a.ts', blueprint(`console.log('hello');`));
    const { code, stdout, stderr } = place.run('check', 'a.ts', '-f', 'json');
    expect({ code, stderr }).toEqual({ code: 0, stderr: 'hello\n' });
    expect(JSON.parse(stdout)).toEqual({ findings: [], silenced: [] });
  });

  test('a timer that it leaves running does not keep the command', () => {
    place.write('a.ts', blueprint('setInterval(() => undefined, 1000);'));
    expect(place.run('check', 'a.ts').code).toBe(0);
  });

  test('a module that tsc compiled is one too', () => {
    const text = `"use strict"; Object.defineProperty(exports, "__esModule", { value: true });
const { Fleet } = require('meshprint');
exports.default = new Fleet('compiled', {
  cilium: { version: '1.20.3' }, flux: { version: '2.9.4' },
  mesh: { domain: 'mesh.example.com', topology: { fullMesh: {} },
    trust: { certManager: { issuer: 'ca', provision: { assumes: { version: 'v1.19.1' } } } } },
});`;
    place.write('a.js', text);
    expect(place.run('check', 'a.js').stderr).toContain('fleet/no-clusters');
  });
});

test('a fleet that no blueprint makes any more is stale, and stays', () => {
  place.write('blueprints/old.ts', blueprint('', 'old'));
  place.run('synth');
  place.write('blueprints/old.ts', blueprint('', 'new'));
  const { code, stderr } = place.run('synth');
  expect(code).toBe(0);
  expect(stderr).toContain('dist/old is of a fleet that no blueprint makes.');
  expect(place.run('synth', '--check').code).toBe(1);
  expect(place.run('synth', '--check', 'blueprints/old.ts').code).toBe(0);
  expect(existsSync(place.at('dist/old/alpha/README.md'))).toBe(true);
});

test.each([
  ['synth', '--out'],
  ['publish', '--out'],
  ['diff', '--output'],
  ['report', '--output'],
])('of %s an empty %s is refused', (command, option) => {
  place.write('blueprints/a.ts', blueprint());
  expect(place.run(command, '-o', '')).toEqual({
    code: 1,
    stdout: '',
    stderr: expect.stringMatching(new RegExp(`^${option} is empty; name the (folder|file|page).*\\.\n$`)),
  });
});

describe('what stands where the fleets’ folders belong is told at once, and left alone', () => {
  test.each([
    [
      'a file',
      'dist',
      'is a file where a folder belongs',
      () => {
        place.write('dist', 'mine');
      },
    ],
    [
      'a file above',
      'mine/dist',
      'a part of the path is not a folder',
      () => {
        place.write('mine', 'mine');
      },
    ],
    [
      'a link to nothing',
      'dist',
      'is a symbolic link to nothing that is a folder',
      () => {
        symlinkSync('nowhere', place.at('dist'));
      },
    ],
  ])('%s', (_, out, what, put) => {
    place.write('blueprints/a.ts', blueprint());
    put();
    const before = readdirSync(place.folder, { recursive: true });
    for (const args of [['synth'], ['synth', '--check']]) {
      const { code, stdout, stderr } = place.run(...args, '-o', out);
      expect([code, stdout]).toEqual([1, '']);
      expect(stderr.match(/^\S.*$/gm)).toEqual([
        expect.stringMatching(new RegExp(`${out}: ${what}|${out} ${what}`)),
      ]);
    }
    expect(
      readdirSync(place.folder, { recursive: true }).filter(name => !String(name).startsWith('.meshprint')),
    ).toEqual(before);
  });
});
