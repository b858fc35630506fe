import { renameSync } from 'node:fs';
import type { FleetToPublish } from '../../src/publish/index';
import { layersOf } from '../../src/publish/waves/index';
import { type Rollout, rollOut } from '../../src/cli/publish/rollout';
import { PullForge } from './pull-forge';
import { fleetToPublish, git, PublishPlace, states } from './support';

const place = new PublishPlace();
let forge: PullForge;
beforeEach(async () => {
  forge = await new PullForge().start();
  for (const name of ['alpha', 'beta', 'gamma']) {
    place.remote(name);
    place.commit(place.at(name), { 'NOTES.md': 'ours\n' });
  }
});
afterEach(() => {
  forge.stop();
});

/** A cluster for each of three waves. */
function fleet(namespaces: readonly string[] = [], publish: object = { remotes: {} }): FleetToPublish {
  const cluster = (name: string, wave: number): object => ({
    wave,
    repository: {
      url: `https://git.example.com/fleet/${name}.git`,
      pushUrl: `file://${place.at(name)}`,
      forge: { gitea: { tokenSecret: 'token', address: `http://${forge.host}/fleet/${name}` } },
    },
  });
  return fleetToPublish(
    { alpha: cluster('alpha', 1), beta: cluster('beta', 2), gamma: cluster('gamma', 3) },
    { publish: publish as { remotes: object }, namespaces, rollout: { soak: '1h' } },
  );
}

const tip = (name: string): string => git(place.at(name), 'rev-parse', 'main');

/** Every layer of a cluster reports on the tip of its branch. */
function report(made: FleetToPublish, cluster: string, status: string, minutesAgo: number): void {
  const tree = made.trees.find(one => one.cluster === cluster)!;
  const at = new Date(Date.now() - minutesAgo * 60_000).toISOString();
  const reports = layersOf(tree).map((layer, id) => ({
    id,
    context: `${cluster}/${layer}`,
    status,
    created_at: at,
    description: 'told by a test',
  }));
  forge.statuses.set(tip(cluster), [...reports, ...(forge.statuses.get(tip(cluster)) ?? [])]);
}

const publish = (made: FleetToPublish, options: object = {}, how: object = {}): Promise<Rollout> =>
  rollOut(
    [made],
    { folder: place.folder, environment: forge.environment, ...options },
    { wait: false, isForced: false, onWait: () => undefined, ...how },
  );
const notesOf = ({ notes }: Rollout): string => (notes.get('test') ?? []).join('\n');

test('waves follow as far as those before are healthy, and a run later goes on', async () => {
  const made = fleet();
  const first = await publish(made);
  expect(states(first.outcomes)).toEqual({ alpha: 'published' });
  expect(notesOf(first)).toMatch(/^wave 2 does not follow yet\n'alpha' \(wave 1\) waits on the tip /);
  // It is on its way, which is no failure.
  expect([...first.refused]).toEqual([]);

  report(made, 'alpha', 'success', 30);
  const second = await publish(made);
  expect(states(second.outcomes)).toEqual({ alpha: 'unchanged' });
  expect(notesOf(second)).toContain('is healthy, but not for long enough, until ');
  // Asked for by its number, it cannot be done now.
  expect([...(await publish(made, { wave: 2 })).refused]).toEqual(['test']);

  // A success that was said before, and again since, is as old as the first one.
  report(made, 'alpha', 'success', 90);
  const third = await publish(made);
  expect(states(third.outcomes)).toEqual({ alpha: 'unchanged', beta: 'published' });
  expect(notesOf(third)).toContain('wave 3 does not follow yet');

  report(made, 'beta', 'failure', 1);
  const fourth = await publish(made);
  expect(notesOf(fourth)).toMatch(/^wave 3 must not follow\n'beta' \(wave 2\) has failed/);
  expect([...fourth.refused]).toEqual(['test']);
});

test('a wave of which nothing is left to publish asks nobody', async () => {
  const made = fleet();
  await publish(made, {}, { isForced: true });
  const again = await publish(made);
  expect(states(again.outcomes)).toEqual({ alpha: 'unchanged', beta: 'unchanged', gamma: 'unchanged' });
  expect(notesOf(again)).toBe('');
  expect((await publish(made, { wave: 3 })).refused.size).toBe(0);
});

test('a wave is refused while one before is not as the blueprint says; with a reason it is not', async () => {
  const made = fleet();
  const refused = await publish(made, { wave: 2 });
  expect(refused.outcomes).toEqual([]);
  expect(notesOf(refused)).toContain(
    "'alpha' (wave 1) is not published as the blueprint says now: publish wave 1 first",
  );
  expect([...refused.refused]).toEqual(['test']);
  const trailer = 'Meshprint-Forced: alpha burns';
  const done = await publish(made, { wave: 2, trailer }, { isForced: true });
  expect(states(done.outcomes)).toEqual({ beta: 'published' });
  expect(git(place.at('beta'), 'log', '-1', '--format=%(trailers:key=Meshprint-Forced)', 'main').trim()).toBe(
    trailer,
  );
});

test('one cluster of a later wave waits too', async () => {
  const { outcomes, refused } = await publish(fleet(), { clusters: ['gamma'] });
  expect(outcomes).toEqual([]);
  expect([...refused]).toEqual(['test']);
});

test('waiting goes on when the wave before is healthy, and tells how it is', async () => {
  const made = fleet();
  await publish(made, { wave: 1 });
  report(made, 'alpha', 'pending', 1);
  const told: string[] = [];
  const onWait = (_: string, progress: string): void => {
    told.push(progress);
    report(made, 'alpha', 'success', 90);
    forge.statuses.set(
      tip('alpha'),
      (forge.statuses.get(tip('alpha')) ?? []).filter(one => 'status' in one && one.status === 'success'),
    );
  };
  const { outcomes } = await publish(made, { wave: 2 }, { wait: true, onWait });
  expect(told).toEqual(['before wave 2: 1 pending', 'before wave 2: 1 healthy']);
  expect(states(outcomes)).toEqual({ beta: 'published' });
});

test('without a token nobody can tell', async () => {
  const made = fleet();
  await publish(made, { wave: 1 });
  const result = await publish(made, { environment: {} });
  expect(notesOf(result)).toMatch(/wave 2 must not follow\n'alpha' \(wave 1\) cannot be asked about/);
  expect([...result.refused]).toEqual(['test']);
});

test('a repository that cannot be read keeps the gate shut, and may be there later', async () => {
  const made = fleet();
  await publish(made, { wave: 1 });
  renameSync(place.at('alpha'), place.at('away'));
  const result = await publish(made, { wave: 2 });
  expect(notesOf(result)).toContain("'alpha' (wave 1) cannot be read: ");
  expect(result.outcomes).toEqual([]);
});

test('pull requests of a wave are merged before the next one is asked about', async () => {
  const made = fleet([], { remotes: { pullRequests: true } });
  const first = await publish(made);
  expect(states(first.outcomes)).toEqual({ alpha: 'proposed' });
  expect(notesOf(first)).toContain('wave 2 follows when the pull requests of the one before it are merged');
  expect([...first.refused]).toEqual([]);
});

test('embedded repositories are published at once, and that is said', async () => {
  const made = fleet([], { embedded: {} });
  const result = await publish(made);
  expect(states(result.outcomes)).toEqual({ alpha: 'published', beta: 'published', gamma: 'published' });
  expect(notesOf(result)).toContain('waves were not waited for');
});
