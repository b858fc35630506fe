import fc from 'fast-check';
import type { JsonMap, KubeObject, Tree } from '../../src/kinds/index';
import { observe } from '../../src/mesh/index';
import { compareTrees } from '../../src/review/index';
import { concernOf } from '../../src/review/mesh/concern';
import { connectionDifferences } from '../../src/review/mesh/connections';
import { serviceDifferences } from '../../src/review/mesh/services';
import { clusterNames, mesh } from '../simulate/arbitrary';
import { policies } from '../simulate/policies/arbitrary';
import { treesOf } from '../simulate/trees';
import { object } from './trees';

const said = (
  { connections, unasked }: ReturnType<typeof connectionDifferences>,
  services: readonly object[],
): object => {
  const plain = (list: readonly object[]): string[] => list.map(one => JSON.stringify(one)).sort();
  return { connections: plain(connections), unasked, services: plain(services) };
};

/** All answers, and those of what a change is about. */
function answers(before: readonly Tree[], after: readonly Tree[]) {
  const states = [observe(before), observe(after)] as const;
  const concern = concernOf(states, compareTrees(before, after));
  const services = [...new Set(states.flatMap(({ holders }) => [...holders.keys()]))].sort();
  const asked = services.filter(key => concern.services?.has(key.split('/')[0] ?? '') !== false);
  return {
    concern,
    all: said(connectionDifferences(states, undefined), serviceDifferences(states, services)),
    asked: said(connectionDifferences(states, concern.policies), serviceDifferences(states, asked)),
  };
}

const workload = (namespace: string, name: string, port?: number): KubeObject =>
  object('apps/v1', 'Deployment', name, {
    metadata: { namespace },
    spec: {
      template: {
        metadata: { labels: { app: name } },
        spec: { containers: [{ ports: port === undefined ? [] : [{ name: 'web', containerPort: port }] }] },
      },
    } as JsonMap,
  });
const workloads = [workload('shop', 'web'), workload('shop', 'db'), workload('other', 'web')];
const namespaced = policies.map(list => list.filter(({ metadata }) => metadata.namespace !== undefined));
const change = fc.record({
  before: namespaced,
  after: fc.oneof(namespaced, policies),
  port: fc.constantFrom(undefined, undefined, 80),
  joins: fc.boolean(),
  own: fc.boolean(),
});

test('what is not asked about policies would not differ', () => {
  let narrowed = 0;
  fc.assert(
    fc.property(policies, change, (both, { before, after, port, joins, own }) => {
      const cluster = (objects: readonly KubeObject[], changed: readonly KubeObject[]) => ({
        objects: [...objects, ...changed, ...both],
      });
      const was = { a: cluster(workloads, before), b: cluster(workloads, own ? [] : before) };
      const later = [...workloads.slice(0, 2), workload('other', 'web', port)];
      const is = { a: cluster(later, after), b: cluster(workloads, own ? [] : after) };
      const found = answers(treesOf(was), treesOf(joins ? { ...is, c: cluster(later, after) } : is));
      if (found.concern.policies !== undefined) narrowed += 1;
      expect(found.asked).toEqual(found.all);
    }),
    { numRuns: 60 },
  );
  expect(narrowed).toBeGreaterThan(5);
});

test('what is not asked about services would not differ', () => {
  fc.assert(
    fc.property(mesh, mesh, fc.subarray<string>([...clusterNames]), (before, others, changed) => {
      const after = Object.fromEntries(
        Object.entries(before).map(([name, spec]) => [
          name,
          changed.includes(name) && others[name] !== undefined
            ? { ...spec, objects: others[name].objects ?? [] }
            : spec,
        ]),
      );
      const found = answers(treesOf(before), treesOf(after));
      expect(found.asked).toEqual(found.all);
    }),
    { numRuns: 40 },
  );
});
