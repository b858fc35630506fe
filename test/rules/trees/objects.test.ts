import fc from 'fast-check';
import { objectsOf, type Tree, type TreeFile } from '../../../src/kinds/index';
import { distinctObjects } from '../../../src/rules/trees/objects';

const objects = [0, 1, 2, 3, 4].map(n => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: `c${n}` },
}));

const file = fc
  .record({
    path: fc.constantFrom('apps/apps.yaml', 'services/services.yaml'),
    held: fc.array(fc.record({ object: fc.constantFrom(...objects), path: fc.constantFrom('one', 'two') })),
  })
  .map(({ path, held }): TreeFile => ({ path, objects: held }));

/** Some trees of which several have one and the same file. */
const trees = fc
  .array(file, { minLength: 1, maxLength: 4 })
  .chain(files => fc.array(fc.subarray(files), { maxLength: 5 }))
  .map(all => all.map((held, i): Tree => ({ cluster: `cluster-${i}`, files: held })));

test('each object is there once, as it first comes, with the clusters that have it', () => {
  fc.assert(
    fc.property(trees, all => {
      const placed = all.flatMap(tree => [...objectsOf(tree)]);
      const distinct = [...new Set(placed.map(({ object }) => object))];
      expect(distinctObjects(all)).toEqual(
        distinct.map(object => ({
          placed: placed.find(one => one.object === object),
          clusters: all
            .filter(tree => [...objectsOf(tree)].some(one => one.object === object))
            .map(({ cluster }) => cluster),
        })),
      );
    }),
  );
});
