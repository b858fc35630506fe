import fc from 'fast-check';
import { type MeshState, observe } from '../../src/mesh/index';
import { linksOf } from '../../src/mesh/links';
import { mesh } from '../simulate/arbitrary';
import { deployment, exported, namespace, service, treeOf } from '../simulate/trees';

const objects = [namespace(), deployment(2), service(), exported()];

test('clusters with the same files share what those mean', () => {
  const first = treeOf('a', 1, { objects }, ['b']);
  const shared = treeOf('b', 2, { objects }, ['a']);
  const own = new Set(['cilium/values.yaml', 'cilium/peers.yaml']);
  const files = [
    ...first.files.filter(({ path }) => !own.has(path)),
    ...shared.files.filter(({ path }) => own.has(path)),
  ];
  const { clusters, holders } = observe([first, { ...shared, files }]);
  expect(clusters.get('b')?.name).toBe('b');
  expect(clusters.get('b')?.services).toBe(clusters.get('a')?.services);
  expect(holders.get('shop/catalog')).toEqual(['a', 'b']);
});

test('who holds a name is told in order, names in the order in which they come', () => {
  fc.assert(
    fc.property(mesh, specs => {
      const trees = Object.entries(specs).map(([name, spec], i) => treeOf(name, i + 1, spec, []));
      const state: MeshState = observe(trees);
      const expected = new Map<string, string[]>();
      for (const [name, { services, exports }] of state.clusters)
        for (const key of new Set([...services.keys(), ...exports.keys()]))
          expected.set(key, [...(expected.get(key) ?? []), name]);
      expect([...state.holders]).toEqual([...expected]);
    }),
  );
});

const names = ['a', 'b', 'c', 'd', 'unknown'];

test('a link takes both listings', () => {
  const listings = fc.tuple(...[0, 1, 2, 3].map(() => fc.subarray(names)));
  fc.assert(
    fc.property(listings, lists => {
      const clusters = new Map(
        lists.map((list, i) => {
          const name = names[i] ?? '';
          return [name, { peers: list.filter(peer => peer !== name) }] as const;
        }),
      );
      const listed = (from: string, to: string): boolean => clusters.get(from)?.peers.includes(to) === true;
      const { links, oneSided } = linksOf(clusters);
      const all = [...clusters].flatMap(([name, { peers }]) => peers.map(to => [name, to] as const));
      expect([...links].flatMap(([from, peers]) => peers.map(to => [from, to]))).toEqual(
        all.filter(([from, to]) => listed(to, from)),
      );
      expect(oneSided).toEqual(
        all
          .filter(([from, to]) => !listed(to, from))
          .map(([from, to]) => ({ from, to, known: clusters.has(to) })),
      );
    }),
  );
});
