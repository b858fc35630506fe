import fc from 'fast-check';
import type { KubeObject, Tree } from '../../src/kinds/index';
import { type MeshState, observe } from '../../src/mesh/index';
import { Answerers, exportConflicts, importFlaws } from '../../src/simulate/index';
import { Facts } from '../../src/simulate/services/facts';
import { reconcile } from '../../src/simulate/services/mcs/reconcile';
import { World } from '../../src/simulate/services/world';
import { clusterSpec, mesh } from './arbitrary';
import {
  type ClusterSpec,
  deployment,
  exported,
  meshOf,
  namespace,
  service,
  type Specs,
  treesOf,
} from './trees';

/** What each cluster makes of a name, without a look at what they have in common. */
const madeIn = (state: MeshState, key: string) => {
  const world = new World(new Facts(state));
  return [...state.clusters.values()].map(cluster => ({
    name: cluster.name,
    made: reconcile(world, cluster, key),
  }));
};

test('no conflict and no flaw is passed over because exports look alike', () => {
  fc.assert(
    fc.property(mesh, specs => {
      const state = meshOf(specs);
      const made = madeIn(state, 'shop/catalog');
      const conflicts = [...exportConflicts(state)].flatMap(({ seenBy }) => seenBy);
      expect(conflicts.sort()).toEqual(
        made.filter(one => one.made.merged?.conflict !== undefined).map(({ name }) => name),
      );
      const flaws = [...importFlaws(state)].filter(({ flaw }) => flaw !== 'fewer IP families');
      expect(flaws.flatMap(({ clusters }) => clusters).sort()).toEqual(
        made.filter(one => one.made.noDerived !== undefined).map(({ name }) => name),
      );
    }),
    { numRuns: 200 },
  );
});

const names = ['a', 'b', 'c', 'd', 'e', 'f'];

/** Some clusters of few kinds, one of which may be hidden from the others or have an export that they do not read. */
const fewKinds: fc.Arbitrary<Specs> = fc
  .record({
    kinds: fc.array(clusterSpec, { minLength: 1, maxLength: 2 }),
    which: fc.tuple(...names.map(() => fc.nat({ max: 3 }))),
    peers: fc.constantFrom<readonly string[] | undefined>(undefined, ['a', 'b', 'c']),
    odd: fc.constantFrom({}, { clustermesh: { useAPIServer: false } }, { affinity: 'Sticky' }),
  })
  .map(({ kinds, which, peers, odd }) => {
    const [first] = kinds;
    const hidden = first && { ...first, ...('affinity' in odd ? withAffinity(first) : odd) };
    const specs = [...kinds, ...(hidden === undefined ? [] : [hidden])];
    return Object.fromEntries(
      names.map((name, i) => {
        const spec = specs[(which[i] ?? 0) % specs.length] ?? {};
        return [
          name,
          { ...spec, ...(peers?.includes(name) && { peers: peers.filter(one => one !== name) }) },
        ];
      }),
    );
  });

const withAffinity = (spec: ClusterSpec): ClusterSpec => ({
  ...spec,
  objects: (spec.objects ?? []).map((object): KubeObject =>
    object.kind === 'Service'
      ? { ...object, spec: { ...(object.spec as object), sessionAffinity: 'Sticky' } }
      : object,
  ),
});

/** Trees that share equal files, as those of a fleet do. */
function shared(trees: readonly Tree[]): Tree[] {
  const known = new Map<string, Tree['files'][number]>();
  return trees.map(tree => ({
    ...tree,
    files: tree.files.map(file => {
      const text = JSON.stringify(file);
      known.set(text, known.get(text) ?? file);
      return known.get(text) ?? file;
    }),
  }));
}

/** Whether answers are the same where trees share their files and where they do not. */
function expectSame(specs: Specs): void {
  const [grouped, alone] = [observe(shared(treesOf(specs))), meshOf(specs)].map(state => {
    const answerers = new Answerers(state);
    return Object.keys(specs).map(from => answerers.onAnyPort(from, 'shop/catalog'));
  });
  expect(grouped).toEqual(alone);
}

test('clusters that are alike answer like each of them alone', () => {
  fc.assert(fc.property(fewKinds, expectSame), { numRuns: 200 });
});

test('clusters with an export that others do not read are not alike: their names decide which export is the oldest', () => {
  const objects = [namespace(), deployment(1), service(), exported()];
  const local = { 'service.cilium.io/affinity': 'local' };
  const hidden = withAffinity({
    objects: [namespace(), deployment(1), service(), exported({ exportedAnnotations: local })],
  });
  expectSame({ a: hidden, b: { objects }, c: hidden });
});
