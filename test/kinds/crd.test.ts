import { definedKind, isBuiltInGroup, pluralOf, typeOf } from '../../src/kinds/index';

test.each([
  ['ServiceMonitor', 'servicemonitors'],
  ['Gateway', 'gateways'],
  ['GatewayClass', 'gatewayclasses'],
  ['BackendTLSPolicy', 'backendtlspolicies'],
  ['Mesh', 'meshes'],
  ['Ingress', 'ingresses'],
])('the plural of %s is %s', (kind, plural) => {
  expect(pluralOf(kind)).toBe(plural);
});

describe('typeOf', () => {
  test('tells group, version and kind', () => {
    expect(typeOf({ apiVersion: 'apps/v1', kind: 'Deployment' })).toEqual({
      group: 'apps',
      version: 'v1',
      kind: 'Deployment',
    });
    expect(typeOf({ apiVersion: 'v1', kind: 'Pod' })).toEqual({ group: '', version: 'v1', kind: 'Pod' });
  });

  test.each([[null], ['text'], [[]], [{}], [{ apiVersion: 1, kind: 'Pod' }], [{ apiVersion: 'v1' }]])(
    'not of %j',
    value => {
      expect(typeOf(value)).toBeUndefined();
    },
  );
});

describe('definedKind', () => {
  const crd = (spec: unknown): object => ({
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: 'things.example.com' },
    spec,
  });

  test('tells what is served', () => {
    const versions = [{ name: 'v1', served: true }, { name: 'v0', served: false }, { name: 'v2' }, 'v3', {}];
    expect(
      definedKind(crd({ group: 'example.com', scope: 'Cluster', names: { kind: 'Thing' }, versions })),
    ).toEqual({ group: 'example.com', kind: 'Thing', clusterWide: true, versions: ['v1', 'v2'] });
  });

  test.each([
    ['another kind', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' } }],
    ['no spec', crd(undefined)],
    ['a spec that is none', crd('spec')],
    ['no group', crd({ names: { kind: 'Thing' } })],
    ['no names', crd({ group: 'example.com' })],
    ['a kind that is none', crd({ group: 'example.com', names: { kind: {} } })],
  ])('not of %s', (_, object) => {
    expect(definedKind(object)).toBeUndefined();
  });
});

test('groups of Kubernetes itself', () => {
  expect(['', 'apps', 'networking.k8s.io', 'resource.k8s.io'].every(isBuiltInGroup)).toBe(true);
  expect(['gateway.networking.k8s.io', 'policy.networking.k8s.io', 'k8s.io'].some(isBuiltInGroup)).toBe(
    false,
  );
});
