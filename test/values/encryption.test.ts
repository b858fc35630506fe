import type { EncryptionProps } from '../../src/model/index';
import { valueAt } from '../../src/values/index';
import { versions } from '../platforms/fleets';
import { clusterOf, planOf, twoGenericClusters } from '../support/fleets';

const valuesOf = (encryption: EncryptionProps, version = '1.20.3'): unknown =>
  valueAt(
    clusterOf(
      planOf(
        twoGenericClusters({}, { cilium: { version }, flux: { version: '2.8.8' }, mesh: { encryption } }),
      ),
      'alpha',
    ).values,
    'encryption',
  );

test('nothing is encrypted by default', () => {
  expect(valueAt(clusterOf(planOf(twoGenericClusters()), 'alpha').values, 'encryption')).toEqual({
    enabled: false,
  });
  expect(valuesOf({ none: {} })).toEqual({ enabled: false });
});

test('strict mode is where each minor reads it', () => {
  const strict = { cidr: '10.0.0.0/8', allowRemoteNodeIdentities: true };
  expect(
    versions.map(version => valuesOf({ wireGuard: { strictMode: { cidr: '10.0.0.0/8' } } }, version)),
  ).toEqual(
    [
      { enabled: true, ...strict },
      { egress: { enabled: true, ...strict } },
      { egress: { enabled: true, ...strict } },
    ].map(strictMode => ({ enabled: true, type: 'wireguard', nodeEncryption: false, strictMode })),
  );
});

test('IPsec names the Secret with its key, and nothing of the key', () => {
  expect(valuesOf({ ipsec: {} })).toEqual({
    enabled: true,
    type: 'ipsec',
    ipsec: { secretName: 'cilium-ipsec-keys', keyFile: 'keys' },
  });
});

test("a cluster's own encryption takes the place of the fleet's", () => {
  const fleet = twoGenericClusters(
    { alpha: { encryption: { ipsec: {} } } },
    { mesh: { encryption: { wireGuard: { nodeEncryption: true } } } },
  );
  expect(planOf(fleet).clusters.map(({ encryption }) => encryption.type)).toEqual(['ipsec', 'wireguard']);
});
