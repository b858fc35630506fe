import fc from 'fast-check';
import { isMap, type Json, type Tree } from '../../src/kinds/index';
import type { Change } from '../../src/review/change';
import { valueDeltas } from '../../src/review/compare/values';
import { compareTrees, markdown, markdownLimit, reviewTrees, terminal } from '../../src/review/index';
import { changesOf } from './changes';
import { fileOf, object, treeOf } from './trees';

const leaf = fc.constantFrom<Json>('a', 'b', 1, null, true);
const json = fc.letrec<{ any: Json }>(tie => ({
  any: fc.oneof(
    { maxDepth: 3 },
    leaf,
    fc.array(tie('any'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('name', 'port', 'ports', 'x.y'), tie('any'), {
      maxKeys: 3,
      noNullPrototype: true,
    }),
  ),
})).any;
const map = fc.dictionary(fc.constantFrom('cluster', 'encryption', 'spec', 'data'), json, {
  maxKeys: 3,
  noNullPrototype: true,
});

const kinds = [
  ['v1', 'Service'],
  ['v1', 'Secret'],
  ['v1', 'Namespace'],
  ['cilium.io/v2', 'CiliumNetworkPolicy'],
  ['helm.toolkit.fluxcd.io/v2', 'HelmRelease'],
  ['kustomize.toolkit.fluxcd.io/v1', 'Kustomization'],
] as const;
const file = fc
  .tuple(
    fc.constantFrom('flux', 'cilium', 'services'),
    fc.uniqueArray(fc.tuple(fc.constantFrom(...kinds), fc.constantFrom('a', 'cilium'), map), {
      maxLength: 3,
      selector: ([kind, name]) => `${kind.join()} ${name}`,
    }),
  )
  .map(([layer, objects]) =>
    fileOf(
      `${layer}/all.yaml`,
      ...objects.map(([[version, kind], name, rest]) => object(version, kind, name, rest)),
    ),
  );
const peers = fc.subarray(['a', 'b', 'c']).map(names => ({
  clustermesh: { config: { clusters: Object.fromEntries(names.map(name => [name, { address: name }])) } },
}));
const files = fc.uniqueArray(
  fc.oneof(
    file,
    fc.string().map(text => ({ path: 'README.md', text })),
  ),
  {
    selector: ({ path }) => path,
    maxLength: 3,
  },
);
const trees: fc.Arbitrary<Tree[]> = fc
  .uniqueArray(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.oneof(map, peers), files), {
    selector: ([name]) => name,
  })
  .map(all => all.map(([name, values, more]) => treeOf(name, values, ...more)));

const found = (before: readonly Tree[], after: readonly Tree[]): Change[] =>
  changesOf(compareTrees(before, after));
const copy = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

test('equal trees have no difference', () => {
  fc.assert(
    fc.property(trees, all => {
      expect(found(all, copy(all))).toEqual([]);
      expect(reviewTrees('x', all, copy(all)).groups).toEqual([]);
    }),
  );
});

test('documents that are not equal have a difference', () => {
  const sorted = (value: unknown): string =>
    JSON.stringify(value, (_, below: unknown) =>
      isMap(below) ? Object.fromEntries(Object.entries(below).sort(([a], [b]) => (a < b ? -1 : 1))) : below,
    );
  fc.assert(
    fc.property(json, json, (one, other) => {
      expect(valueDeltas(one, other).length === 0).toBe(sorted(one) === sorted(other));
    }),
    { numRuns: 1000 },
  );
});

test('there and back: what was added was removed', () => {
  const inverse = { added: 'removed', removed: 'added', changed: 'changed' } as const;
  const text = (
    { cluster, object: name, path }: Change,
    kind: Change['kind'],
    before: Json | undefined,
    after: Json | undefined,
  ): string => JSON.stringify([cluster, name, path, kind, before, after]);
  fc.assert(
    fc.property(trees, trees, (one, other) => {
      const back = found(other, one).map(change =>
        text(change, inverse[change.kind], change.after, change.before),
      );
      const there = found(one, other).map(change => text(change, change.kind, change.before, change.after));
      expect(there.sort()).toEqual(back.sort());
    }),
  );
});

test('every change of every cluster is in exactly one group', () => {
  const text = ({ cluster, layer, file: of, object: name, path, kind, before, after }: Change): string =>
    JSON.stringify([cluster, layer, of, name, path, kind, before, after]);
  fc.assert(
    fc.property(trees, trees, (before, after) => {
      const { groups } = reviewTrees('x', before, after);
      const grouped = groups.flatMap(({ changes }) =>
        changes.flatMap(change => change.clusters.map(cluster => text({ ...change, cluster }))),
      );
      // A list may have one word twice, so that two changes are alike.
      expect(grouped.sort()).toEqual(found(before, after).map(text).sort());
    }),
  );
});

test('the order of trees and of files says nothing', () => {
  fc.assert(
    fc.property(trees, trees, (before, after) => {
      const turned = (all: Tree[]): Tree[] =>
        all.map(tree => ({ ...tree, files: [...tree.files].reverse() })).reverse();
      expect(reviewTrees('x', turned(before), turned(after))).toEqual(reviewTrees('x', before, after));
    }),
  );
});

test('every dangerous place is on the terminal and in the pull request', () => {
  fc.assert(
    fc.property(trees, trees, (before, after) => {
      const review = reviewTrees('x', before, after);
      const shown = terminal(review, { colour: false, width: 10_000 });
      const comment = markdown([review]);
      expect(Buffer.byteLength(comment)).toBeLessThanOrEqual(markdownLimit);
      for (const { grade, title } of review.groups) {
        expect(shown).toContain(`[${grade}] ${title}`);
        expect(comment).toContain(grade);
      }
    }),
  );
});
