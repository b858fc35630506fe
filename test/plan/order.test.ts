import { ApiObject } from 'cdk8s';
import fc from 'fast-check';
import { compareFindings, type Finding } from '../../src/findings/index';
import {
  Cluster,
  type ClusterProps,
  DefaultDeny,
  ExportedService,
  Fleet,
  Gateway,
  GlobalService,
  HttpRoute,
  Ingress,
  Layer,
  MeshNamespace,
  MeshPolicy,
} from '../../src/model/index';
import { type Plan, resolve } from '../../src/plan/index';
import { planRules } from '../../src/rules/plan/index';
import { apply } from '../../src/rules/rule';
import { clusterProps, fleetProps, now } from '../support/fleets';

/** One statement of a blueprint, made below the fleet or below the namespace of that name. */
interface Statement {
  readonly name: string;
  readonly below?: string;
  readonly make: (scope: never, name: string) => unknown;
}

const shared = { ports: [{ name: 'http', port: 80 }], selector: { app: 'x' } };

const cluster = (id: number, name: string, change: Partial<ClusterProps> = {}): Statement => ({
  name,
  make: (fleet: Fleet) =>
    new Cluster(fleet, name, clusterProps(id, { labels: { area: id % 2 ? 'eu' : 'us' }, ...change })),
});
const below = (
  namespace: string,
  name: string,
  make: (scope: MeshNamespace, name: string) => unknown,
): Statement => ({
  name,
  below: namespace,
  make,
});
const layer = (name: string): Statement => ({
  name,
  make: (fleet: Fleet) =>
    new Layer(fleet, name, {
      clusters: { labels: { area: 'eu' } },
      build: (chart, { name: of }) => {
        for (const data of [{ of }, { of: 'all' }])
          new ApiObject(chart, data.of, { apiVersion: 'v1', kind: 'ConfigMap', data });
        if (name === 'broken') throw new Error(`no ${of}`);
      },
    }),
});

/** A fleet with some of everything, and with mistakes of many kinds. */
const statements: readonly Statement[] = [
  cluster(1, 'a', { podCidrs: ['10.0.0.0/12'] }),
  cluster(2, 'b-2', { serviceCidrs: ['172.20.1.0/24'] }),
  cluster(3, 'b', { platform: { gke: { region: 'x' } } }),
  cluster(4, 'z', { id: 1 }),
  cluster(5, 'c', {
    platform: { generic: { tunnelProtocol: 'geneve', loadBalancerAnnotations: {} } },
    ids: 5,
  } as never),
  cluster(6, 'd', {
    platform: { generic: { tunnelProtocol: 'geneve', loadBalancerAnnotations: {} } },
    repository: { url: 'https://git.example.com/fleet/1' },
  }),
  { name: 'shop', make: (fleet: Fleet) => new MeshNamespace(fleet, 'shop') },
  {
    name: 'bank',
    make: (fleet: Fleet) => new MeshNamespace(fleet, 'bank', { clusters: { names: ['z', 'a', 'q'] } }),
  },
  layer('web'),
  layer('broken'),
  layer('apps'),
  below(
    'shop',
    'catalog',
    (s, n) => new ExportedService(s, n, { ...shared, providers: { names: ['z', 'd', 'a'] } }),
  ),
  below(
    'shop',
    'cart',
    (s, n) => new GlobalService(s, n, { ...shared, providers: { labels: { area: 'us' } } }),
  ),
  below(
    'bank',
    'vault',
    (s, n) => new GlobalService(s, n, { ...shared, providers: { names: ['b'] }, affinity: 'local' }),
  ),
  below('bank', 'deny', (s, n) => new DefaultDeny(s, n)),
  {
    name: 'everywhere',
    make: (fleet: Fleet) => new DefaultDeny(fleet, 'everywhere', { leavesOut: ['x', 'b'] }),
  },
  {
    name: 'several',
    make: (fleet: Fleet) =>
      new MeshPolicy(fleet, 'several', {
        allow: {
          from: { entities: ['world', 'cluster'] },
          to: { pods: {}, namespaces: { names: ['shop', 'bank'] } },
          sameCluster: true,
        },
      }),
  },
  below(
    'shop',
    'p',
    (s, n) =>
      new MeshPolicy(s, n, { allow: { from: { service: 'bank/vault' }, to: { service: 'shop/cart' } } }),
  ),
  below(
    'bank',
    'web',
    (s, n) => new Gateway(s, n, { listeners: [{ name: 'http', port: 80, protocol: 'HTTP' }] }),
  ),
  below(
    'shop',
    'way',
    (s, n) =>
      new HttpRoute(s, n, {
        gateways: [{ gateway: 'bank/web' }, { gateway: 'bank/none' }],
        rules: [
          { backends: ['b', 'b-2'].map(cluster => ({ service: 'shop/cart', cluster })) },
          { backends: ['z', 'd'].map(cluster => ({ service: 'shop/catalog', cluster })) },
        ],
      }),
  ),
  below(
    'shop',
    'other-way',
    (s, n) =>
      new HttpRoute(s, n, {
        gateways: [{ gateway: 'bank/web' }],
        clusters: { names: ['a'] },
        rules: [{ backends: [{ service: 'shop/cart', cluster: 'b' }, { service: 'shop/nothing' }] }],
      }),
  ),
  below('shop', 'old', (s, n) => new Ingress(s, n, { rules: [], defaultBackend: { service: 'shop/cart' } })),
  below(
    'bank',
    'p',
    (s, n) => new MeshPolicy(s, n, { deny: { from: { pods: {} }, to: { service: 'shop/nothing' } } }),
  ),
];

function resolveInOrder(order: readonly Statement[]): { plan: Plan | undefined; findings: Finding[] } {
  const fleet = new Fleet('test', fleetProps());
  const scopes = new Map<string | undefined, unknown>([[undefined, fleet]]);
  const waiting = [...order];
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const { name, below: namespace, make } = next;
    if (!scopes.has(namespace)) waiting.push(next);
    else
      scopes.set(
        namespace === undefined ? name : `${namespace}/${name}`,
        make(scopes.get(namespace) as never, name),
      );
  }
  const { plan, findings } = resolve(fleet);
  const found = plan === undefined ? [] : apply(planRules, plan, now);
  return { plan, findings: [...findings, ...found].sort(compareFindings) };
}

test('the order of the statements of a blueprint changes neither the plan nor the findings', () => {
  const expected = resolveInOrder(statements);
  expect(expected.plan?.clusters.map(({ name }) => name)).toEqual(['a', 'b', 'b-2', 'd', 'z']);
  const rules = new Set(expected.findings.map(({ rule }) => rule));
  expect(rules.size).toBeGreaterThan(10);
  fc.assert(
    fc.property(fc.shuffledSubarray([...statements], { minLength: statements.length }), order => {
      expect(resolveInOrder(order)).toEqual(expected);
    }),
    { numRuns: 40 },
  );
});
