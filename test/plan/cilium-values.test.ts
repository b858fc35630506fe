import type { CiliumValues, ClusterCiliumProps, Fleet } from '../../src/model/index';
import type { ClusterPlan } from '../../src/plan/index';
import { synthesize } from '../../src/synth/index';
import { clusterOf, fleetOf, planOf, twoGenericClusters } from '../support/fleets';

const digest = `sha256:${'ab'.repeat(32)}`;
const planned = (own?: ClusterCiliumProps, values?: CiliumValues): ClusterPlan =>
  clusterOf(
    planOf(
      fleetOf(
        { alpha: { ...(own !== undefined && { cilium: own }) } },
        { cilium: { version: '1.20.3', digest, ...(values !== undefined && { values }) } },
      ),
    ),
    'alpha',
  );

test.each<[ClusterCiliumProps | undefined, string, string | undefined]>([
  [undefined, '1.20.3', digest],
  [{}, '1.20.3', digest],
  [{ values: { MTU: 1400 } }, '1.20.3', digest],
  [{ digest: 'sha256:own' }, '1.20.3', 'sha256:own'],
  [{ version: '1.20.4' }, '1.20.4', undefined],
  [{ version: '1.20.3' }, '1.20.3', undefined],
  [{ version: '1.20.4', digest: 'sha256:own' }, '1.20.4', 'sha256:own'],
])('Cilium that is %j for a cluster', (own, version, expected) => {
  const { cilium } = planned(own);
  expect([cilium.version, cilium.digest]).toEqual([version, expected]);
});

test('values are the fleet’s, the cluster’s over them, and Meshprint’s, each with its owner', () => {
  const { values, owners } = planned(
    { values: { hubble: { relay: { replicas: 2 } }, MTU: null } },
    { hubble: { relay: { enabled: true } }, MTU: 1400, tunnelPort: 8473 },
  );
  expect(values).toMatchObject({
    routingMode: 'tunnel',
    hubble: { relay: { enabled: true, replicas: 2 }, tls: { auto: { method: 'certmanager' } } },
    MTU: null,
    tunnelPort: 8473,
  });
  expect(
    ['MTU', 'hubble.relay.enabled', 'hubble.relay.replicas', 'routingMode'].map(path => owners.get(path)),
  ).toEqual(['cluster values', 'fleet values', 'cluster values', 'platform generic']);
});

test('what a blueprint gave stays as it was', () => {
  const values = { podAnnotations: { a: 'b' }, tolerations: [{ operator: 'Exists' }] };
  planned({ values }, values);
  expect(Object.isFrozen(values.tolerations)).toBe(false);
  expect(Object.isFrozen(values.podAnnotations)).toBe(false);
});

test('values that are refused are not in effect', () => {
  const { values, datapath, owners, refusedValues } = planned({ values: { routingMode: 'native' } });
  expect([values.routingMode, datapath.routing, owners.get('routingMode')]).toEqual([
    'tunnel',
    'tunnel',
    'platform generic',
  ]);
  expect(refusedValues).toEqual([
    { keys: ['routingMode'], by: 'cluster', owner: 'platform generic', decided: 'tunnel' },
  ]);
});

test('the same mistake of the fleet’s values in many clusters is one finding', () => {
  const fleet = twoGenericClusters(
    {},
    { cilium: { version: '1.20.3', values: { hubble: { ui: { enabled: true } } } } },
  );
  const { report } = synthesize(fleet);
  expect(report.findings.map(({ rule, path, clusters }) => [rule, path, clusters])).toEqual([
    ['values/chart-refuses', '', ['alpha', 'beta']],
  ]);
});

describe('a key', () => {
  const pem = '-----BEGIN RSA PRIVATE KEY-----\nMIIB\n-----END RSA PRIVATE KEY-----\n';
  const withValues = (values: CiliumValues): Fleet => fleetOf({ alpha: { cilium: { values } } });

  test.each<[string, CiliumValues]>([
    ['in an annotation', { podAnnotations: { note: pem } }],
    ['in a list', { extraEnv: [{ name: 'KEY', value: pem }] }],
    ['in base64', { commonLabels: { x: Buffer.from(pem).toString('base64') } }],
  ])('%s is found on its way into values.yaml, and never shown', (_, values) => {
    const { report } = synthesize(withValues(values));
    expect(report.findings.map(({ rule }) => rule)).toContain('object/key-material');
    expect(JSON.stringify(report)).not.toContain('MIIB');
  });

  test.each<[string, CiliumValues]>([
    ['of the wrong type', { operator: { replicas: pem } }],
    ['where the chart has none', { kye: pem }],
    ['where a value is settled', { routingMode: pem }],
    ['where the chart has one', { tls: { ca: { key: pem } } }],
    ['where there are only a few words', { clustermesh: { apiserver: { etcd: { storageMedium: pem } } } }],
    ['in place of a map', { hubble: pem }],
    ['in arguments', { extraArgs: [`--cluster-id=${pem}`] }],
  ])('%s is in no message', (_, values) => {
    const { report } = synthesize(withValues(values));
    expect(report.findings).not.toEqual([]);
    expect(JSON.stringify(report)).not.toContain('MIIB');
  });
});
