import { execFileSync, spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fleetFile } from '../../src/cli/template/fleet-file';
import { main } from '../support/cli';
import { readFolder } from '../support/golden';

// What people install: the package as npm makes it, in a folder of theirs, made with `meshprint init`.
const root = path.resolve(__dirname, '../..');
const scratch = mkdtempSync(path.join(tmpdir(), 'meshprint-package-'));
const at = (...parts: string[]): string => path.join(scratch, ...parts);
const people = at('people');

const npm = (cwd: string, ...args: string[]): string =>
  execFileSync('npm', [...args, '--no-audit', '--no-fund', '--prefer-offline', '--loglevel', 'error'], {
    cwd,
    encoding: 'utf8',
    stdio: 'pipe',
  });

const hasRegistry =
  spawnSync('npm', ['view', 'constructs', 'version', '--fetch-retries', '0', '--fetch-timeout', '20000'])
    .status === 0;

/** In CI a missing registry fails the tests; elsewhere they are skipped and say so. */
const testInstalled = hasRegistry || process.env.CI !== undefined ? test : skipped();

function skipped(): jest.It {
  console.info('Skipped what needs an npm registry, which does not answer.');
  return test.skip;
}

/** Paths in the tarball. */
let packed: string[];

beforeAll(() => {
  pack();
  if (testInstalled === test) install();
}, 300_000);

afterAll(() => {
  rmSync(scratch, { recursive: true, force: true });
});

/** Packs a copy, as in a fresh clone: packing builds lib/ anew, which the other tests are running at this time. */
function pack(): void {
  const left = ['node_modules', 'lib', '.git', 'coverage', '.cdk8s'].map(name => path.join(root, name));
  cpSync(root, at('clone'), { recursive: true, filter: file => !left.includes(file) });
  symlinkSync(path.join(root, 'node_modules'), at('clone/node_modules'));
  const report = npm(at('clone'), 'pack', '--json', '--pack-destination', scratch);
  const [made] = JSON.parse(report) as { filename: string; files: { path: string }[] }[];
  if (made === undefined) throw new Error('npm pack made nothing');
  packed = made.files.map(file => file.path).sort();
  renameSync(at(made.filename), at('meshprint.tgz'));
}

interface Manifest {
  readonly version: string;
  readonly dependencies: Record<string, string>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

function install(): void {
  execFileSync(process.execPath, [main, 'init', people]);
  const file = path.join(people, 'package.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as Manifest;
  const { version, devDependencies } = JSON.parse(
    readFileSync(path.join(root, 'package.json'), 'utf8'),
  ) as Manifest;
  expect(manifest.dependencies.meshprint).toBe(`^${version}`);
  manifest.dependencies.meshprint = 'file:../meshprint.tgz';
  // The demo's own workloads use it.
  manifest.dependencies['cdk8s-plus-28'] = '^2.5.0';
  // The tests beside the blueprints.
  for (const name of ['jest', '@swc/jest', '@swc/core', '@types/jest', '@types/node'])
    manifest.dependencies[name] = devDependencies[name] ?? '';
  writeFileSync(file, JSON.stringify(manifest));
  npm(people, 'install');
  for (const file of readdirSync(path.join(root, 'blueprints')))
    cpSync(path.join(root, 'blueprints', file), path.join(people, 'blueprints', file));
}

const npx = (...args: string[]): { code: number | null; stdout: string; stderr: string } => {
  const env = { ...process.env, NO_COLOR: '1', npm_config_loglevel: 'error' };
  const done = spawnSync('npx', ['--no-install', ...args], { cwd: people, encoding: 'utf8', env });
  return { code: done.status, stdout: done.stdout, stderr: done.stderr };
};

test('the package holds the compiled sources, the schemas and the documentation, and nothing else', () => {
  const files = (folder: string): string[] =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter(file => path.extname(file) !== '')
      .map(file => path.posix.join(folder, file.split(path.sep).join('/')));
  const compiled = files('src').flatMap(file =>
    ['.js', '.d.ts'].map(extension => file.replace(/^src/, 'lib').replace(/\.ts$/, extension)),
  );
  const own = ['CHANGELOG.md', 'LICENSE', 'README.md', 'package.json'];
  const validators = ['lib/kinds/compiled.js', 'lib/model/compiled.js'];
  expect(packed).toEqual([...own, ...compiled, ...validators, ...files('docs'), ...files('schemas')].sort());
});

testInstalled('installed elsewhere, synth writes the bytes that are committed here', () => {
  const { code, stdout } = npx('meshprint', 'synth');
  expect({ code, stdout }).toEqual({
    code: 0,
    stdout: expect.stringMatching(
      /^dist\/edge: 40 clusters.*\ndist\/demo: 2 clusters.*\ndist\/retail: 9 clusters.*\ndist\/starter: 3 clusters.*\ndist\/two-clusters: 2 clusters.*\n$/,
    ),
  });
  const written = readFolder(path.join(people, 'dist'));
  const committed = Object.entries(readFolder(path.join(root, 'dist')));
  expect(committed.length).toBeGreaterThan(50);
  expect(Object.entries(written).filter(([file]) => !file.startsWith('demo/'))).toEqual(committed);
});

testInstalled('installed elsewhere, report puts its page together', () => {
  const done = npx('meshprint', 'report', 'blueprints/retail.ts', '-o', 'report.html');
  expect(done).toEqual({ code: 0, stdout: 'report.html: 1 fleet\n', stderr: '' });
  expect(readFileSync(path.join(people, 'report.html'), 'utf8')).toContain('report/client/main');
});

testInstalled('the first blueprint gives the same bytes with the package as it gives here', () => {
  const options = ['synth', 'blueprints/fleet.ts', '--out'];
  execFileSync(process.execPath, [main, ...options, 'here'], { cwd: people });
  expect(npx('meshprint', ...options, 'there')).toMatchObject({ code: 0, stderr: '' });
  expect(readFolder(path.join(people, 'there'))).toEqual(readFolder(path.join(people, 'here')));
});

testInstalled('blueprints type-check against the types of the package', () => {
  const tsc = require.resolve('typescript/bin/tsc');
  const check = (): string =>
    spawnSync(process.execPath, [tsc, '--noEmit', '--types', 'jest,node', '-p', people], { encoding: 'utf8' })
      .stdout;
  expect(check()).toBe('');
  const blueprint = path.join(people, 'blueprints/fleet.ts');
  const text = readFileSync(blueprint, 'utf8');
  writeFileSync(blueprint, text.replace('podCidrs:', 'podCidr:'));
  expect(check()).toMatch(/^.*fleet\.ts\(\d+,\d+\): error TS2561: .*'podCidr'.*'podCidrs'/);
  writeFileSync(blueprint, text);
});

testInstalled('fleet files find the schema where their first line says', () => {
  const [, place = ''] = /^# yaml-language-server: \$schema=(\S+)/.exec(fleetFile) ?? [];
  const schema = path.join(people, 'blueprints', place);
  expect(JSON.parse(readFileSync(schema, 'utf8'))).toMatchObject({ title: 'A fleet of Meshprint' });
});

const swc = `['@swc/jest', { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' } }]`;

testInstalled('the tests beside the blueprints pass with jest', () => {
  const config = `module.exports = { transform: { '^.+\\\\.ts$': ${swc} }, testTimeout: 60000 };`;
  writeFileSync(path.join(people, 'jest.config.js'), config);
  const { code, stderr } = npx('jest');
  const names = readdirSync(path.join(root, 'blueprints')).filter(file => file.endsWith('.test.ts'));
  expect({ code, stderr }).toEqual({
    code: 0,
    stderr: expect.stringContaining(`Test Suites: ${names.length} passed, ${names.length} total`),
  });
});

testInstalled('fleets are tested with node --test, from CommonJS and from ES modules', () => {
  const tests = (load: string): string => `${load}
test('starter', async () => {
  const fleet = await loadFleet('blueprints/starter.yaml');
  expect(fleet).toHaveNoFindings();
  expect(fleet).toSurviveLossOf('berlin');
});
test('two clusters', async () => {
  expect(await loadFleet('blueprints/two-clusters.ts')).not.toSurviveLossOf('east');
});
`;
  writeFileSync(
    path.join(people, 'fleets.test.cjs'),
    tests(`const test = require('node:test');\nconst { expect, loadFleet } = require('meshprint/testing');`),
  );
  writeFileSync(
    path.join(people, 'fleets.test.mjs'),
    tests(`import test from 'node:test';\nimport { expect, loadFleet } from 'meshprint/testing';`),
  );
  const args = ['--test', '--test-reporter', 'tap', 'fleets.test.cjs', 'fleets.test.mjs'];
  const env = { ...process.env, NODE_TEST_CONTEXT: undefined };
  const { status, stdout } = spawnSync(process.execPath, args, { cwd: people, encoding: 'utf8', env });
  expect({ status, stdout }).toEqual({ status: 0, stdout: expect.stringContaining('# pass 4') });
});

testInstalled(
  'without the types of a test runner, fleets are typed and anything else may be expected',
  () => {
    const test = `import { expect } from 'meshprint/testing';
import fleet from './fleet';
expect(fleet).toResolve('web/web').from('madrid').to(['berlin']);
expect(1).toBe(1);
// @ts-expect-error: no list
expect(fleet).toResolve('web/web').from('madrid').to('berlin');
`;
    const file = path.join(people, 'blueprints/types.ts');
    writeFileSync(file, test);
    const options = ['--noEmit', '--strict', '--types', 'node', '--module', 'node16', '--target', 'es2022'];
    const tsc = require.resolve('typescript/bin/tsc');
    const checked = spawnSync(process.execPath, [tsc, ...options, '--ignoreConfig', file], {
      cwd: people,
      encoding: 'utf8',
    });
    rmSync(file);
    expect(checked.stdout).toBe('');
  },
);
