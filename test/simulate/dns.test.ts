import { derivedServiceName, type KubeObject } from '../../src/kinds/index';
import { type DnsAnswer, resolveDns } from '../../src/simulate/index';
import {
  type ClusterSpec,
  deployment,
  exported,
  global,
  http,
  meshOf,
  namespace,
  service,
  type Specs,
  statefulSet,
} from './trees';

const spec = 'Kubernetes DNS-Based Multicluster Service Discovery 1.0.0';
const coredns = 'CoreDNS, plugin kubernetes, option multicluster';

const derived = `shop/${derivedServiceName('shop', 'catalog')}`;
const none = { clusterIP: 'None' };
const syncing = { mcsapi: { enabled: true }, enableEndpointSliceSynchronization: true };

const plain: Specs = {
  a: { objects: [service(), exported(), deployment(2)] },
  b: { objects: [namespace()] },
};
const headless = (more: ClusterSpec = {}, annotations = {}): ClusterSpec => ({
  objects: [service(annotations, none), exported(), statefulSet(2)],
  ...more,
});
const pods = (cluster: string, count: number, hostname?: string) => ({
  pods: { cluster, count, ...(hostname !== undefined && { hostname }) },
});

/** All pods of a cluster, each with a name of its own. */
const named = (cluster: string) => ({
  pods: {
    cluster,
    count: 2,
    names: [0, 1].map(i => `catalog-${i}.${cluster}.catalog.shop.svc.clusterset.local`),
  },
});

interface Row {
  readonly source: string;
  readonly name: string;
  readonly clusters: Specs;
  readonly from?: string;
  readonly records: DnsAnswer['records'];
}

const rows: readonly Row[] = [
  {
    source: spec,
    name: 'catalog.shop.svc.clusterset.local',
    clusters: plain,
    from: 'b',
    records: [{ address: { service: derived } }],
  },
  {
    source: spec,
    name: '_http._tcp.catalog.shop.svc.clusterset.local',
    clusters: plain,
    from: 'b',
    records: [{ srv: { port: 80, target: 'catalog.shop.svc.clusterset.local' } }],
  },
  { source: spec, name: '_http._udp.catalog.shop.svc.clusterset.local', clusters: plain, records: [] },
  { source: spec, name: 'a.catalog.shop.svc.clusterset.local', clusters: plain, records: [] },
  { source: spec, name: 'pod.a.catalog.shop.svc.clusterset.local', clusters: plain, records: [] },
  { source: coredns, name: 'x.pod.a.catalog.shop.svc.clusterset.local', clusters: plain, records: [] },
  { source: spec, name: 'other.shop.svc.clusterset.local', clusters: plain, records: [] },
  {
    source: coredns,
    name: 'CATALOG.shop.svc.ClusterSet.local.',
    clusters: plain,
    records: [{ address: { service: derived } }],
  },
  {
    source: `${spec}: cluster.local is as it was`,
    name: 'catalog.shop.svc.cluster.local',
    clusters: plain,
    records: [{ address: { service: 'shop/catalog' } }],
  },
  { source: spec, name: 'catalog.shop.svc.cluster.local', clusters: plain, from: 'b', records: [] },
  {
    source: 'Kubernetes DNS-Based Service Discovery',
    name: 'catalog.shop.svc.cluster.local',
    clusters: { a: { objects: [service({}, { clusterIP: '10.96.0.5' })] } },
    records: [{ address: { service: 'shop/catalog', ip: '10.96.0.5' } }],
  },
  {
    source: 'Kubernetes DNS-Based Service Discovery',
    name: '_http._tcp.catalog.shop.svc.cluster.local',
    clusters: plain,
    records: [{ srv: { port: 80, target: 'catalog.shop.svc.cluster.local' } }],
  },
  {
    source: 'Kubernetes DNS-Based Service Discovery',
    name: 'catalog.shop.svc.cluster.local',
    clusters: { a: { objects: [service({}, { type: 'ExternalName', externalName: 'example.com' })] } },
    records: [{ cname: 'example.com' }],
  },
  {
    source: 'Documentation/network/clustermesh/mcsapi.rst',
    name: 'catalog.shop.svc.clusterset.local',
    clusters: { a: headless(), b: headless() },
    records: [named('a')],
  },
  {
    source: 'Documentation/network/clustermesh/mcsapi.rst',
    name: 'catalog.shop.svc.clusterset.local',
    clusters: { a: headless({ clustermesh: syncing }), b: headless() },
    records: [named('a'), named('b')],
  },
  {
    source: spec,
    name: 'catalog-1.b.catalog.shop.svc.clusterset.local',
    clusters: { a: headless({ clustermesh: syncing }), b: headless() },
    records: [pods('b', 1, 'catalog-1')],
  },
  {
    source: spec,
    name: 'catalog-2.b.catalog.shop.svc.clusterset.local',
    clusters: { a: headless({ clustermesh: syncing }), b: headless() },
    records: [],
  },
  {
    source: spec,
    name: 'catalog-1.catalog.shop.svc.clusterset.local',
    clusters: { a: headless({ clustermesh: syncing }), b: headless() },
    records: [],
  },
  {
    source: spec,
    name: '_http._tcp.catalog.shop.svc.clusterset.local',
    clusters: { a: headless({ clustermesh: syncing }), b: headless() },
    records: ['a', 'b'].map(cluster => ({
      podsSrv: {
        cluster,
        count: 2,
        port: 8080,
        targets: [0, 1].map(i => `catalog-${i}.${cluster}.catalog.shop.svc.clusterset.local`),
      },
    })),
  },
  {
    source: 'pkg/clustermesh/mcsapi/service_controller.go: it is a Service like any other',
    name: `${derivedServiceName('shop', 'catalog')}.shop.svc.cluster.local`,
    clusters: plain,
    from: 'b',
    records: [{ address: { service: derived } }],
  },
  {
    source: 'pkg/clustermesh/mcsapi/service_controller.go: it is a Service like any other',
    name: `_http._tcp.${derivedServiceName('shop', 'catalog')}.shop.svc.cluster.local`,
    clusters: plain,
    from: 'b',
    records: [
      { srv: { port: 80, target: `${derivedServiceName('shop', 'catalog')}.shop.svc.cluster.local` } },
    ],
  },
  {
    source: 'pkg/clustermesh/mcsapi/service_controller.go: there is none without an import',
    name: `${derivedServiceName('shop', 'other')}.shop.svc.cluster.local`,
    clusters: plain,
    records: [],
  },
  {
    source: `${spec}: no ready endpoint`,
    name: 'catalog.shop.svc.clusterset.local',
    clusters: { a: { objects: [namespace()] }, b: headless() },
    records: [],
  },
  {
    source: 'Documentation/network/clustermesh/global-services.rst: host names are not kept apart by cluster',
    name: 'catalog-0.catalog.shop.svc.cluster.local',
    clusters: { a: headless({ clustermesh: syncing }, global()), b: headless({}, global()) },
    records: [pods('a', 1, 'catalog-0'), pods('b', 1, 'catalog-0')],
  },
];

test.each(rows)('$name ($source)', ({ name, clusters, from = 'a', records }) => {
  const answer = resolveDns(meshOf(clusters), { from, name });
  expect(answer?.records).toEqual(records);
  expect(answer?.status).toBe(records.length === 0 ? 'NXDOMAIN' : 'NOERROR');
  expect(answer?.because.map(({ why }) => why)).toEqual([expect.stringMatching(/\S/)]);
});

test('pods of a Deployment that share a host name answer for it together', () => {
  const named: KubeObject = {
    ...deployment(3),
    spec: {
      replicas: 3,
      template: {
        metadata: { labels: { app: 'catalog' } },
        spec: { hostname: 'shared', subdomain: 'catalog', containers: [] },
      },
    },
  };
  const state = meshOf({ a: { objects: [service({}, none), named] } });
  expect(resolveDns(state, { from: 'a', name: 'shared.catalog.shop.svc.cluster.local' })?.records).toEqual([
    pods('a', 3, 'shared'),
  ]);
});

test('a port without a name has no SRV record', () => {
  const state = meshOf({ a: { objects: [service({}, { ports: [{ ...http, name: '' }] })] } });
  expect(resolveDns(state, { from: 'a', name: '_._tcp.catalog.shop.svc.cluster.local' })?.status).toBe(
    'NXDOMAIN',
  );
});

test.each(['example.com', 'catalog.shop.svc', 'svc.cluster.local', 'shop.svc.clusterset.local'])(
  'a name outside of the zones has no answer: %s',
  name => {
    expect(resolveDns(meshOf(plain), { from: 'a', name })).toBeUndefined();
  },
);
