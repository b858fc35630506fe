import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect as about, loadFleet, TestFleet, withOptions } from 'meshprint/testing';
import type { Fleet } from '../../src/model/index';
import { fingerprintA } from '../support/certificates';
import { clusterProps, fleetOf, fleetProps } from '../support/fleets';
import { failure } from './support';

const blueprints = path.join(__dirname, '../../blueprints');

let folder: string;
beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), 'meshprint-testing-'))));
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** The ids that clusters get. */
const idsOf = (tested: TestFleet): unknown =>
  Object.fromEntries((tested.synthesis.plan?.clusters ?? []).map(({ name, id }) => [name, id]));

const lock = (clusters: string): string =>
  `version: 1\nfleets:\n  test:\n    maxConnectedClusters: 255\n    clusters:\n${clusters}`;

describe('fleet.lock', () => {
  const auto = (): Fleet => fleetOf({ alpha: { id: 'auto' }, beta: { id: 'auto' } });

  test('is read from the folder of the blueprint, and not written', () => {
    writeFileSync(path.join(folder, 'fleet.lock'), lock('      alpha: 7\n      beta: 3\n'));
    expect(idsOf(withOptions(auto(), { folder }))).toEqual({ alpha: 7, beta: 3 });
    const empty = mkdtempSync(path.join(folder, 'x'));
    expect(idsOf(withOptions(auto(), { folder: empty }))).toEqual({ alpha: 1, beta: 2 });
    expect(readdirSync(empty)).toEqual([]);
  });

  test('is the one beside the file that made the fleet, without options', () => {
    writeFileSync(path.join(folder, 'fleet.lock'), lock('      alpha: 7\n'));
    const { cilium, flux, mesh } = fleetProps();
    const cluster = JSON.stringify({ ...clusterProps(1), id: 'auto' });
    const blueprint = `const { Cluster, Fleet } = require('meshprint');
      module.exports = new Fleet('test', ${JSON.stringify({ cilium, flux, mesh })});
      new Cluster(module.exports, 'alpha', ${cluster});`;
    writeFileSync(path.join(folder, 'fleet.js'), blueprint);
    const fleet = jest.requireActual<Fleet>(path.join(folder, 'fleet.js'));
    about(fleet).toHaveNoFindings();
    expect(idsOf(new TestFleet(fleet))).toEqual({ alpha: 7 });
  });

  test('that cannot be relied on fails a test with its message', () => {
    writeFileSync(path.join(folder, 'fleet.lock'), 'version: 2\n');
    const tested = withOptions(auto(), { folder });
    expect(
      failure(() => {
        about(tested).not.toHaveNoFindings();
      }),
    ).toMatch(/fleet\.lock/);
  });
});

describe('loadFleet', () => {
  test.each(['starter.yaml', 'two-clusters.ts'])('loads %s', async file => {
    about(await loadFleet(path.join(blueprints, file))).toHaveNoFindings();
    about(await loadFleet(pathToFileURL(path.join(blueprints, file)))).toHaveNoFindings();
  });

  test('leaves stacks as they are', async () => {
    const before: unknown = Reflect.get(Error, 'prepareStackTrace');
    await loadFleet(path.join(blueprints, 'two-clusters.ts'));
    expect(Reflect.get(Error, 'prepareStackTrace')).toBe(before);
  });

  test('says what is wrong with a blueprint', async () => {
    await expect(loadFleet(path.join(folder, 'x.yaml'))).rejects.toThrow('There is no blueprint at');
  });

  test('takes options', async () => {
    const now = new Date('2026-06-01T00:00:00Z');
    const tested = await loadFleet(path.join(blueprints, 'starter.yaml'), { now });
    expect(tested.options).toEqual({ now, folder: blueprints });
  });
});

test('a fleet is synthesised once, and with other options anew', () => {
  const fleet = fleetOf({ alpha: {}, beta: {} });
  const tested = withOptions(fleet, {});
  expect(tested.synthesis).toBe(tested.synthesis);
  expect(tested.state).toBe(tested.state);
  expect(withOptions(tested, { folder }).synthesis).not.toBe(tested.synthesis);
});

test('now is the moment against which certificates are checked', () => {
  const fleet = fleetOf(
    { alpha: {}, beta: {} },
    { mesh: { trust: { sharedCa: { root: { sha256: fingerprintA, notAfter: '2030-01-01' } } } } },
  );
  about(withOptions(fleet, { now: new Date('2026-06-01') })).toHaveNoFindings();
  about(withOptions(fleet, { now: new Date('2031-06-01') })).not.toHaveNoFindings();
});

test('a module that holds a fleet as its default is that fleet', () => {
  const fleet = fleetOf({ alpha: {}, beta: {} });
  about({ default: fleet } as unknown as Fleet).toHaveNoFindings();
});

test('a fleet of another copy of the package is refused', () => {
  const other = { [Symbol.for('meshprint.Fleet')]: true };
  expect(
    failure(() => {
      about(other as unknown as Fleet);
    }),
  ).toMatch(/^The fleet was made by another copy of meshprint/);
});

test("anything else is the runner's", () => {
  about(1).toBe(1);
  expect(
    failure(() => {
      about(1).toBe(2);
    }),
  ).toMatch(/Expected: .*2/);
  about({ a: 'b' }).toEqual({ a: about.any(String) });
});
