import type { Tree } from '../../src/kinds/index';
import { reviewTrees } from '../../src/review/index';
import { cases } from './cases';
import { reviewOf, treesOf } from './fleets';

const meshOf = (name: keyof typeof cases): ReturnType<typeof reviewOf>['mesh'] => {
  const fleets = cases[name];
  if (fleets === undefined) throw new Error(`there is no case ${name}`);
  return reviewOf(...fleets()).mesh;
};

test('a policy that goes closes what only it allowed', () => {
  const { connections } = meshOf('a-policy-goes');
  expect(connections.length).toBeGreaterThan(0);
  for (const connection of connections)
    expect(connection).toMatchObject({
      kind: 'closed',
      from: 'shop/app=frontend',
      to: 'shop/app=catalog',
      ports: ['8080/TCP'],
    });
  expect(connections.map(({ clusters }) => clusters).sort()).toEqual(['linked', 'same cluster']);
});

test('only the policy that opens is said to open', () => {
  const { groups } = reviewOf(...cases['a-namespace-renamed']!());
  const said = groups
    .flatMap(({ changes }) => changes)
    .filter(
      ({ object, dangers }) =>
        object?.kind === 'CiliumNetworkPolicy' && dangers.some(({ id }) => id === 'traffic'),
    );
  expect(said.map(({ kind, object }) => `${kind} ${object?.namespace ?? ''}/${object?.name ?? ''}`)).toEqual([
    'removed shop/closed',
    'removed shop/closed',
    'removed shop/closed',
  ]);
});

test('a link that goes closes only what passed', () => {
  const { connections } = meshOf('a-link-removed');
  expect(connections.map(({ kind, clusters, from, to }) => [kind, clusters, from, to])).toEqual([
    ['closed', 'no longer linked', 'shop/app=frontend', 'shop/app=catalog'],
  ]);
});

test('a provider that is drained is lost to all callers', () => {
  expect(meshOf('a-provider-drained').services).toEqual([
    {
      service: 'shop/catalog',
      by: 'service',
      grade: 'critical',
      callers: ['rome'],
      lost: ['rome'],
      gained: [],
      isDown: true,
    },
    {
      service: 'shop/catalog',
      by: 'imported',
      grade: 'medium',
      callers: ['oslo', 'paris', 'rome'],
      lost: ['rome'],
      gained: [],
      isDown: false,
    },
  ]);
});

test('a link that goes takes the backends behind it', () => {
  expect(meshOf('a-link-removed').services).toEqual([
    {
      service: 'shop/catalog',
      by: 'imported',
      grade: 'medium',
      callers: ['oslo'],
      lost: ['rome'],
      gained: [],
      isDown: false,
    },
  ]);
});

test('what only a blueprint says holds for what was read back, too', () => {
  const [before, after] = cases['a-policy-goes']!().map(treesOf) as [Tree[], Tree[]];
  const readBack = before.map(({ cluster, files }) => ({ cluster, files }));
  expect(reviewTrees('test', readBack, after).mesh).toEqual(reviewTrees('test', before, after).mesh);
  expect(reviewTrees('test', readBack, before).mesh).toEqual({ connections: [], services: [], unasked: [] });
});

test('an object that leaves its repository and stays in the cluster still answers', () => {
  const [before, after] = cases['a-provider-drained']!().map(treesOf) as [Tree[], Tree[]];
  const kept = JSON.parse(
    JSON.stringify(before).replaceAll('"prune":true', '"prune":false,"deletionPolicy":"Orphan"'),
  ) as Tree[];
  const { mesh } = reviewTrees('test', kept, after);
  expect(mesh.services.filter(({ isDown }) => isDown)).toEqual([]);
});

test('a patch does nothing to traffic', () => {
  expect(meshOf('a-patch')).toEqual({ connections: [], services: [], unasked: [] });
});
