import fc from 'fast-check';
import type {
  AddressesPeer,
  Clusters,
  EntitiesPeer,
  FlowProps,
  Labels,
  MeshPolicyShape,
  NamesPeer,
  Namespaces,
  PeerProps,
  PodsPeer,
  PolicyEntity,
} from '../../../src/model/index';
import type { Endpoint, Flow } from '../../../src/simulate/index';

/** The clusters of the random fleets, with their labels. */
export const clusterLabels: Readonly<Record<string, Labels>> = {
  alpha: { area: 'eu' },
  beta: { area: 'eu' },
  gamma: { area: 'us' },
};
const names = Object.keys(clusterLabels);

const clusters: fc.Arbitrary<Clusters> = fc.oneof(
  fc.constant<Clusters>({ all: {} }),
  fc.subarray(names, { minLength: 1 }).map(chosen => ({ names: chosen })),
  fc.constantFrom('eu', 'us').map(area => ({ labels: { area } })),
);

const namespaces: fc.Arbitrary<Namespaces> = fc.oneof(
  fc.constant<Namespaces>({ all: {} }),
  fc.subarray(['shop', 'other'], { minLength: 1 }).map(chosen => ({ names: chosen })),
  fc.constant<Namespaces>({ labels: { team: 'red' } }),
);

const place: fc.Arbitrary<Pick<PodsPeer, 'namespace' | 'namespaces'>> = fc.oneof(
  fc.constant({}),
  fc.constantFrom('shop', 'other').map(namespace => ({ namespace })),
  namespaces.map(chosen => ({ namespaces: chosen })),
);

const where = fc.constantFrom<NonNullable<PodsPeer['where']>>(
  { tier: { in: ['a', 'b'] } },
  { tier: { notIn: ['a'] } },
  { tier: { exists: true }, app: { in: ['web', 'db'] } },
  { tier: { exists: false } },
);

const podsPeer: fc.Arbitrary<PodsPeer> = fc
  .record(
    {
      pods: fc.constantFrom<Labels>({}, { app: 'web' }, { app: 'db' }, { app: 'db', tier: 'a' }),
      place,
      where,
      clusters,
    },
    { requiredKeys: ['pods', 'place'] },
  )
  .map(({ place, ...peer }) => ({ ...peer, ...place }));

const ofPods: fc.Arbitrary<PeerProps> = fc.oneof(
  { weight: 5, arbitrary: podsPeer },
  { weight: 1, arbitrary: clusters.map(wholeClusters => ({ wholeClusters })) },
  { weight: 1, arbitrary: fc.constant({ service: 'shop/db' }) },
);

const entities: fc.Arbitrary<EntitiesPeer> = fc
  .subarray<PolicyEntity>(['all', 'world', 'host', 'remote-node', 'kube-apiserver', 'ingress'], {
    minLength: 1,
    maxLength: 2,
  })
  .map(chosen => ({ entities: chosen }));

const cidrs = fc.constantFrom<AddressesPeer>(
  { cidrs: ['192.0.2.0/24'] },
  { cidrs: ['192.0.2.0/24', '198.51.100.0/24'], except: ['192.0.2.0/25'] },
  { cidrs: ['0.0.0.0/0'], except: ['198.51.100.0/24'] },
);
const fqdns = fc.constantFrom<NamesPeer>({ fqdns: ['api.example.com'] }, { fqdns: ['*.example.com'] });

const traffic: fc.Arbitrary<Pick<FlowProps, 'ports' | 'icmp'>> = fc.constantFrom(
  {},
  { ports: [{ tcp: 80 }] },
  { ports: [{ tcp: 8000, endPort: 8100 }, { udp: 53 }] },
  { ports: [{ any: 53 }] },
  { icmp: [{ type: 'EchoRequest' }] },
);

const only = fc.option(fc.constantFrom('egress' as const, 'ingress' as const), { nil: undefined, freq: 3 });

const sides = (names: boolean): fc.Arbitrary<Pick<FlowProps, 'from' | 'to' | 'sameCluster' | 'only'>> =>
  fc.oneof(
    fc
      .tuple(ofPods, ofPods, fc.boolean(), only)
      .map(([from, to, sameCluster, end]) => ({ from, to, sameCluster, ...(end && { only: end }) })),
    fc
      .tuple(ofPods, fc.oneof(entities, cidrs, ...(names ? [fqdns] : [])))
      .map(([from, to]) => ({ from, to })),
    fc.tuple(fc.oneof(entities, cidrs), ofPods).map(([from, to]) => ({ from, to })),
  );

export const allowed: fc.Arbitrary<FlowProps> = fc
  .tuple(sides(true), traffic)
  .map(([ends, what]) => ({ ...ends, ...what }));
export const denied: fc.Arbitrary<FlowProps> = fc
  .tuple(sides(false), traffic)
  .map(([ends, what]) => ({ ...ends, ...what }));

export const statement: fc.Arbitrary<MeshPolicyShape> = fc.oneof(
  allowed.map(allow => ({ allow })),
  denied.map(deny => ({ deny })),
);

const inCluster = fc.constantFrom(...names);
const podEnd: fc.Arbitrary<Endpoint> = fc
  .tuple(
    inCluster,
    fc.constantFrom('shop', 'other'),
    fc.constantFrom<Labels>({ app: 'web' }, { app: 'db', tier: 'a' }, { app: 'db', tier: 'c' }, {}),
  )
  .map(([cluster, namespace, labels]) => ({ pod: { cluster, namespace, labels } }));
const otherEnd: fc.Arbitrary<Endpoint> = fc.oneof(
  fc
    .tuple(
      fc.constantFrom('192.0.2.1', '192.0.2.200', '198.51.100.1', '203.0.113.1'),
      fc.constantFrom('api.example.com', 'example.org'),
    )
    .map(([ip, name]) => ({ world: { ip, name } })),
  inCluster.map(cluster => ({ host: { cluster } })),
  inCluster.map(cluster => ({ remoteNode: { cluster } })),
  inCluster.map(cluster => ({ kubeApiServer: { cluster, on: 'remote-node' as const } })),
  inCluster.map(cluster => ({ ingress: { cluster } })),
);

export const flow: fc.Arbitrary<Flow> = fc
  .tuple(
    fc.oneof(
      { weight: 3, arbitrary: fc.tuple(podEnd, podEnd) },
      { weight: 1, arbitrary: fc.tuple(podEnd, otherEnd) },
      { weight: 1, arbitrary: fc.tuple(otherEnd, podEnd) },
    ),
    fc.constantFrom<Pick<Flow, 'port' | 'protocol'>>(
      { port: 80 },
      { port: 8050 },
      { port: 53, protocol: 'UDP' },
      { port: 443, protocol: 'SCTP' },
      { port: 8, protocol: 'ICMP' },
    ),
  )
  .map(([[from, to], l4]) => ({ from, to, ...l4 }));
export const flows = fc.array(flow, { minLength: 20, maxLength: 40 });
