import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

// Real runners on the compiled package: what an unfinished assertion does, and what counts as one.
const root = path.resolve(__dirname, '../..');
const lib = (file: string): string => JSON.stringify(path.join(root, 'lib', file));

let folder: string;
beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), 'meshprint-testing-'))));
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const fleet = `
const { Cluster, Fleet } = require(${lib('index.js')});
const { expect, loadFleet, matchers } = require(${lib('testing/index.js')});
const fleet = new Fleet('pair', {
  cilium: { version: '1.20.3' },
  flux: { version: '2.9.4' },
  mesh: {
    domain: 'mesh.example.com',
    topology: { fullMesh: {} },
    trust: { certManager: { issuer: 'mesh-ca', provision: { assumes: { version: 'v1.19.1' } } } },
  },
});
for (const [n, name] of ['alpha', 'beta'].entries())
  new Cluster(fleet, name, {
    id: n + 1, kubernetes: '1.34', platform: { generic: { loadBalancerAnnotations: {} } },
    podCidrs: [\`10.\${n}.0.0/16\`], nodeCidrs: [\`192.168.\${n}.0/24\`],
    repository: { url: 'https://git.example.com/x.git', path: name },
  });
`;

interface Outcome {
  readonly code: number | null;
  readonly output: string;
}

function run(...args: string[]): Outcome {
  const env = { ...process.env, NO_COLOR: '1', NODE_TEST_CONTEXT: undefined, JEST_WORKER_ID: undefined };
  const done = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8', env });
  return { code: done.status, output: done.stdout + done.stderr };
}

function jest(test: string): Outcome {
  writeFileSync(path.join(folder, 'fleet.test.js'), `${fleet}\n${test}`);
  writeFileSync(path.join(folder, 'jest.config.js'), 'module.exports = { transform: {} };');
  return run(require.resolve('jest/bin/jest'), '--rootDir', folder, '--verbose');
}

function node(test: string): Outcome {
  writeFileSync(path.join(folder, 'fleet.test.js'), `const test = require('node:test');\n${fleet}\n${test}`);
  return run('--test', '--test-reporter', 'tap', 'fleet.test.js');
}

describe('with jest', () => {
  test('an assertion that is not finished fails its own test, at its line', () => {
    const { code, output } = jest(`
      test('half', () => { expect(fleet).toResolve('shop/catalog').from('alpha'); });
      test('whole', () => { expect(fleet).toRender('HelmRelease', 'cilium').in('alpha'); });
      test('half and not', () => { expect(fleet).not.toRender('HelmRelease', 'cilium'); });
    `);
    expect(code).toBe(1);
    expect(output).toMatch(/✕ half \(.*\n.*✓ whole .*\n.*✕ half and not/);
    expect(output).toContain(
      "expect(fleet).toResolve('shop/catalog') was begun and never finished, so that it tested nothing; it ends with .from(…).to(…).",
    );
    expect(output).toContain(
      "expect(fleet).not.toRender('HelmRelease', 'cilium') was begun and never finished, so that it tested nothing; it ends with .in(…).",
    );
    expect(output).toMatch(/> \d+ \| +test\('half', /);
  });

  test('each assertion counts as one', () => {
    const { code, output } = jest(`
      test('two', () => {
        expect.assertions(2);
        expect(fleet).toHaveNoFindings();
        expect(1).toBe(1);
      });
      test('none', () => { expect.hasAssertions(); });
      test('one', () => { expect.hasAssertions(); expect(fleet).toSurviveLossOf('alpha'); });
      test('three', () => { expect.assertions(3); expect(fleet).toHaveNoFindings(); });
    `);
    expect({ code, output }).toEqual({
      code: 1,
      output: expect.stringMatching(/✓ two .*\n.*✕ none.*\n.*✓ one.*\n.*✕ three/),
    });
  });

  test('a failure points at the line of the test', () => {
    const { output } = jest(`
      test('a', () => { expect(fleet).not.toHaveNoFindings(); });
      test('b', () => { expect(fleet).toResolve('shop/catalog').from('alpha').to([]); });
    `);
    expect(output).toMatch(/> \d+ \| +test\('a', /);
    expect(output).toMatch(/> \d+ \| +test\('b', /);
  });

  test("the matchers are for jest's own expect", () => {
    const { code, output } = jest(`
      const own = globalThis.expect;
      own.extend(matchers);
      test('right', () => { own.assertions(1); own(fleet).toHaveNoFindings(); });
      test('wrong', () => { own(fleet).not.toHaveNoFindings(); });
    `);
    expect({ code, output }).toEqual({
      code: 1,
      output: expect.stringMatching(/✓ right [\s\S]*expect\(fleet\)\.not\.toHaveNoFindings\(\)/),
    });
  });
});

describe('with node --test', () => {
  test('fleets need no runner with an expect', () => {
    const { code, output } = node(`
      test('right', () => { expect(fleet).toHaveNoFindings(); });
      test('wrong', () => { expect(fleet).not.toHaveNoFindings(); });
    `);
    expect({ code, output }).toEqual({
      code: 1,
      output: expect.stringMatching(
        /\nok \d - right[\s\S]*\nnot ok \d - wrong[\s\S]*The checks find nothing\./,
      ),
    });
  });

  test('an assertion that is not finished fails the file', () => {
    const { code, output } = node(`
      test('half', () => { expect(fleet).toResolve('shop/catalog'); });
    `);
    expect({ code, output }).toEqual({
      code: 1,
      output: expect.stringMatching(/was begun and never finished[\s\S]*fleet\.test\.js:\d+/),
    });
  });

  test('anything but a fleet is refused clearly', () => {
    const { code, output } = node(`
      test('number', () => { expect(1); });
    `);
    expect({ code, output }).toEqual({
      code: 1,
      output: expect.stringContaining('This is no fleet, and there is no test runner with a global `expect`'),
    });
  });
});
