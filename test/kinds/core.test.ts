import { validateObject } from '../../src/kinds/index';
import { refuses } from './refuses';
import { foreignSamples, samples, withAt } from './samples';

const ends = "letters, digits, '-', '_' and '.', with a letter or digit at both ends";
const qualified = `must be ${ends}, after an optional 'domain/'`;
const labelValue = `must be ${ends}, or empty`;

test('a Service takes the labels and protocols that Kubernetes takes', () => {
  for (const selector of [{ 'app.kubernetes.io/name': 'x_1.2' }, { app: '' }, { A: 'x'.repeat(63) }])
    expect(validateObject(withAt(samples.service, ['spec', 'selector'], selector))).toEqual([]);
  for (const protocol of ['http', 'kubernetes.io/h2c', 'mycompany.com/My_proto'])
    expect(validateObject(withAt(samples.service, ['spec', 'ports', 1, 'appProtocol'], protocol))).toEqual(
      [],
    );
});

refuses('Namespace', samples.namespace, [
  ['metadata.name', 'a.b', "must be lower case letters, digits and '-', with a letter or digit at both ends"],
  ['metadata.namespace', 'x', 'must not be set: a Namespace is in no namespace'],
  ['spec', { finalizer: [] }, "is not a known field; did you mean 'finalizers'?", 'spec.finalizer'],
]);

refuses('Service', samples.service, [
  ['metadata.name', 'a.b', "must be lower case letters, digits and '-', with a letter or digit at both ends"],
  ['spec.ports[0].port', 0, 'must be at least 1'],
  [
    'spec.ports[0].targetPort',
    'Web_1',
    "must be lower case letters, digits and single '-', with at least one letter and no '-' at the ends",
  ],
  ['spec.ports[0].targetPort', 65536, 'must be at most 65535'],
  ['spec.ports[0].targetPort', true, 'must be a whole number or a string, not true'],
  ['spec.ports[1].name', undefined, 'is missing: there are several ports'],
  ['spec.ports[1].name', 'http', 'is the name of another port'],
  ['spec.ports[0].containerPort', 80, 'is not a known field'],
  ['spec.ports', [], 'is missing: only ExternalName and headless Services may have no ports'],
  ['spec.type', 'ExternalName', 'is missing: the type is ExternalName', 'spec.externalName'],
  ['spec.sessionAffinityConfig.clientIP.timeoutSeconds', 90000, 'must be at most 86400'],
  ['spec.selector', { 'bad key': 'x' }, `is no label key: it ${qualified}`, 'spec.selector["bad key"]'],
  ['spec.selector', { 'a/b/c': 'x' }, `is no label key: it ${qualified}`, 'spec.selector["a/b/c"]'],
  [
    'spec.selector',
    { ['k'.repeat(100_000)]: 'x' },
    'is no label key: it must be at most 63 characters long, not 100000',
    `spec.selector["${'k'.repeat(56)}...]`,
  ],
  ['spec.selector.app', 'x y', labelValue],
  ['spec.selector.app', '-x', labelValue],
  ['spec.selector.app', 'x\u0007', labelValue],
  ['spec.selector.app', 'x\u202e', labelValue],
  ['spec.selector.app', 'x'.repeat(64), 'must be at most 63 characters long, not 64'],
  ['spec.ports[1].appProtocol', 'bad proto', qualified],
]);

refuses('ConfigMap', samples.configMap, [
  ['data.a', 1, 'must be a string, not 1'],
  ['data.a/b', '', "is no key: it must be at most 253 letters, digits, '-', '_' and '.'", 'data["a/b"]'],
  ['spec', {}, 'is not a known field'],
]);

test('a ConfigMap holds 1 MiB', () => {
  const full = withAt(samples.configMap, ['data'], { a: 'x'.repeat(1024 * 1024) });
  expect(validateObject(full)).toEqual([]);
  expect(validateObject(withAt(full, ['data', 'b'], 'y'))).toEqual([
    {
      pointer: 'data',
      at: ['data'],
      problem: 'must hold at most 1048576 bytes, not 1048577',
      expected: 'at most 1048576 bytes',
      actual: '1048577 bytes',
    },
  ]);
});

refuses('NetworkPolicy', foreignSamples.networkPolicy, [
  ['spec.podSelector', undefined, 'is missing'],
  ['spec.ingress[0].form', [], "is not a known field; did you mean 'from'?"],
  ['spec.ingress[0].from[0]', {}, 'must have ipBlock, namespaceSelector or podSelector'],
  ['spec.ingress[0].from[0].ipBlock', { cidr: '10.0.0.0/8' }, 'must be the only field of its peer'],
  ['spec.ingress[0].ports[0].endPort', 90, 'is only allowed when port is a number'],
  ['spec.ingress[0].ports[1].endPort', 80, 'must not be below port 8080'],
  ['spec.egress[0].to[0].ipBlock.except[0]', '11.0.0.0/16', 'must lie within 10.0.0.0/8'],
  ['spec.policyTypes[0]', 'ingress', `must not be "ingress"; did you mean 'Ingress'?`],
  [
    'spec.podSelector.matchLabels',
    { 'k8s:app': 'a' },
    "is no label key: it must be letters, digits, '-', '_' and '.', with a letter or digit at both ends, after an optional 'domain/'",
    'spec.podSelector.matchLabels["k8s:app"]',
  ],
]);

refuses('ServiceExport', samples.serviceExport, [
  ['spec.ports', [], 'is not a known field'],
  ['spec.exportedLabels.a', true, 'must be a string, not true'],
]);

refuses('ClusterIssuer', samples.clusterIssuer, [
  ['spec.ca.secret', 'a', 'is not a known field'],
  ['spec.ca.secretName', undefined, 'is missing'],
  ['spec.acme', {}, 'must have only one of ca and acme', 'spec'],
  ['spec.ca', undefined, 'must have ca, selfSigned, vault, acme or venafi', 'spec'],
]);

refuses('Certificate', foreignSamples.certificate, [
  ['spec.dnsName', [], "is not a known field; did you mean 'dnsNames'?"],
  ['spec.issuerRef.name', undefined, 'is missing'],
  ['spec.usages[0]', 'server-auth', `must not be "server-auth"; did you mean 'server auth'?`],
]);
