import fc from 'fast-check';
import type { JsonMap, KubeObject } from '../../../src/kinds/index';
import { evaluatorOf, sayClusters, unsaidIn, withDefaultCluster } from '../../../src/simulate/index';
import { meshOf } from '../trees';
import { flows, policies } from './arbitrary';
import { ccnp, cnp, np } from './objects';

const key = 'io.cilium.k8s.policy.cluster';
const web = { matchLabels: { app: 'web' } };
const item = (selector: JsonMap): JsonMap => ({ fromEndpoints: [selector] });

// Documentation/operations/upgrade.rst; pkg/k8s/apis/cilium.io/utils/utils.go; pkg/k8s/network_policy.go
test.each<[string, KubeObject, string[]]>([
  ['a selector of labels', cnp({ ingress: [item(web)] }), ['spec.ingress[0].fromEndpoints[0]']],
  ['a selector of everything', cnp({ ingress: [item({})] }), ['spec.ingress[0].fromEndpoints[0]']],
  ['a deny', cnp({ egressDeny: [{ toEndpoints: [web] }] }), ['spec.egressDeny[0].toEndpoints[0]']],
  ['a clusterwide policy', ccnp({ egress: [{}, { toEndpoints: [web] }] }), ['spec.egress[1].toEndpoints[0]']],
  ['nodes', ccnp({ ingress: [{ fromNodes: [{}] }] }), ['spec.ingress[0].fromNodes[0]']],
  ['a NetworkPolicy', np({ ingress: [{ from: [{ podSelector: {} }] }] }), ['spec.ingress[0].from[0]']],
  ['its namespaces', np({ egress: [{ to: [{ namespaceSelector: {} }] }] }), ['spec.egress[0].to[0]']],
])('%s means other clusters', (_, object, peers) => {
  expect(unsaidIn(object, 1020)).toEqual({ peers, services: [], undocumented: [] });
});

test.each<[string, KubeObject]>([
  ['a selector that names one', cnp({ ingress: [item({ matchLabels: { [key]: 'a' } })] })],
  ['with its source', cnp({ ingress: [item({ matchLabels: { [`k8s:${key}`]: 'a' } })] })],
  [
    'with any source',
    cnp({ ingress: [item({ matchExpressions: [{ key: `any:${key}`, operator: 'Exists' }] })] }),
  ],
  ['reserved labels', cnp({ ingress: [item({ matchLabels: { 'reserved:host': '' } })] })],
  ['entities and addresses', cnp({ egress: [{ toEntities: ['cluster'] }, { toCIDR: ['192.0.2.0/24'] }] })],
  ['its own pods', cnp({ ingress: [{}], endpointSelector: web })],
  [
    'a NetworkPolicy that names one',
    np({ ingress: [{ from: [{ podSelector: { matchLabels: { [key]: 'a' } } }] }] }),
  ],
  ['blocks of addresses', np({ egress: [{ to: [{ ipBlock: { cidr: '192.0.2.0/24' } }] }] })],
])('%s means the same', (_, object) => {
  expect(unsaidIn(object, 1020)).toBeUndefined();
});

// pkg/policy/k8s/service.go
test('services mean other clusters, and cannot say which', () => {
  const services = cnp({ egress: [{ toServices: [{ k8sService: { serviceName: 'x' } }] }] });
  expect(unsaidIn(services, 1020)).toEqual({
    peers: [],
    services: ['spec.egress[0].toServices'],
    undocumented: [],
  });
});

test('what nobody documents is said', () => {
  const block = np({ ingress: [{ from: [{ ipBlock: { cidr: '192.0.2.0/24' } }] }] });
  expect(unsaidIn(block, 1019)).toEqual({
    peers: [],
    services: [],
    undocumented: ['spec.ingress[0].from[0]'],
  });
});

test('both ways of saying it', () => {
  const policy = cnp({ ingress: [item(web), item({ matchLabels: { [key]: 'b' } })] }, 'shop', 'p');
  expect(sayClusters(policy, { every: true }).spec).toEqual({
    endpointSelector: {},
    ingress: [
      item({ ...web, matchExpressions: [{ key, operator: 'Exists' }] }),
      item({ matchLabels: { [key]: 'b' } }),
    ],
  });
  expect(sayClusters(policy, { only: 'a' }).spec).toEqual({
    endpointSelector: {},
    ingress: [item({ matchLabels: { app: 'web', [key]: 'a' } }), item({ matchLabels: { [key]: 'b' } })],
  });
  const network = np({ egress: [{ to: [{ namespaceSelector: {} }] }] });
  expect(sayClusters(network, { only: 'a' }).spec).toMatchObject({
    egress: [{ to: [{ namespaceSelector: {}, podSelector: { matchLabels: { [key]: 'a' } } }] }],
  });
});

test('what is said means the same as before, whatever the switch says', () => {
  fc.assert(
    fc.property(policies, policies, flows, (one, two, asked) => {
      const mesh = (rewrite: (object: KubeObject, cluster: string) => KubeObject) =>
        meshOf({
          a: { objects: one.map(object => rewrite(object, 'a')) },
          b: { objects: two.map(object => rewrite(object, 'b')) },
        });
      const plain = mesh(object => object);
      for (const value of [true, false]) {
        const words = (cluster: string) => (value ? { only: cluster } : { every: true as const });
        const said = mesh((object, cluster) => sayClusters(object, words(cluster)));
        const before = evaluatorOf(withDefaultCluster(plain, value));
        const after = [true, false].map(other => evaluatorOf(withDefaultCluster(said, other)));
        for (const flow of asked) {
          // Only pods have a cluster: what has none is beside the point, and is known to be special (#46996).
          if (!('pod' in flow.from) || !('pod' in flow.to)) continue;
          const { verdict } = before.verdict(flow);
          for (const evaluator of after) expect(evaluator.verdict(flow).verdict).toBe(verdict);
        }
      }
    }),
    { numRuns: 100 },
  );
});
