import fc from 'fast-check';
import type { JsonMap, KubeObject } from '../../../src/kinds/index';
import {
  type Endpoint,
  evaluatorOf,
  type Flow,
  type NamedPort,
  type PodRef,
} from '../../../src/simulate/index';
import { meshOf } from '../trees';
import { blockLabel, engineAllows, type EngineIdentity, type EngineLabel } from './engine/index';
import { ccnp, cnp, np } from './objects';

/** Policies of every form that the engine takes, about pods, ports and blocks that there are few of. */
const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(arbitrary, { nil: undefined });
const without = (json: Readonly<Record<string, unknown>>): JsonMap =>
  Object.fromEntries(Object.entries(json).filter(([, value]) => value !== undefined)) as JsonMap;
const few = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T[]> => fc.array(arbitrary, { maxLength: 2 });

const keys = ['app', 'tier', 'init', 'host'];
const ciliumKeys = [
  ...keys,
  'k8s:app',
  'any:app',
  'container:app',
  'io.kubernetes.pod.namespace',
  'k8s:io.kubernetes.pod.namespace',
  'io.cilium.k8s.namespace.labels.team',
  'k8s:io.cilium.k8s.policy.cluster',
  'io.cilium.k8s.policy.cluster',
  'io.cilium.k8s.policy.serviceaccount',
  'reserved:host',
  'reserved:world',
];
const values = ['web', 'db', '', 'shop', 'other', 'a', 'b', 'default'];
const selectorOf = (from: readonly string[]): fc.Arbitrary<JsonMap> => {
  const key = fc.constantFrom(...from);
  const value = fc.constantFrom(...values);
  const expression = fc.oneof(
    fc.record({
      key,
      operator: fc.constantFrom('In', 'NotIn'),
      values: fc.uniqueArray(value, { minLength: 1, maxLength: 3 }),
    }),
    fc.record({ key, operator: fc.constantFrom('Exists', 'DoesNotExist') }),
  );
  const labels = fc.dictionary(key, value, { maxKeys: 2, noNullPrototype: true });
  return fc.record({ matchLabels: maybe(labels), matchExpressions: maybe(few(expression)) }).map(without);
};
const anything = selectorOf(ciliumKeys);
const plain = selectorOf(keys);

const number = fc.constantFrom('0', '79', '80', '443', '8080', 'http', 'dns');
const endPort = fc.constantFrom(80, 81, 100, 8080, 65535);
const portOf = (protocols: readonly string[]): fc.Arbitrary<JsonMap> =>
  fc
    .record({ port: number, endPort: maybe(endPort), protocol: maybe(fc.constantFrom(...protocols)) })
    .map(({ port, endPort: end, protocol }) => without({ port, protocol, endPort: end }));
const toPorts = few(fc.record({ ports: maybe(few(portOf(['TCP', 'UDP', 'SCTP', 'ANY']))) }).map(without));
const icmps = few(
  fc.record({
    fields: few(
      fc
        .record({ type: fc.constantFrom(0, 3, 8, 128), family: maybe(fc.constantFrom('IPv4', 'IPv6')) })
        .map(without),
    ),
  }),
);
const blocks = [
  { cidr: '192.0.2.0/24' },
  { cidr: '192.0.2.0/24', except: ['192.0.2.0/28'] },
  { cidr: '0.0.0.0/0', except: ['192.0.2.0/25', '198.51.100.0/24'] },
  { cidr: '0.0.0.0/0' },
] as const;
const entities = [
  'all',
  'world',
  'cluster',
  'host',
  'remote-node',
  'ingress',
  'health',
  'init',
  'kube-apiserver',
  'none',
];

const peers = (way: string): fc.Arbitrary<JsonMap> =>
  fc.oneof(
    fc.constant({}),
    few(anything).map(found => ({ [`${way}Endpoints`]: found })),
    few(fc.constantFrom(...entities)).map(found => ({ [`${way}Entities`]: found })),
    few(fc.constantFrom('192.0.2.1', '192.0.2.0/24', '0.0.0.0/0')).map(found => ({ [`${way}CIDR`]: found })),
    few(fc.constantFrom(...blocks)).map(found => ({ [`${way}CIDRSet`]: found })),
    // An empty list beside another kind selects nobody.
    few(anything).map(found => ({ [`${way}Endpoints`]: found, [`${way}CIDR`]: [] })),
  );
const items = (way: string): fc.Arbitrary<JsonMap[] | undefined> =>
  maybe(
    fc.array(
      fc
        .tuple(
          peers(way),
          fc.oneof(
            fc.constant({}),
            toPorts.map(found => ({ toPorts: found })),
            icmps.map(found => ({ icmps: found })),
          ),
        )
        .map(([peer, ports]): JsonMap => ({ ...peer, ...ports })),
      { minLength: 1, maxLength: 2 },
    ),
  );
const flag = maybe(fc.boolean());
const rule = fc
  .record({
    endpointSelector: anything,
    enableDefaultDeny: maybe(fc.record({ ingress: flag, egress: flag }).map(without)),
    ingress: items('from'),
    ingressDeny: items('from'),
    egress: items('to'),
    egressDeny: items('to'),
  })
  .map(without)
  .filter(found => ['ingress', 'ingressDeny', 'egress', 'egressDeny'].some(list => list in found));
const cilium = fc
  .tuple(rule, maybe(rule), fc.constantFrom('shop', 'other', undefined))
  .map(([spec, second, namespace]): KubeObject => {
    const object = namespace === undefined ? ccnp(spec) : cnp(spec, namespace);
    return second === undefined ? object : { ...object, specs: [second] };
  });
const networkPeer = fc.oneof(
  fc.record({ podSelector: selectorOf([...keys, 'io.cilium.k8s.policy.cluster']) }),
  fc
    .record({
      namespaceSelector: selectorOf(['team', 'kubernetes.io/metadata.name']),
      podSelector: maybe(plain),
    })
    .map(without),
  fc.constantFrom(...blocks).map(ipBlock => ({ ipBlock })),
);
const networkRules = (way: string): fc.Arbitrary<JsonMap[] | undefined> =>
  maybe(
    few(
      fc
        .record({ [way]: maybe(few(networkPeer)), ports: maybe(few(portOf(['TCP', 'UDP', 'SCTP']))) })
        .map(without),
    ),
  );
const network = fc
  .record({
    podSelector: plain,
    policyTypes: maybe(fc.constantFrom(['Ingress'], ['Egress'], ['Ingress', 'Egress'], [])),
    ingress: networkRules('from'),
    egress: networkRules('to'),
  })
  .map(spec => np(without(spec)));
const policies = fc.array(fc.oneof({ weight: 3, arbitrary: cilium }, { weight: 1, arbitrary: network }), {
  maxLength: 4,
});

/** Everything that can be an end, with the identity that a cluster gives it. */
const named: readonly NamedPort[] = [
  { name: 'http', port: 80, protocol: 'TCP' },
  { name: 'dns', port: 443, protocol: 'UDP' },
];
const twice: readonly NamedPort[] = [
  { name: 'http', port: 8080, protocol: 'TCP' },
  { name: 'dns', port: 80, protocol: 'TCP' },
  { name: 'dns', port: 443, protocol: 'UDP' },
  { name: 'dns', port: 8080, protocol: 'TCP' },
];
const labelSets = [
  {},
  { app: 'web' },
  { app: 'db', tier: 'web' },
  { app: '' },
  { app: 'db', init: 'web' },
  { host: 'db' },
];
const pods: readonly PodRef[] = ['a', 'b'].flatMap(cluster =>
  ['shop', 'other'].flatMap(namespace =>
    labelSets.map((labels, i) => ({
      cluster,
      namespace,
      labels,
      ports: i % 2 === 0 ? named : twice,
      ...(i === 2 && { serviceAccount: 'web' }),
    })),
  ),
);
const ends: readonly Endpoint[] = [
  ...pods.map(pod => ({ pod })),
  ...['192.0.2.1', '192.0.2.200', '198.51.100.1', '203.0.113.1'].map(ip => ({ world: { ip } })),
  { host: { cluster: 'a' } },
  { remoteNode: { cluster: 'a' } },
  { remoteNode: { cluster: 'b' } },
  { ingress: { cluster: 'a' } },
  { health: { cluster: 'a' } },
  { init: { cluster: 'a' } },
  { kubeApiServer: { cluster: 'a', on: 'host' } },
  { kubeApiServer: { cluster: 'a', on: 'remote-node' } },
  { kubeApiServer: { cluster: 'a', on: 'world', ip: '192.0.2.9' } },
];
const cidrLabels = (ip: string): EngineLabel[] =>
  Array.from({ length: 33 }, (_, prefix) => ['cidr', blockLabel(ip, prefix), ''] as const);
const only = (...names: readonly string[]): EngineIdentity => ({
  labels: names.map(name => ['reserved', name, ''] as const),
});
function identityOf(end: Endpoint): EngineIdentity {
  if ('world' in end) return { labels: [['reserved', 'world', ''], ...cidrLabels(end.world.ip ?? '')] };
  if ('host' in end) return only('host');
  if ('remoteNode' in end) return only('remote-node');
  if ('kubeApiServer' in end) {
    const { on = 'world', ip = '' } = end.kubeApiServer;
    return { labels: [...only(on, 'kube-apiserver').labels, ...(on === 'world' ? cidrLabels(ip) : [])] };
  }
  if (!('pod' in end)) return only(Object.keys(end)[0] ?? '');
  const { cluster, namespace, labels, serviceAccount = 'default', ports = [] } = end.pod;
  const k8s: Record<string, string> = {
    ...labels,
    'io.kubernetes.pod.namespace': namespace,
    'io.cilium.k8s.namespace.labels.kubernetes.io/metadata.name': namespace,
    ...(namespace === 'other' && { 'io.cilium.k8s.namespace.labels.team': 'web' }),
    'io.cilium.k8s.policy.cluster': cluster,
    'io.cilium.k8s.policy.serviceaccount': serviceAccount,
  };
  return { labels: Object.entries(k8s).map(([key, value]) => ['k8s', key, value] as const), ports };
}
const identities = ends.map(identityOf);
const team: KubeObject = {
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: { name: 'other', labels: { team: 'web' } },
};

const end = fc.nat(ends.length - 1);
/** One end is a pod of a, since policies of a are looked at. */
const questions = fc.array(
  fc.record({
    own: fc.nat(pods.length / 2 - 1),
    other: end,
    ingress: fc.boolean(),
    transport: fc.constantFrom<[NonNullable<Flow['protocol']>, number]>(
      ['TCP', 79],
      ['TCP', 80],
      ['TCP', 81],
      ['TCP', 443],
      ['TCP', 8080],
      ['TCP', 60000],
      ['UDP', 80],
      ['UDP', 443],
      ['SCTP', 80],
      ['ICMP', 8],
      ['ICMP', 3],
      ['ICMPv6', 128],
    ),
  }),
  { minLength: 20, maxLength: 40 },
);
const settings = fc.record({
  enforcement: fc.constantFrom(
    'default' as const,
    'default' as const,
    'default' as const,
    'always' as const,
    'never' as const,
  ),
  defaultLocal: fc.boolean(),
});

test('the evaluator says what the engine says', () => {
  let [known, unknown] = [0, 0];
  fc.assert(
    fc.property(policies, settings, questions, (objects, { enforcement, defaultLocal }, asked) => {
      const values = { policyEnforcementMode: enforcement };
      const clustermesh = { policyDefaultLocalCluster: defaultLocal };
      const state = meshOf({
        a: { version: '1.20.0', objects: [team, ...objects], values, clustermesh },
        b: { version: '1.20.0', objects: [team] },
      });
      const evaluator = evaluatorOf(state);
      for (const {
        own,
        other,
        ingress,
        transport: [protocol, port],
      } of asked) {
        const [subject, peer] = [ends[own], ends[other]];
        if (subject === undefined || peer === undefined) continue;
        const [from, to] = ingress ? [peer, subject] : [subject, peer];
        const side = evaluator.side({ from, to, protocol, port }, ingress);
        if (side.verdict === 'unknown') {
          unknown++;
          expect(JSON.stringify(side.because)).toMatch(/a range that begins at port 0/);
          continue;
        }
        known++;
        const packet = { ingress, subject: identityOf(subject), peer: identityOf(peer), protocol, port };
        const allows = engineAllows(objects, { cluster: 'a', defaultLocal, enforcement }, identities, packet);
        expect({ from, to, ingress, protocol, port, verdict: side.verdict }).toEqual({
          from,
          to,
          ingress,
          protocol,
          port,
          verdict: allows ? 'allow' : 'deny',
        });
      }
    }),
    { numRuns: Number(process.env.RUNS ?? 300) },
  );
  expect(known).toBeGreaterThan(unknown * 10);
});
