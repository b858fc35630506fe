import fc from 'fast-check';
import type { KubeObject } from '../../../src/kinds/index';
import { apply } from '../../../src/rules/rule';
import { treesRules } from '../../../src/rules/trees/index';
import { planOf, twoGenericClusters } from '../../support/fleets';

const anything = fc.oneof(
  fc.constantFrom<unknown>(null, 5, '', 'oci', true, [], {}, [null], ['a'], [[]], { name: 5 }, [
    { name: 'a' },
  ]),
  fc.jsonValue({ maxDepth: 2 }),
);

/** Fields that some rule reads, with anything in them. */
const spec = fc.oneof(
  anything,
  fc.dictionary(
    fc.constantFrom('endpointSelector', 'podSelector', 'ingress', 'egress', 'ingressDeny'),
    fc.oneof(
      anything,
      fc.constant({ matchLabels: { app: 'a' } }),
      fc.array(
        fc.dictionary(
          fc.constantFrom('fromEndpoints', 'toEntities', 'from', 'to', 'toPorts', 'ports', 'toCIDR'),
          fc.oneof(anything, fc.array(fc.constantFrom<unknown>({}, 'cluster', { ports: [] }, '10.0.0.0/8'))),
        ),
      ),
    ),
  ),
  fc.dictionary(
    fc.constantFrom('chart', 'chartRef', 'dependsOn', 'healthCheckExprs', 'kubeConfig', 'path', 'postBuild'),
    fc.oneof(anything, fc.dictionary(fc.constantFrom('spec', 'kind', 'name', 'substitute'), anything)),
  ),
  fc.dictionary(
    fc.constantFrom(
      'ref',
      'releaseName',
      'sourceRef',
      'suspend',
      'targetNamespace',
      'type',
      'url',
      'valuesFrom',
    ),
    fc.oneof(anything, fc.dictionary(fc.constantFrom('tag', 'branch', 'semver', 'kind', 'name'), anything)),
  ),
);

const places = [
  'name',
  'namespace',
  'group',
  'kind',
  'port',
  'weight',
  'tls',
  'hostname',
  'protocol',
  'service',
];
const parts = fc.dictionary(
  fc.constantFrom(...places, 'backendRefs', 'matches', 'filters', 'http'),
  anything,
);

/** Fields of Gateways, routes and Ingresses. */
const gatewaySpec = fc.dictionary(
  fc.constantFrom(
    'parentRefs',
    'rules',
    'hostnames',
    'listeners',
    'from',
    'to',
    'targetRefs',
    'defaultBackend',
  ),
  fc.oneof(anything, fc.array(fc.oneof(anything, parts), { maxLength: 2 })),
);

const object = fc.record({
  apiVersion: fc.constantFrom(
    'v1',
    'helm.toolkit.fluxcd.io/v2',
    'kustomize.toolkit.fluxcd.io/v1',
    'source.toolkit.fluxcd.io/v1',
    'apiextensions.k8s.io/v1',
    'gateway.networking.k8s.io/v1',
    'cilium.io/v2',
    'networking.k8s.io/v1',
    '/',
    '',
  ),
  kind: fc.constantFrom(
    'HelmRelease',
    'Kustomization',
    'GitRepository',
    'OCIRepository',
    'HelmChart',
    'Secret',
    'Namespace',
    'CustomResourceDefinition',
    'Gateway',
    'GatewayClass',
    'HTTPRoute',
    'ReferenceGrant',
    'BackendTLSPolicy',
    'Ingress',
    'CiliumNetworkPolicy',
    'NetworkPolicy',
    'constructor',
  ),
  metadata: fc.record(
    {
      name: fc.constantFrom('a', 'flux-system', 'cilium', '__proto__'),
      namespace: anything,
      labels: anything,
      annotations: anything,
    },
    { requiredKeys: ['name'] },
  ),
  spec: fc.oneof(spec, gatewaySpec),
  data: anything,
});

test('no rule fails at an object that is not what its kind says', () => {
  const plan = planOf(twoGenericClusters({}, { flux: { version: '2.7.5' } }));
  fc.assert(
    fc.property(fc.array(object, { maxLength: 4 }), objects => {
      const placed = objects.map((one, i) => ({ object: one as unknown as KubeObject, path: `apps/${i}` }));
      const tree = { cluster: 'alpha', files: [{ path: 'apps/objects.yaml', objects: placed }] };
      for (const { message } of apply(treesRules, [tree], plan)) expect(message).not.toBe('');
    }),
    { numRuns: 500 },
  );
});
