import fc from 'fast-check';
import type { JsonMap, KubeObject } from '../../../src/kinds/index';
import { observe } from '../../../src/mesh/index';
import { evaluatorOf, podOf, reachability, type Reach } from '../../../src/simulate/index';
import { meshOf, type Specs, treesOf } from '../trees';
import { policies } from './arbitrary';
import { cnp } from './objects';

const workload = (namespace: string, name: string, labels: JsonMap): KubeObject => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name, namespace },
  spec: { template: { metadata: { labels }, spec: { containers: [] } } },
});

const shop = [
  workload('shop', 'web', { app: 'web' }),
  workload('shop', 'web-2', { app: 'web' }),
  workload('shop', 'db', { app: 'db' }),
];

const onlyWeb = cnp({
  endpointSelector: { matchLabels: { app: 'db' } },
  ingress: [{ fromEndpoints: [{ matchLabels: { app: 'web' } }] }],
});

const text = ({ from, to, clusters, verdict }: Reach): string =>
  `${from.workloads.join('+')} -> ${to.workloads.join('+')} ${clusters}: ${verdict}`;

test('one row stands for all clusters that are alike', () => {
  const names = Array.from({ length: 6 }, (_, i) => `c${i}`);
  const state = meshOf(Object.fromEntries(names.map(name => [name, { objects: [...shop, onlyWeb] }])));
  const rows = [...reachability(state, { ports: [{ port: 80 }] })];
  expect(rows.map(row => row.from.clusters.length)).toEqual(rows.map(() => 6));
  expect(rows.map(text).sort()).toEqual([
    'shop/db -> shop/db linked: deny',
    'shop/db -> shop/db same cluster: deny',
    'shop/db -> shop/web+shop/web-2 linked: allow',
    'shop/db -> shop/web+shop/web-2 same cluster: allow',
    'shop/web+shop/web-2 -> shop/db linked: deny',
    'shop/web+shop/web-2 -> shop/db same cluster: allow',
    'shop/web+shop/web-2 -> shop/web+shop/web-2 linked: allow',
    'shop/web+shop/web-2 -> shop/web+shop/web-2 same cluster: allow',
  ]);
});

test('the matrix says for every pair what the evaluator says for it', () => {
  const objects = fc.tuple(policies, fc.boolean()).map(([list, more]) => ({
    objects: [...shop, ...list, ...(more ? [workload('other', 'web', { app: 'web' })] : [])],
  }));
  const peers = fc.subarray(['a', 'b', 'c', 'd']);
  // Two clusters share what they hold, so that there is something to put together.
  const specs = fc.tuple(objects, objects, peers).map(([one, two, some]): Specs => {
    const of = (name: string): readonly string[] => some.filter(peer => peer !== name);
    return { a: { ...one, peers: of('a') }, b: one, c: one, d: two };
  });
  fc.assert(
    fc.property(specs, clusters => {
      const state = observe(treesOf(clusters));
      const evaluator = evaluatorOf(state);
      const cells = new Map<string, string>();
      for (const { from, to, clusters: relation, verdict } of reachability(state, { ports: [{ port: 80 }] }))
        for (const a of from.clusters)
          for (const b of to.clusters)
            for (const source of from.workloads)
              for (const destination of to.workloads)
                cells.set(`${a}/${source} ${b}/${destination} ${relation}`, verdict);
      const pods = [...state.clusters].flatMap(([name, { workloads }]) =>
        [...workloads.values()]
          .flat()
          .map(({ value }) => ({ at: `${name}/${value.namespace}/${value.name}`, pod: podOf(name, value) })),
      );
      const linked = (a: string, b: string): string => {
        if (a === b) return 'same cluster';
        if (state.links.get(a)?.includes(b) === true) return 'linked';
        const half = state.oneSided.some(({ from, to }) => [from, to].sort().join() === [a, b].sort().join());
        return half ? 'linked on one side' : 'not linked';
      };
      for (const from of pods)
        for (const to of pods) {
          const { verdict } = evaluator.verdict({ from: { pod: from.pod }, to: { pod: to.pod }, port: 80 });
          const relation = linked(from.pod.cluster, to.pod.cluster);
          expect([from.at, to.at, cells.get(`${from.at} ${to.at} ${relation}`)]).toEqual([
            from.at,
            to.at,
            verdict,
          ]);
        }
    }),
    { numRuns: 60 },
  );
});
