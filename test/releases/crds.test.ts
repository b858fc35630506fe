import { ciliumReleases, minorOf, servesGatewayApi, servesMcsApi } from '../../src/releases/index';

describe('Gateway API', () => {
  test.each([
    ['v1.4.1', 'v1', 'HTTPRoute', true],
    ['v1.0.0', 'v1', 'GRPCRoute', false],
    ['v1.1.0', 'v1', 'GRPCRoute', true],
    ['v1.4.1', 'v1', 'TLSRoute', false],
    ['v1.5.0', 'v1', 'TLSRoute', true],
    ['v1.5.1', 'v1alpha2', 'TLSRoute', false],
    ['v1.5.1', 'v1', 'TCPRoute', false],
    ['v1.10.0', 'v1', 'TCPRoute', true],
    ['v1.3.0', 'v1beta1', 'ReferenceGrant', true],
    ['v1.3.0', 'v1', 'ReferenceGrant', false],
    ['v1.6.1', 'v1', 'constructor', false],
    ['newest', 'v7', 'Thing', true],
  ])('standard channel of %s: %s %s is served: %s', (release, version, kind, expected) => {
    expect(servesGatewayApi(release, 'standard', version, kind)).toBe(expected);
    expect(servesGatewayApi(release, 'experimental', version, kind)).toBe(true);
  });

  test.each(ciliumReleases.map(({ minor, gatewayApi }) => [minor, gatewayApi] as const))(
    'the release that Cilium %s names has all that it asks for',
    (_, { documented, required, fails }) => {
      for (const [kind, version] of Object.entries(required))
        expect([kind, servesGatewayApi(documented, 'standard', version, kind)]).toEqual([kind, true]);
      expect(fails?.from).not.toBe(minorOf(documented.slice(1)));
    },
  );
});

test.each([
  ['v0.2.0', 'v1alpha1', true],
  ['v0.4.1', 'v1beta1', false],
  ['v0.5.0', 'v1beta1', true],
  ['v0.5.0', 'v1alpha1', true],
  ['v0.5.0', 'v1alpha2', false],
])('Multi-Cluster Services API %s: %s is served: %s', (release, version, expected) => {
  expect(servesMcsApi(release, version)).toBe(expected);
});
