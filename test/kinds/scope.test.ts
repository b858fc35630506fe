import { isClusterScoped } from '../../src/kinds/index';
import { kindSchemas } from '../../src/kinds/schemas/index';
import { foreignSamples, samples } from './samples';

test.each([
  ['v1', 'Namespace', true],
  ['v1', 'Service', false],
  ['rbac.authorization.k8s.io/v1', 'ClusterRole', true],
  ['rbac.authorization.k8s.io/v1beta1', 'Role', false],
  ['cilium.io/v2', 'CiliumClusterwideNetworkPolicy', true],
  ['cilium.io/v2', 'CiliumNetworkPolicy', false],
  ['gateway.networking.k8s.io/v1', 'GatewayClass', true],
  ['fluxcd.controlplane.io/v1', 'FluxInstance', false],
  ['apps/v1', 'Namespace', undefined],
  ['example.com/v1', 'Thing', undefined],
  ['', 'constructor', undefined],
])('%s %s', (apiVersion, kind, expected) => {
  expect(isClusterScoped(apiVersion, kind)).toBe(expected);
});

test('knows every kind that has a schema, as its samples are', () => {
  const namespaced = new Map(
    [...Object.values(samples), ...Object.values(foreignSamples)].map(({ kind, metadata }) => [
      kind,
      'namespace' in metadata,
    ]),
  );
  for (const { apiVersions, kind } of kindSchemas)
    for (const apiVersion of apiVersions)
      expect(isClusterScoped(apiVersion, kind)).toBe(!namespaced.get(kind));
});
