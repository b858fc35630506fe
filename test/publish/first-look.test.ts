import { knownFiles } from '../../src/output/index';
import { findDrift, FirstLook, publish, targetsOf } from '../../src/publish/index';
import { commitsOf, filesIn, filesOf, fleetToPublish, PublishPlace, states } from './support';

const place = new PublishPlace();
const first = fleetToPublish({ alpha: {}, beta: {} });
const second = fleetToPublish({ alpha: {}, beta: {} }, { namespaces: ['shop'] });

const lookAt = async (fleet: typeof first, clusters?: readonly string[]) => {
  const options = { folder: place.folder, ...(clusters && { clusters }) };
  const look = new FirstLook([fleet], options);
  await look.take(() => undefined);
  return { look, publish: () => publish([fleet], options, look) };
};

test('what is published after a first look is the same as without one', async () => {
  await place.publish(first);
  const seen = await lookAt(second);
  expect(seen.look.treesOf('test').map(({ tree }) => tree.cluster)).toEqual(['alpha', 'beta']);
  const [alpha] = await seen.publish();
  expect(alpha).toMatchObject({ state: 'published', message: expect.stringContaining('shop') as string });
  expect(filesOf(place.embedded('alpha'))).toMatchObject(filesIn(second, 'alpha'));
  expect(states(await (await lookAt(second)).publish())).toEqual({ alpha: 'unchanged', beta: 'unchanged' });
});

test('of clusters that are not published only what runs there is looked at', async () => {
  await place.publish(first);
  const seen = await lookAt(second, ['beta']);
  expect(seen.look.treesOf('test')).toHaveLength(2);
  expect(states(await seen.publish())).toEqual({ beta: 'published' });
  expect(commitsOf(place.embedded('alpha'))).toBe(1);
});

test('a commit between the look and the publication is built on', async () => {
  await place.publish(first);
  const seen = await lookAt(second);
  place.commit(place.embedded('alpha'), { 'notes.txt': 'mine\n' });
  expect(states(await seen.publish()).alpha).toBe('published');
  expect(commitsOf(place.embedded('alpha'))).toBe(3);
  expect(filesOf(place.embedded('alpha'))['notes.txt']).toBe('mine\n');
});

test('a generated file that is edited between the look and the publication stops its cluster', async () => {
  await place.publish(first);
  const seen = await lookAt(second);
  place.commit(place.embedded('alpha'), { 'README.md': 'mine\n' });
  expect(states(await seen.publish())).toEqual({ alpha: 'stopped', beta: 'published' });
});

test('drift is the same whatever files are known before', async () => {
  await place.publish(first);
  place.commit(place.embedded('alpha'), { 'README.md': 'mine\n', 'cilium/values.yaml': null });
  place.commit(place.embedded('beta'), { 'README.md': 'mine\n' });
  const targets = targetsOf(first.plan, { folder: place.folder });
  const found = await Promise.all(
    [undefined, first.trees, second.trees].map(trees =>
      findDrift(targets, {
        folder: place.folder,
        ...(trees && { known: knownFiles([{ fleet: 'test', trees }]) }),
      }),
    ),
  );
  const changed = { kind: 'changed', file: 'README.md' };
  expect(found[0]?.map(({ files }) => files)).toEqual([
    [changed, { kind: 'deleted', file: 'cilium/values.yaml' }],
    [changed],
  ]);
  expect(found[1]).toEqual(found[0]);
  expect(found[2]).toEqual(found[0]);
});
