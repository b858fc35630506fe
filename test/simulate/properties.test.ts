import fc from 'fast-check';
import type { Tree } from '../../src/kinds/index';
import { type MeshState, observe } from '../../src/mesh/index';
import { Answerers, failover, importerOf, resolve, resolveImport } from '../../src/simulate/index';
import { clusterNames, clusterSpec, mesh, portLists } from './arbitrary';
import { asks, exported, meshOf, service, type Specs, treesOf } from './trees';

/** All that the simulator says about shop/catalog. */
const everything = (state: MeshState) => ({
  answers: clusterNames.map(from => [resolve(state, asks(from)), resolveImport(state, asks(from))]),
  failover: failover(state, { depth: 2 }),
});

/** The clusters that answer in each cluster, by either name. */
const reached = (
  specs: Specs,
): Record<string, { service: readonly string[]; imported: readonly string[] }> => {
  const state = meshOf(specs);
  return Object.fromEntries(
    clusterNames.map(from => {
      const answer = resolve(state, asks(from));
      return [from, { service: answer?.service?.clusters ?? [], imported: answer?.imported?.clusters ?? [] }];
    }),
  );
};

const reversed = (trees: readonly Tree[]): Tree[] =>
  [...trees].reverse().map(tree => ({
    ...tree,
    files: [...tree.files]
      .reverse()
      .map(file => ('objects' in file ? { ...file, objects: [...file.objects].reverse() } : file)),
  }));

test('nothing depends on the order of clusters, files and objects', () => {
  fc.assert(
    fc.property(mesh, specs => {
      const trees = treesOf(specs);
      expect(everything(observe(reversed(trees)))).toEqual(everything(observe(trees)));
    }),
    { numRuns: 60 },
  );
});

test('asked for many names at once, the same is imported', () => {
  fc.assert(
    fc.property(mesh, specs => {
      const state = meshOf(specs);
      const importOf = importerOf(state);
      for (const from of clusterNames) {
        const { namespace, name } = asks(from);
        const made = resolveImport(state, asks(from))?.serviceImport;
        const found = importOf(from, namespace, name);
        expect(found?.ports).toEqual(made?.spec.ports);
        expect(found?.exports.map(({ cluster }) => cluster).sort()).toEqual(
          made?.status.clusters.map(({ cluster }) => cluster).sort(),
        );
      }
    }),
    { numRuns: 60 },
  );
});

test('asked for many names at once, the same clusters answer', () => {
  fc.assert(
    fc.property(mesh, specs => {
      const answerers = new Answerers(meshOf(specs));
      const found = clusterNames.map(from => {
        const { namespace, name } = asks(from);
        const by = (['service', 'import'] as const).map(via => {
          const { own, others } = answerers.onAnyPort(from, `${namespace}/${name}`)[via];
          return [...[...others].filter(other => other !== from), ...(own ? [from] : [])].sort();
        });
        return [from, { service: by[0], imported: by[1] }];
      });
      expect(Object.fromEntries(found)).toEqual(reached(specs));
    }),
    { numRuns: 300 },
  );
});

test('the parts of a port are all of it, or there is nobody', () => {
  fc.assert(
    fc.property(mesh, specs => {
      const state = meshOf(specs);
      for (const from of clusterNames) {
        const answer = resolve(state, asks(from));
        for (const { backends } of [...(answer?.service?.ports ?? []), ...(answer?.imported?.ports ?? [])]) {
          const total = backends.reduce((sum, { share }) => sum + share, 0);
          expect(total).toBeCloseTo(backends.length === 0 ? 0 : 1);
        }
      }
    }),
    { numRuns: 60 },
  );
});

test("every backend is of the caller's own cluster or of a linked one", () => {
  fc.assert(
    fc.property(mesh, specs => {
      for (const [from, { service: own, imported }] of Object.entries(reached(specs)))
        for (const cluster of [...own, ...imported])
          expect([from, ...(specs[from]?.peers ?? [])]).toContain(cluster);
    }),
    { numRuns: 60 },
  );
});

/** A mesh and one of its links. */
const meshWithLink = mesh
  .filter(specs => Object.values(specs).some(({ peers }) => (peers ?? []).length > 0))
  .chain(specs =>
    fc.record({
      specs: fc.constant(specs),
      link: fc.constantFrom(
        ...Object.entries(specs).flatMap(([a, { peers }]) => (peers ?? []).map(b => [a, b] as const)),
      ),
    }),
  );

const without = (specs: Specs, [a, b]: readonly [string, string]): Specs =>
  Object.fromEntries(
    Object.entries(specs).map(([name, spec]) => [
      name,
      {
        ...spec,
        peers: (spec.peers ?? []).filter(peer => !(name === a && peer === b) && !(name === b && peer === a)),
      },
    ]),
  );

test('taking a link away never adds a cluster that could serve a global service', () => {
  fc.assert(
    fc.property(meshWithLink, ({ specs, link }) => {
      // With an affinity, clusters that could serve appear in an answer only when the preferred ones are gone.
      const [before, after] = [plain(specs), plain(without(specs, link))].map(reached);
      for (const from of clusterNames)
        for (const cluster of after?.[from]?.service ?? [])
          expect(before?.[from]?.service).toContain(cluster);
    }),
    { numRuns: 60 },
  );
});

/** The same mesh without affinities. */
const plain = (specs: Specs): Specs =>
  JSON.parse(JSON.stringify(specs).replaceAll(/"service\.cilium\.io\/affinity":"\w*"/g, '"x":""')) as Specs;

test('a link that one side does not list is as good as none', () => {
  fc.assert(
    fc.property(meshWithLink, ({ specs, link: [a, b] }) => {
      const half = {
        ...specs,
        [a]: { ...specs[a], peers: (specs[a]?.peers ?? []).filter(peer => peer !== b) },
      };
      expect(reached(half)).toEqual(reached(without(specs, [a, b])));
    }),
    { numRuns: 40 },
  );
});

test('equal exports never conflict, and need no order', () => {
  fc.assert(
    fc.property(clusterSpec, spec => {
      const state = meshOf(Object.fromEntries(clusterNames.map(name => [name, spec])));
      for (const from of clusterNames) {
        const found = resolveImport(state, asks(from));
        expect([found?.conflict, found?.assumed]).toEqual([undefined, []]);
      }
    }),
    { numRuns: 60 },
  );
});

test('every port of every export is in the import, by its number or by its name, and nothing else is', () => {
  fc.assert(
    fc.property(portLists, lists => {
      const specs = lists.map(
        (ports, i) => [`c${i}`, { objects: [service({}, { ports }), exported()] }] as const,
      );
      const imported =
        resolveImport(meshOf(Object.fromEntries(specs)), asks('c0'))?.serviceImport?.spec.ports ?? [];
      const numbers = imported.map(({ port, protocol }) => `${port}/${protocol}`);
      const names = imported.map(({ name }) => name);
      expect([new Set(numbers).size, new Set(names).size]).toEqual([numbers.length, names.length]);
      const all = lists.flat();
      for (const { name, port, protocol } of all)
        expect(numbers.includes(`${port}/${protocol}`) || names.includes(name)).toBe(true);
      for (const { name, port, protocol } of imported) expect(all).toContainEqual({ name, port, protocol });
    }),
    { numRuns: 150 },
  );
});

test('exports conflict exactly when their ports differ somewhere, by position', () => {
  fc.assert(
    fc.property(portLists, lists => {
      const specs = lists.map(
        (ports, i) => [`c${i}`, { objects: [service({}, { ports }), exported()] }] as const,
      );
      const found = resolveImport(meshOf(Object.fromEntries(specs)), asks('c0'));
      const inOrder = lists.map(list =>
        JSON.stringify(list.map(({ name, port, protocol }) => [name, port, protocol])),
      );
      expect(found?.conflict !== undefined).toBe(new Set(inOrder).size > 1);
    }),
    { numRuns: 150 },
  );
});

test('failover finds what resolving without the clusters finds', () => {
  fc.assert(
    fc.property(mesh, specs => {
      // Every cluster forgets, so that what is left in an answer is what is left.
      const forgetting = Object.fromEntries(
        Object.entries(specs).map(([name, spec]) => [
          name,
          {
            ...spec,
            version: '1.20.3',
            clustermesh: {
              mcsapi: { enabled: true },
              cacheTTL: '1m',
              enableEndpointSliceSynchronization: true,
            },
          },
        ]),
      );
      const state = meshOf(forgetting);
      const { losses } = failover(state, { depth: 2 });
      for (const { down, consumers, via } of losses)
        for (const from of consumers) {
          const answer = resolve(state, { ...asks(from), whatIf: { clustersDown: down } });
          const [before, after] = [resolve(state, asks(from)), answer].map(found =>
            via === 'service' ? found?.service : found?.imported,
          );
          const served = (of = after) =>
            (of?.endpoints?.length ?? 0) +
            (of?.ports.filter(({ backends }) => backends.length > 0).length ?? 0);
          expect(served(before)).toBeGreaterThan(0);
          // A contested port may come back with another number when its winner is forgotten.
          if (before?.ports.length === after?.ports.length && !contested(state, from))
            expect(served()).toBeLessThan(served(before));
        }
      for (const from of clusterNames)
        for (const down of clusterNames.filter(name => name !== from)) {
          const after = resolve(state, { ...asks(from), whatIf: { clustersDown: [down] } });
          for (const via of ['service', 'imported'] as const) {
            const before = resolve(state, asks(from))?.[via]?.clusters ?? [];
            const isGlobal = via === 'imported' || (before.length > 0 && !before.includes(from));
            if (isGlobal && before.length > 0 && (after?.[via]?.clusters ?? []).length === 0)
              expect(losses).toContainEqual(
                expect.objectContaining({
                  via: via === 'imported' ? 'import' : 'service',
                  down: [down],
                  consumers: expect.arrayContaining([from]),
                }),
              );
          }
        }
    }),
    { numRuns: 40 },
  );
});

const contested = (state: MeshState, from: string): boolean =>
  resolveImport(state, asks(from))?.conflict !== undefined;
