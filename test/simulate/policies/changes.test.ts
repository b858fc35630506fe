import fc from 'fast-check';
import type { JsonMap, KubeObject } from '../../../src/kinds/index';
import { observe } from '../../../src/mesh/index';
import {
  type Change,
  changes,
  evaluatorOf,
  type Moment,
  type Outcome,
  podOf,
  type PodRef,
} from '../../../src/simulate/index';
import { meshOf, type Specs, treesOf } from '../trees';
import { policies } from './arbitrary';
import { cnp } from './objects';

const workload = (namespace: string, name: string, labels: JsonMap): KubeObject => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name, namespace },
  spec: { template: { metadata: { labels }, spec: { containers: [] } } },
});
const web = workload('shop', 'web', { app: 'web' });
const db = workload('shop', 'db', { app: 'db' });

const at = (specs: Specs): Moment => {
  const state = meshOf(specs);
  return { state, evaluator: evaluatorOf(state) };
};
const text = ({ from, to, clusters, before, after }: Change): string =>
  `${from.clusters.join('+')}/${from.workloads.join()} -> ${to.clusters.join('+')}/${to.workloads.join()} ${clusters.join(' then ')}: ${before} then ${after}`;
const changed = (before: Specs, after: Specs): string[] =>
  [...changes([at(before), at(after)], { ports: [{ port: 80 }] })].map(text).sort();

const onlyWeb = (more: JsonMap = {}): KubeObject =>
  cnp(
    {
      endpointSelector: { matchLabels: { app: 'db' } },
      ingress: [{ fromEndpoints: [{ matchLabels: { app: 'web' } }], ...more }],
    },
    'shop',
    'db',
  );

test('nothing changes between equal meshes', () => {
  const specs = { a: { objects: [web, db, onlyWeb()] }, b: { objects: [web] } };
  expect(changed(specs, specs)).toEqual([]);
});

test('a policy takes away, and a proxy is a change', () => {
  const one = (objects: readonly KubeObject[]): Specs => ({ a: { objects: [web, db, ...objects] } });
  expect(changed(one([]), one([onlyWeb()]))).toEqual([
    'a/shop/db -> a/shop/db same cluster then same cluster: allow then deny',
  ]);
  const http = { toPorts: [{ ports: [{ port: '80', protocol: 'TCP' }], rules: { http: [{}] } }] };
  expect(changed(one([onlyWeb()]), one([onlyWeb(http)]))).toEqual([
    'a/shop/web -> a/shop/db same cluster then same cluster: allow then allow with L7',
  ]);
});

test('what is new or gone has no verdict before or after', () => {
  expect(changed({ a: { objects: [web] } }, { a: { objects: [db] } })).toEqual([
    'a/shop/db -> a/shop/db same cluster then same cluster: undefined then allow',
    'a/shop/web -> a/shop/web same cluster then same cluster: allow then undefined',
  ]);
  expect(changed({ a: { objects: [web] } }, { a: { objects: [web] }, b: { objects: [web] } })).toEqual([
    'a/shop/web -> b/shop/web not linked then linked: undefined then allow',
    'b/shop/web -> a/shop/web not linked then linked: undefined then allow',
    'b/shop/web -> b/shop/web same cluster then same cluster: undefined then allow',
  ]);
});

test('what changed is what the evaluator says otherwise, for every pair of pods', () => {
  const objects = fc
    .tuple(policies, fc.subarray([web, db, workload('other', 'web', { app: 'web' })]))
    .map(([list, workloads]) => ({ objects: [...workloads, ...list] }));
  const specs = fc.tuple(objects, objects, fc.subarray(['a', 'b', 'c'])).map(([one, two, some]): Specs => ({
    a: { ...one, peers: some.filter(peer => peer !== 'a') },
    b: one,
    c: two,
  }));
  fc.assert(
    fc.property(specs, specs, (before, after) => {
      const moments = [before, after].map((spec): Moment => {
        const state = observe(treesOf(spec));
        return { state, evaluator: evaluatorOf(state) };
      });
      const pods = new Map<string, PodRef>(
        moments.flatMap(({ state }) =>
          [...state.clusters].flatMap(([name, { workloads }]) =>
            [...workloads.values()]
              .flat()
              .map(({ value }) => [`${name}/${value.namespace}/${value.name}`, podOf(name, value)] as const),
          ),
        ),
      );
      const isThere = ({ state }: Moment, place: string): boolean => {
        const [cluster = '', namespace = '', name] = place.split('/');
        return (state.clusters.get(cluster)?.workloads.get(namespace) ?? []).some(
          ({ value }) => value.name === name,
        );
      };
      const outcome = (moment: Moment, from: string, to: string): Outcome | undefined => {
        const [source, destination] = [pods.get(from), pods.get(to)];
        if (!isThere(moment, from) || !isThere(moment, to) || !source || !destination) return undefined;
        return moment.evaluator.verdict({ from: { pod: source }, to: { pod: destination }, port: 80 })
          .verdict;
      };
      const found = new Set<string>();
      const [was, is] = moments as [Moment, Moment];
      for (const { from, to, before: one, after: other, clusters } of changes([was, is], {
        ports: [{ port: 80 }],
      }))
        for (const a of from.clusters)
          for (const b of to.clusters)
            for (const source of from.workloads)
              for (const destination of to.workloads) {
                const isSame = clusters.includes('same cluster');
                if (isSame === (a === b)) found.add(`${a}/${source} ${b}/${destination} ${one} ${other}`);
              }
      for (const from of pods.keys())
        for (const to of pods.keys()) {
          const [one, other] = [outcome(was, from, to), outcome(is, from, to)];
          if (one !== other) expect([...found]).toContain(`${from} ${to} ${one} ${other}`);
        }
    }),
    { numRuns: 40 },
  );
});
