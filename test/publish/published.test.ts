import { symlinkSync, rmSync } from 'node:fs';
import path from 'node:path';
import { knownFiles } from '../../src/output/index';
import { findDrift, hasDrift, readPublished, targetsOf } from '../../src/publish/index';
import { groupTrees } from '../../src/review/index';
import { fleetToPublish, git, PublishPlace, toRemotes } from './support';

const place = new PublishPlace();
const first = fleetToPublish({ alpha: {}, beta: {} }, { namespaces: ['shop'] });
const targetsIn = (fleet: typeof first): ReturnType<typeof targetsOf> =>
  targetsOf(fleet.plan, { folder: place.folder });

test('what was published is read back as it was, with the commits', async () => {
  await place.publish(first);
  const targets = targetsIn(first);
  const { trees, flaws, tips, missing, failed } = await readPublished(targets, { folder: place.folder });
  expect([flaws, missing, [...failed]]).toEqual([[], [], []]);
  expect(
    groupTrees(
      trees.map(({ tree }) => tree),
      first.trees,
    ).groups,
  ).toEqual([]);
  expect(targets.map(target => tips.get(target))).toEqual(
    ['alpha', 'beta'].map(cluster => git(place.embedded(cluster), 'rev-parse', 'main')),
  );
});

test('equal files of different clusters are one object', async () => {
  await place.publish(first);
  for (const jobs of [1, 2]) {
    const { trees } = await readPublished(targetsIn(first), { folder: place.folder, jobs });
    const [alpha, beta] = trees.map(({ tree }) =>
      tree.files.find(file => file.path === 'namespaces/namespaces.yaml'),
    );
    expect(alpha).toBeDefined();
    expect(alpha).toBe(beta);
  }
});

test('files that are published as they were made are those, and others are read', async () => {
  await place.publish(first);
  const known = knownFiles([{ fleet: first.plan.fleet, trees: first.trees }]);
  const others = async (): Promise<string[]> => {
    const { trees } = await readPublished(targetsIn(first), { folder: place.folder, known });
    const made = new Set(first.trees.flatMap(({ files }) => files));
    return trees.flatMap(({ tree: { cluster, files } }) =>
      files.filter(file => !made.has(file)).map(file => `${cluster}/${file.path}`),
    );
  };
  expect(await others()).toEqual([]);
  place.commit(place.embedded('alpha'), { 'README.md': 'by hand\n' });
  expect(await others()).toEqual(['alpha/README.md']);
});

test('what is not there yet, and what cannot be read, is said', async () => {
  const fleet = toRemotes({
    alpha: place.remote('a'),
    beta: `file://${place.at('nowhere')}`,
    gamma: { pushUrl: `file://${place.at('a')}`, path: 'gamma' },
    delta: { pushUrl: `file://${place.at('a')}`, branch: 'other' },
  });
  await place.publish(fleet, { clusters: ['alpha'] });
  const { trees, missing, failed } = await readPublished(targetsIn(fleet), { folder: place.folder });
  expect(trees.map(({ tree }) => tree.cluster)).toEqual([]);
  expect(missing.map(({ cluster }) => cluster).sort()).toEqual(['alpha', 'delta', 'gamma']);
  expect([...failed].map(([{ cluster }, why]) => [cluster, why])).toEqual([
    ['beta', expect.stringContaining('nowhere')],
  ]);
});

test('a tree of somebody else is no tree of the cluster', async () => {
  const url = place.remote('a');
  await place.publish(toRemotes({ alpha: url }));
  const { trees, flaws } = await readPublished(targetsIn(toRemotes({ beta: url })), { folder: place.folder });
  expect(trees).toEqual([]);
  expect(flaws).toEqual([
    {
      fleet: 'test',
      cluster: 'beta',
      place: `${url} main:.meshprint.json`,
      what: 'is of "test/alpha"; its tree is left out',
      isLost: true,
    },
  ]);
});

test('drift is what people changed in files of Meshprint, and with all what they added', async () => {
  await place.publish(first);
  const clone = place.clone(place.embedded('alpha'));
  rmSync(path.join(clone, 'cilium/peers.yaml'));
  symlinkSync('values.yaml', path.join(clone, 'cilium/peers.yaml'));
  rmSync(path.join(clone, 'README.md'));
  place.commitAll(clone);
  for (const cluster of ['alpha', 'beta'])
    place.commit(place.embedded(cluster), { 'cilium/values.yaml': 'a: b\n', 'mine.yaml': 'mine\n' });
  const [alpha, beta] = await findDrift(targetsIn(first), { folder: place.folder });
  expect(alpha?.files).toEqual([
    { kind: 'deleted', file: 'README.md' },
    { kind: 'replaced', file: 'cilium/peers.yaml', what: 'is a symbolic link' },
    { kind: 'changed', file: 'cilium/values.yaml' },
  ]);
  expect(beta?.files).toEqual([{ kind: 'changed', file: 'cilium/values.yaml' }]);
  const all = await findDrift(targetsIn(first), { folder: place.folder, all: true });
  expect(all.map(({ files }) => files.at(-1))).toEqual(
    Array.from({ length: 2 }, () => ({ kind: 'added', file: 'mine.yaml' })),
  );
});

test('files that people added alone are no drift, and neither is what is not published', async () => {
  const fleet = fleetToPublish({ alpha: {}, beta: {} });
  await place.publish(fleet, { clusters: ['alpha'] });
  place.commit(place.embedded('alpha'), { 'mine.yaml': 'mine\n' });
  const drifts = await findDrift(targetsIn(fleet), { folder: place.folder, all: true });
  expect(drifts.map(hasDrift)).toEqual([false, false]);
  expect(drifts.map(({ commit }) => commit !== undefined)).toEqual([true, false]);
});
