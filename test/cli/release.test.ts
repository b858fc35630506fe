import { existsSync, readFileSync, rmSync } from 'node:fs';
import { updateLock } from '../../src/cli/fleet-lock';
import { releaseCluster } from '../../src/registry/index';
import { readLock } from '../../src/synth/index';
import { blueprint, type Outcome, Workplace } from '../support/cli';

let place: Workplace;
beforeEach(() => (place = new Workplace()));
afterEach(() => {
  place.remove();
});

const lock = 'blueprints/fleet.lock';
const record = (left: string, fleet = 'pair'): string =>
  `  ${fleet}:\n    maxConnectedClusters: 255\n    clusters:\n      alpha: 1\n      beta: 2\n    left:\n${left}`;
const head = 'version: 1\nfleets:\n';
const lockText = (file = lock): string => readFileSync(place.at(file), 'utf8').replace(/^#.*\n/gm, '');

/** A fleet that `delta` and `gamma` left. */
function leave(file = 'blueprints/pair.ts'): void {
  place.write(file, blueprint());
  place.write(file.replace('pair.ts', 'fleet.lock'), head + record('      delta: 4\n      gamma: 3\n'));
}

function expectRefused({ code, stdout, stderr }: Outcome, message: string | RegExp): void {
  expect(stderr).toMatch(message);
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
}

test('a cluster that left gives its id up, and another can have it', () => {
  leave();
  expect(place.run('release', 'pair/gamma')).toEqual({
    code: 0,
    stdout: `${lock}: pair/gamma is released, and its id 3 is free\n`,
    stderr: '',
  });
  expect(lockText()).toBe(head + record('      delta: 4\n'));
  place.write('blueprints/pair.ts', blueprint(`cluster('epsilon', 3);`));
  expect(place.run('synth').code).toBe(0);
});

test('several are released together', () => {
  leave();
  expect(place.run('release', 'pair/gamma', 'pair/delta', 'pair/gamma').stdout.split('\n')).toHaveLength(3);
  expect(lockText()).toBe(head + record('').replace('    left:\n', ''));
});

test.each([
  ['that is in the blueprint', 'pair/alpha', 'pair/alpha is in its blueprint. Only a cluster that left'],
  ['with a slip of the pen', 'pair/gama', `${lock} has no cluster pair/gama. Did you mean 'pair/gamma'?`],
  ['that nobody knows', 'pair/omega', 'Those that left: pair/delta, pair/gamma.'],
  ['of a fleet that nobody knows', 'bank/gamma', `${lock} has no cluster bank/gamma.`],
  [
    'without its fleet',
    'gamma',
    "'gamma' is no cluster. Name it with its fleet: meshprint release shop/paris",
  ],
  ['with too much', 'pair/gamma/x', "'pair/gamma/x' is no cluster."],
])('a cluster %s is refused, and no other is released', (_, named, message) => {
  leave();
  const before = place.state('blueprints');
  expectRefused(place.run('release', 'pair/delta', named), message);
  expect(place.state('blueprints')).toEqual(before);
});

test('a cluster that left since the last synth is not released yet', () => {
  leave();
  place.write('blueprints/pair.ts', blueprint().replace(`const beta = cluster('beta', 2);`, ''));
  expectRefused(
    place.run('release', 'pair/beta'),
    'pair/beta left its blueprint, but the repositories of its peers',
  );
  expect(place.run('synth').code).toBe(0);
  expect(place.run('release', 'pair/beta').code).toBe(0);
});

test('a cluster that came back is not released, also before the next synth', () => {
  leave();
  place.write('blueprints/pair.ts', blueprint(`cluster('gamma', 3);`));
  expectRefused(place.run('release', 'pair/gamma'), 'pair/gamma is in its blueprint.');
});

test('a fleet without a blueprint is gone with all its clusters', () => {
  leave();
  rmSync(place.at('blueprints/pair.ts'));
  expect(place.run('release', 'pair/alpha', 'pair/beta', 'pair/gamma', 'pair/delta').code).toBe(0);
  expect(lockText()).toBe(head);
  place.write('blueprints/pair.ts', blueprint().replace('topology', 'maxConnectedClusters: 511, topology'));
  expect(place.run('synth').code).toBe(0);
});

test('--blueprint names the blueprint, and the lock is beside it', () => {
  leave('fleets/pair.ts');
  place.write('fleets/helper.ts', 'export const no = "fleet";');
  expectRefused(place.run('release', 'pair/gamma'), 'blueprints/fleet.lock has no cluster pair/gamma.');
  place.write('fleets/bank.ts', blueprint('', 'bank'));
  expectRefused(
    place.run('release', 'pair/gamma', '-b', 'fleets/bank.ts'),
    "None of the named blueprints makes the fleet 'pair'",
  );
  expectRefused(
    place.run('release', 'pair/gamma', '-b', 'fleets/none.ts'),
    'There is no blueprint at fleets/none.ts.',
  );
  const named = ['-b', 'fleets/bank.ts', '--blueprint', 'fleets/pair.ts'];
  expect(place.run('release', ...named, 'pair/gamma').stdout).toMatch(
    /^fleets\/fleet\.lock: pair\/gamma is released/,
  );
  expect(lockText('fleets/fleet.lock')).toBe(head + record('      delta: 4\n'));
});

test('nothing to release from, and nothing said, are mistakes in using the command', () => {
  expectRefused(place.run('release', 'pair/gamma'), 'has no cluster pair/gamma. No cluster has left.');
  expectRefused(place.run('release'), "missing required argument 'fleet/cluster'");
  expect(existsSync(place.at(lock))).toBe(false);
});

describe('when another process changes the lock after it was read', () => {
  const release = (cluster: string) => (): void => {
    updateLock(read, ['pair'], now => releaseCluster(now, 'pair', cluster));
  };
  let read: ReturnType<typeof readLock>;
  beforeEach(() => {
    leave();
    read = readLock(place.at('blueprints'));
  });

  test('what it says of other fleets stays', () => {
    const other = record('      gamma: 3\n', 'other');
    place.write(lock, lockText().replace(head, head + other));
    release('gamma')();
    expect(lockText()).toBe(head + other + record('      delta: 4\n'));
  });

  test('the same fleet is not changed on old knowledge', () => {
    place.write(lock, head + record('      delta: 4\n      gamma: 5\n'));
    const before = place.state('blueprints');
    expect(release('gamma')).toThrow('was changed by another process meanwhile. Run again.');
    expect(place.state('blueprints')).toEqual(before);
  });

  test('the very same change is done already', () => {
    release('gamma')();
    expect(release('gamma')).not.toThrow();
    expect(release('delta')).toThrow('Run again.');
  });
});
