import { Workplace } from '../support/cli';
import { shop } from './reach/shop';

let place: Workplace;
beforeAll(() => {
  place = new Workplace();
  place.write('blueprints/pair.ts', shop());
});
afterAll(() => {
  place.remove();
});

const migrate = (...more: string[]): ReturnType<Workplace['run']> =>
  place.run('migrate', 'policy-default-local-cluster', ...more);

test('says which policies, which connections, and what to write', () => {
  expect(migrate()).toEqual({
    code: 0,
    stderr: '',
    stdout: `pair: policy-default-local-cluster false → true
Peers that name no cluster mean every cluster before, and only their own one after (the default
  since Cilium 1.19).
As written now: true in alpha and beta.

Do not say which clusters they mean
  CiliumNetworkPolicy shop/api in alpha and beta (apps/objects.yaml, apps/policy-api of the
    blueprint)
    spec.ingress[0].fromEndpoints[0]

Removed: no longer get through
  - shop/app=web in alpha and beta to shop/app=api in alpha and beta, TCP 8080, between linked
      clusters

To keep what they mean, whatever the switch says, write
---
# apps/objects.yaml in alpha and beta

apiVersion: cilium.io/v2
kind: CiliumNetworkPolicy
metadata:
  name: api
  namespace: shop
spec:
  endpointSelector:
    matchLabels:
      app: api
  ingress:
  - fromEndpoints:
    - matchExpressions:
      - key: io.cilium.k8s.policy.cluster
        operator: Exists
      matchLabels:
        app: web
    toPorts:
    - ports:
      - port: "8080"
        protocol: TCP
`,
  });
});

test('the other way round each cluster names itself', () => {
  expect(migrate('--to', 'false').stdout).toBe(`pair: policy-default-local-cluster true → false
Peers that name no cluster mean only their own one before, and every cluster after.
As written now: true in alpha and beta.

Do not say which clusters they mean
  CiliumNetworkPolicy shop/api in alpha and beta (apps/objects.yaml, apps/policy-api of the
    blueprint)
    spec.ingress[0].fromEndpoints[0]

Added: get through now
  + shop/app=web in alpha and beta to shop/app=api in alpha and beta, TCP 8080, between linked
      clusters

To keep what they mean, whatever the switch says, write
---
# apps/objects.yaml in alpha; beta: the same with their own names

apiVersion: cilium.io/v2
kind: CiliumNetworkPolicy
metadata:
  name: api
  namespace: shop
spec:
  endpointSelector:
    matchLabels:
      app: api
  ingress:
  - fromEndpoints:
    - matchLabels:
        app: web
        io.cilium.k8s.policy.cluster: alpha
    toPorts:
    - ports:
      - port: "8080"
        protocol: TCP
`);
});

test('as JSON', () => {
  const [found] = JSON.parse(migrate('--json').stdout) as [
    { policies: object[]; flows: { changes: object[] } },
  ];
  const words = { key: 'io.cilium.k8s.policy.cluster', operator: 'Exists' };
  expect(found).toMatchObject({
    fleet: 'pair',
    to: true,
    now: { true: ['alpha', 'beta'], false: [] },
    policies: [
      {
        object: 'CiliumNetworkPolicy shop/api',
        clusters: ['alpha', 'beta'],
        file: 'apps/objects.yaml',
        path: 'apps/policy-api',
        peers: ['spec.ingress[0].fromEndpoints[0]'],
        services: [],
        undocumented: [],
        explicit: {
          kind: 'CiliumNetworkPolicy',
          spec: {
            ingress: [{ fromEndpoints: [{ matchLabels: { app: 'web' }, matchExpressions: [words] }] }],
          },
        },
      },
    ],
    flows: { clusters: { now: 2, added: [], removed: [] } },
  });
  expect(found.flows.changes).toEqual([
    {
      ...{ from: 0, to: 1, clusters: ['linked', 'linked'], port: 8080, protocol: 'TCP' },
      ...{ before: 'allow', after: 'deny', example: ['alpha', 'beta'] },
    },
    {
      ...{ from: 2, to: 3, clusters: ['linked', 'linked'], port: 8080, protocol: 'TCP' },
      ...{ before: 'allow', after: 'deny', example: ['beta', 'alpha'] },
    },
  ]);
});

test('policies of Meshprint’s own say it already', () => {
  place.write(
    'own.ts',
    shop()
      .replace(
        /new Layer[^]*\} \}\);/,
        "new DefaultDeny(shop, 'deny'); new MeshPolicy(shop, 'web', { allow: { from: { pods: { app: 'web' } }, to: { pods: { app: 'api' } }, ports: [{ tcp: 8080 }] } });",
      )
      .replace('ExportedService,', 'DefaultDeny, ExportedService,'),
  );
  expect(migrate('own.ts')).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/\n\nEvery policy says which clusters it means: nothing changes\.\n$/),
  });
});

test('another subject is none', () => {
  const { code, stdout, stderr } = place.run('migrate', 'x');
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toMatch(/unknown command 'x'/);
});
