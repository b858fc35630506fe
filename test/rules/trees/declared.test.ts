import {
  DefaultDeny,
  type Fleet,
  GlobalService,
  MeshNamespace,
  RawPolicy,
  Workload,
} from '../../../src/model/index';
import { synthesize } from '../../../src/synth/index';
import { twoGenericClusters } from '../../support/fleets';

/** Messages of one rule about a fleet with the namespace `shop`. */
function told(rule: string, fill: (shop: MeshNamespace) => unknown): string[] {
  const fleet: Fleet = twoGenericClusters();
  fill(new MeshNamespace(fleet, 'shop'));
  const { findings } = synthesize(fleet).report;
  return findings.filter(finding => finding.rule === rule).map(({ message }) => message);
}

const policyFor = (shop: MeshNamespace, app: string): RawPolicy =>
  new RawPolicy(shop, 'p', {
    spec: { endpointSelector: { matchLabels: { app } }, ingress: [{ fromEntities: ['world'] }] },
  });

const workload = (shop: MeshNamespace, app: string): Workload => new Workload(shop, app, { labels: { app } });

test('a policy about none of the declared pods is told of, and that nobody saw them', () => {
  const id = 'policy/selects-nothing';
  expect(told(id, shop => [policyFor(shop, 'basket'), workload(shop, 'cart')])).toEqual([
    expect.stringContaining('none fits (pods declared by the blueprint, not seen)'),
  ]);
  expect(told(id, shop => [policyFor(shop, 'cart'), workload(shop, 'cart')])).toEqual([]);
  expect(told(id, shop => policyFor(shop, 'basket'))).toEqual([]);
});

test('a slip of the pen is told of where the label is declared', () => {
  const id = 'policy/unknown-label';
  expect(told(id, shop => [policyFor(shop, 'fronted'), workload(shop, 'frontend')])).toHaveLength(1);
  expect(told(id, shop => policyFor(shop, 'fronted'))).toEqual([]);
});

/** An allow that only pods of the tier `inner` take part in, in a default deny. */
const guarded = (shop: MeshNamespace): unknown => {
  new DefaultDeny(shop, 'deny');
  new GlobalService(shop, 'cart', {
    ports: [{ name: 'http', port: 80 }],
    selector: { app: 'cart' },
    providers: { names: ['alpha'] },
  });
  return new RawPolicy(shop, 'inner', {
    spec: {
      endpointSelector: { matchLabels: { app: 'cart', tier: 'inner' } },
      ingress: [
        {
          fromEndpoints: [
            { matchExpressions: [{ key: 'io.cilium.k8s.policy.cluster', operator: 'Exists' }] },
          ],
        },
      ],
    },
  });
};

test('a service is closed where its declared pods are', () => {
  const id = 'service/closed-by-policy';
  const pods = (shop: MeshNamespace, labels: Record<string, string>): Workload =>
    new Workload(shop, 'cart', { labels, clusters: { names: ['alpha'] } });
  expect(told(id, guarded)).toEqual([]);
  expect(told(id, shop => [guarded(shop), pods(shop, { app: 'cart', tier: 'inner' })])).toEqual([]);
  expect(told(id, shop => [guarded(shop), pods(shop, { app: 'cart', tier: 'outer' })])).toEqual([
    expect.stringMatching(/reach the pods of 'shop\/cart' in alpha \(pods declared/),
  ]);
});
