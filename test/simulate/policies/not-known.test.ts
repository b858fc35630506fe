import type { JsonMap, KubeObject } from '../../../src/kinds/index';
import type { Endpoint, PodRef } from '../../../src/simulate/index';
import type { ClusterSpec } from '../trees';
import { ccnp, cidrGroup, cnp, np, pod, verdictIn, web, world } from './objects';

interface Row {
  readonly source: string;
  readonly what: string;
  readonly in: readonly KubeObject[];
  readonly settings?: Omit<ClusterSpec, 'objects'>;
  readonly from?: Endpoint;
  readonly to?: Endpoint;
  readonly is: 'allow' | 'deny' | 'unknown';
}

const http = [{ ports: [{ port: 'http', protocol: 'TCP' }] }];
const db = (ports?: PodRef['ports']): Endpoint => pod('a/shop/app=db', ports === undefined ? {} : { ports });
const named = [{ name: 'http', port: 80, protocol: 'TCP' }];
const open = { enableDefaultDeny: { ingress: false } };

const l4 = 'pkg/policy/l4.go';
const portNames: readonly Row[] = [
  { source: l4, what: 'an allow by a name', in: [cnp({ ingress: [{ toPorts: http }] })], is: 'unknown' },
  {
    source: l4,
    what: 'a deny by a name',
    in: [cnp({ ...open, ingressDeny: [{ toPorts: http }] })],
    is: 'unknown',
  },
  {
    source: l4,
    what: 'a name in a NetworkPolicy',
    in: [np({ ingress: [{ ports: [{ port: 'http' }] }] })],
    is: 'unknown',
  },
  { source: l4, what: 'a name at egress', in: [cnp({ egress: [{ toPorts: http }] })], is: 'unknown' },
  {
    source: l4,
    what: 'a name at egress before 1.20',
    in: [cnp({ egress: [{ toPorts: http }] })],
    settings: { version: '1.19.6' },
    is: 'unknown',
  },
  {
    source: l4,
    what: 'an allow of everything beside it',
    in: [cnp({ ingress: [{ toPorts: http }, { fromEntities: ['all'] }] })],
    is: 'allow',
  },
  {
    source: l4,
    what: 'a deny of everything beside it',
    in: [cnp({ ingress: [{ toPorts: http }], ingressDeny: [{ fromEntities: ['all'] }] })],
    is: 'deny',
  },
  {
    source: l4,
    what: 'another peer',
    in: [cnp({ ingress: [{ fromEntities: ['world'], toPorts: http }] })],
    is: 'deny',
  },
  {
    source: l4,
    what: 'ports that are known',
    in: [cnp({ ingress: [{ toPorts: http }] })],
    to: db(named),
    is: 'allow',
  },
  {
    source: l4,
    what: 'ports that are not there',
    in: [cnp({ ingress: [{ toPorts: http }] })],
    to: db([]),
    is: 'deny',
  },
  {
    source: l4,
    what: 'what has no ports',
    in: [cnp({ egress: [{ toPorts: http }] })],
    to: world('192.0.2.1'),
    is: 'deny',
  },
];

const from = (...fromEndpoints: readonly JsonMap[]): KubeObject => ccnp({ ingress: [{ fromEndpoints }] });
const outside = (key: string): JsonMap => ({
  matchLabels: { 'reserved:world': '' },
  matchExpressions: [{ key, operator: 'Exists' }],
});
const metadata = 'pkg/ipcache/metadata.go';
const manager = 'pkg/node/manager/manager.go';
const ofB = { matchLabels: { 'reserved:remote-node': '', 'io.cilium.k8s.policy.cluster': 'b' } };
const nodeLabels = { values: { nodeSelectorLabels: true } };
const labels: readonly Row[] = [
  {
    source: metadata,
    what: 'the blocks of an address',
    in: [from(outside('cidr:192.0.2.0/24'))],
    from: world('192.0.2.1'),
    is: 'unknown',
  },
  {
    source: metadata,
    what: 'those of a pod',
    in: [from({ matchLabels: { 'cidr:192.0.2.0/24': '' } })],
    is: 'deny',
  },
  {
    source: metadata,
    what: 'a label of a CIDR group',
    in: [cidrGroup('x', { stage: 'prod' }, '192.0.2.0/24'), from(outside('stage'))],
    from: world('192.0.2.1'),
    is: 'unknown',
  },
  {
    source: metadata,
    what: 'a label that no group has',
    in: [cidrGroup('x', {}, '192.0.2.0/24'), from(outside('stage'))],
    from: world('192.0.2.1'),
    is: 'deny',
  },
  {
    source: manager,
    what: 'the cluster of a node that has labels',
    in: [from(ofB)],
    settings: nodeLabels,
    from: { remoteNode: { cluster: 'b' } },
    is: 'unknown',
  },
  {
    source: manager,
    what: 'of one that has none',
    in: [from(ofB)],
    from: { remoteNode: { cluster: 'b' } },
    is: 'deny',
  },
  {
    source: manager,
    what: 'of a pod beside such nodes',
    in: [from({ matchLabels: { 'io.cilium.k8s.policy.cluster': 'b' } })],
    settings: nodeLabels,
    from: pod('b/shop/app=web'),
    is: 'allow',
  },
];

const endpoints = 'pkg/k8s/watchers/endpoints.go; pkg/node/manager/manager.go';
const entities = (...fromEntities: readonly string[]): KubeObject => cnp({ ingress: [{ fromEntities }] });
const toApi = (on: 'remote-node' | 'world', cluster: string): Endpoint => ({
  kubeApiServer: { cluster, on },
});
const apiServers: readonly Row[] = [
  {
    source: endpoints,
    what: 'the own one',
    in: [entities('kube-apiserver')],
    from: toApi('remote-node', 'a'),
    is: 'allow',
  },
  {
    source: endpoints,
    what: 'that of another cluster',
    in: [entities('kube-apiserver')],
    from: toApi('remote-node', 'b'),
    is: 'deny',
  },
  {
    source: endpoints,
    what: 'is a node like others',
    in: [entities('remote-node')],
    from: toApi('remote-node', 'b'),
    is: 'allow',
  },
  {
    source: endpoints,
    what: 'or an address like others',
    in: [entities('kube-apiserver')],
    from: toApi('world', 'b'),
    is: 'deny',
  },
  {
    source: endpoints,
    what: 'which is the world',
    in: [entities('world')],
    from: toApi('world', 'b'),
    is: 'allow',
  },
  {
    source: endpoints,
    what: 'wherever it runs',
    in: [entities('kube-apiserver')],
    from: { kubeApiServer: { cluster: 'b' } },
    is: 'deny',
  },
];

describe.each(Object.entries({ portNames, labels, apiServers }))('%s', (_, rows) => {
  test.each(rows.map(row => [`${row.what} (${row.source})`, row] as const))('%s', (_name, row) => {
    const { from: source = web, to = db() } = row;
    const verdict = verdictIn(
      { a: { ...row.settings, objects: row.in }, b: {} },
      { from: source, to, port: 80 },
    );
    expect([verdict.verdict, verdict]).toEqual([row.is, expect.anything()]);
  });
});
