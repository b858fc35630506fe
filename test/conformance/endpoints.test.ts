import Ajv from 'ajv';
import { load } from 'js-yaml';
import type { ClusterProps, ControlPlaneProps, EncryptionProps, EndpointProps } from '../../src/model/index';
import { textOf } from '../../src/output/index';
import { synthesize } from '../../src/synth/index';
import { examples } from '../platforms/examples';
import { versions } from '../platforms/fleets';
import { fleetOf } from '../support/fleets';
import { chartSchema, chartValues, describeUpstream } from './upstream';
import { unknownPaths } from './values';

const endpoints: Readonly<Record<string, EndpointProps>> = {
  dns: { dns: { name: 'alpha.example.org' } },
  ips: { ips: { addresses: ['10.9.0.1', 'fd99::1'] } },
  'node port': { nodePort: { port: 32379, addresses: ['10.9.0.1'] } },
};
const strictMode = { cidr: '10.0.0.0/8' };
const encryptions: Readonly<Record<string, EncryptionProps>> = {
  none: { none: {} },
  WireGuard: { wireGuard: {} },
  'WireGuard everywhere, strict': { wireGuard: { nodeEncryption: true, strictMode } },
  IPsec: { ipsec: { keyRotationDuration: '30m' } },
};
const resources = { requests: { cpu: '100m', memory: '1Gi' }, limits: { memory: '2Gi' } };
const controlPlanes: readonly ControlPlaneProps[] = [
  {},
  {
    replicas: 3,
    resources: { apiserver: resources, etcd: resources, kvstoreMesh: resources },
    podDisruptionBudget: { minAvailable: '50%' },
    kvstoreMesh: false,
    etcdStorage: 'memory',
    cacheTtl: '5m',
    etcdQps: 100,
    kvstoreMeshQps: 200,
  },
];

/** A cluster on every platform, and two peers of one generic cluster. */
function clusters(
  endpoint: EndpointProps,
  encryption: EncryptionProps,
  controlPlane: ControlPlaneProps,
): Record<string, Partial<ClusterProps>> {
  const kubernetes = '1.33';
  const all = Object.entries(examples).map(([name, platform]): [string, Partial<ClusterProps>] => [
    name.toLowerCase(),
    { platform, kubernetes, endpoint, encryption, controlPlane },
  ]);
  return Object.fromEntries([...all, ['zeta', { kubernetes }]]);
}

describeUpstream('the chart accepts every endpoint and encryption', () => {
  describe.each(versions)('of %s', version => {
    const isGood = new Ajv({ strict: false, allErrors: true }).compile(chartSchema(version));
    const defaults = chartValues(version);

    describe.each(Object.keys(endpoints))('%s', endpoint => {
      test.each(Object.keys(encryptions))('%s', encryption => {
        for (const controlPlane of controlPlanes) {
          const fleet = fleetOf(
            clusters(
              endpoints[endpoint] ?? { dns: {} },
              encryptions[encryption] ?? { none: {} },
              controlPlane,
            ),
            { cilium: { version }, flux: { version: '2.8.8' } },
          );
          const files = synthesize(fleet).trees.flatMap(({ files }) =>
            files.filter(({ path }) => /^cilium\/(values|peers)\.yaml$/.test(path)),
          );
          expect(files).toHaveLength(2 * (Object.keys(examples).length + 1));
          for (const file of files) {
            const values = load(textOf(file));
            isGood(values);
            expect(isGood.errors ?? []).toEqual([]);
            expect([...unknownPaths(values, defaults, '')]).toEqual([]);
          }
        }
      });
    });
  });
});
