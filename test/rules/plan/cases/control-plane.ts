import {
  Cluster,
  type ClusterProps,
  type ControlPlaneProps,
  type DisruptionBudget,
  ExportedService,
  type Fleet,
  GlobalService,
  MeshNamespace,
} from '../../../../src/model/index';
import { clusterProps, type FleetChange, fleetOf, twoGenericClusters } from '../../../support/fleets';
import { at, type CasesByRule } from './case';

/** alpha with this control plane, linked with beta. */
const alpha =
  (controlPlane: ControlPlaneProps, change: Partial<ClusterProps> = {}, fleet: FleetChange = {}) =>
  (): Fleet =>
    twoGenericClusters({ alpha: { controlPlane, ...change } }, fleet);
const memory = (text: string): ControlPlaneProps => ({ resources: { etcd: { requests: { memory: text } } } });
const budget = (podDisruptionBudget: DisruptionBudget, replicas?: number) =>
  alpha({ podDisruptionBudget, ...(replicas !== undefined && { replicas }) });

/** alpha and beta on a version that share a service. */
const sharing =
  (version: string, share: (namespace: MeshNamespace) => unknown, change: Partial<ClusterProps> = {}) =>
  (): Fleet => {
    const fleet = twoGenericClusters(
      { alpha: { kubernetes: '1.33', ...change }, beta: { kubernetes: '1.33' } },
      {
        cilium: { version },
        flux: { version: '2.8.8' },
        crds: { mcsApi: { assumes: { version: 'v0.4.1' } } },
      },
    );
    share(new MeshNamespace(fleet, 'shop'));
    return fleet;
  };
const web = { ports: [{ name: 'http', port: 80 }], selector: { app: 'web' } };
const globally = (namespace: MeshNamespace): unknown =>
  new GlobalService(namespace, 'web', { ...web, providers: { names: ['beta'] } });
const byMcs = (namespace: MeshNamespace): unknown =>
  new ExportedService(namespace, 'web', { ...web, providers: { names: ['beta'] } });

/** A hub with so many spokes; only the hub is linked with many. */
const hub =
  (spokes: number, controlPlane: ControlPlaneProps = {}, version?: string) =>
  (): Fleet => {
    const fleet = fleetOf(
      { hub: { controlPlane, kubernetes: '1.33' } },
      {
        ...(version !== undefined && { cilium: { version } }),
        flux: { version: '2.8.8' },
        mesh: { topology: { hubAndSpoke: { hubs: { names: ['hub'] } } } },
      },
    );
    addSpokes(fleet, spokes);
    return fleet;
  };

function addSpokes(fleet: Fleet, count: number): void {
  for (let i = 1; i <= count; i += 1)
    new Cluster(fleet, `spoke-${i}`, {
      ...clusterProps(i + 1),
      kubernetes: '1.33',
      podCidrs: [`11.${i}.0.0/16`],
      nodeCidrs: [`12.${i}.0.0/24`],
      serviceCidrs: [`13.${i}.0.0/24`],
    });
}

const ready: ControlPlaneProps = {
  resources: { etcd: { requests: { memory: '4Gi' } }, kvstoreMesh: { requests: { memory: '2Gi' } } },
  etcdStorage: 'memory',
  etcdQps: 100,
  kvstoreMeshQps: 200,
};
const ofHub = (says: string): { path: string; clusters: string[]; says: string } => ({
  path: '',
  clusters: ['hub'],
  says,
});

export const controlPlane: CasesByRule = {
  'control-plane/value': {
    breaks: [
      ...[0, -1].map(replicas => ({
        title: `${replicas} replicas`,
        fleet: alpha({ replicas, podDisruptionBudget: { maxUnavailable: 1 } }),
        finds: [at('alpha', `controlPlane.replicas of 'alpha' is ${replicas}`)],
      })),
      {
        title: 'no requests to etcd at all',
        fleet: alpha({ etcdQps: 0, kvstoreMeshQps: -1 }),
        finds: [at('alpha', 'etcdQps of'), at('alpha', 'kvstoreMeshQps of')],
      },
      {
        title: 'a time to live without a unit',
        fleet: alpha({ cacheTtl: '15' }),
        finds: [at('alpha', "controlPlane.cacheTtl of 'alpha' is '15', which is no duration")],
      },
      ...[-1, 1.5, 'half', '101%', '5', '%'].map(maxUnavailable => ({
        title: `a budget of ${maxUnavailable}`,
        fleet: budget({ maxUnavailable }),
        finds: [at('alpha', `podDisruptionBudget.maxUnavailable of 'alpha' is '${maxUnavailable}'`)],
      })),
      ...['512MB', '1 Gi', '512m', '-1Gi', 'lots'].map(text => ({
        title: `${text} of memory`,
        fleet: alpha(memory(text)),
        finds: [
          at(
            'alpha',
            `controlPlane.resources.etcd.requests.memory of 'alpha' is '${text}', which is no amount`,
          ),
        ],
      })),
      {
        title: 'cores in bytes',
        fleet: alpha({ resources: { apiserver: { limits: { cpu: '1Gi' } } } }),
        finds: [at('alpha', "resources.apiserver.limits.cpu of 'alpha' is '1Gi', which is no amount of cpu")],
      },
      {
        title: 'a request over its limit',
        fleet: alpha({
          resources: { kvstoreMesh: { requests: { memory: '1025Mi' }, limits: { memory: '1Gi' } } },
        }),
        finds: [at('alpha', "resources.kvstoreMesh.requests.memory of 'alpha' is more than its limit 1Gi")],
      },
    ],
    holds: [
      {
        title: 'good values of every kind',
        fleet: alpha({
          ...ready,
          replicas: 3,
          cacheTtl: '1h30m',
          podDisruptionBudget: { minAvailable: '50%' },
          resources: {
            apiserver: { requests: { cpu: '100m', memory: '1024Mi' }, limits: { cpu: '0.1', memory: '1Gi' } },
          },
        }),
      },
      { title: 'no time to live', fleet: alpha({ cacheTtl: '0' }) },
    ],
  },

  'control-plane/disruption-budget': {
    breaks: [
      {
        title: 'all pods needed',
        fleet: budget({ minAvailable: 2 }),
        finds: [at('alpha', "the PodDisruptionBudget of 'alpha' lets none of 2 pods go")],
      },
      {
        title: 'the only pod needed',
        fleet: budget({ minAvailable: 1 }, 1),
        finds: [at('alpha', 'lets none of 1 pod go')],
      },
      {
        title: 'a percentage that rounds up to all',
        fleet: budget({ minAvailable: '51%' }),
        finds: [at('alpha', 'lets none of 2 pods go')],
      },
      {
        title: 'none that may go',
        fleet: budget({ maxUnavailable: 0 }),
        finds: [at('alpha', 'lets none of 2 pods go')],
      },
      {
        title: 'no percent that may go',
        fleet: budget({ maxUnavailable: '0%' }, 3),
        finds: [at('alpha', 'lets none of 3 pods go')],
      },
    ],
    holds: [
      { title: 'half of the pods needed', fleet: budget({ minAvailable: '50%' }) },
      { title: 'one of two needed', fleet: budget({ minAvailable: 1 }) },
      { title: 'a percent that rounds up to one', fleet: budget({ maxUnavailable: '1%' }) },
      { title: 'one replica with the default budget', fleet: alpha({ replicas: 1 }) },
    ],
  },

  'control-plane/single-replica': {
    breaks: [
      {
        title: 'one replica',
        fleet: alpha({ replicas: 1 }),
        finds: [at('alpha', "'alpha' has one replica of clustermesh-apiserver")],
      },
    ],
    holds: [
      { title: 'two', fleet: alpha({ replicas: 2 }) },
      { title: 'one on kind', fleet: alpha({ replicas: 1 }, { platform: { kind: {} } }) },
      {
        title: "a cluster with two where the fleet's is one",
        fleet: () =>
          twoGenericClusters(
            { alpha: { controlPlane: { replicas: 2 } }, beta: { controlPlane: { replicas: 2 } } },
            { mesh: { controlPlane: { replicas: 1 } } },
          ),
      },
    ],
  },

  'control-plane/ignored': {
    breaks: [
      {
        title: 'a time to live on 1.18',
        fleet: alpha(
          { cacheTtl: '5m' },
          { kubernetes: '1.33' },
          { cilium: { version: '1.18.12' }, flux: { version: '2.8.8' } },
        ),
        finds: [
          at('alpha', "controlPlane.cacheTtl is given for 'alpha', whose Cilium 1.18.12 does not have it"),
        ],
      },
      {
        title: 'rates of requests on 1.19',
        fleet: alpha({ etcdQps: 100, kvstoreMeshQps: 200 }, {}, { cilium: { version: '1.19.6' } }),
        finds: [
          at('alpha', 'controlPlane.etcdQps is given'),
          at('alpha', 'controlPlane.kvstoreMeshQps is given'),
        ],
      },
    ],
    holds: [
      { title: 'both on 1.20', fleet: alpha({ cacheTtl: '5m', etcdQps: 100, kvstoreMeshQps: 200 }) },
      {
        title: 'a time to live on 1.19',
        fleet: alpha({ cacheTtl: '5m' }, {}, { cilium: { version: '1.19.6' } }),
      },
    ],
  },

  'control-plane/no-cache-ttl': {
    breaks: [
      {
        title: 'a global service on 1.18',
        fleet: sharing('1.18.12', globally),
        finds: [at('alpha', "'alpha' shares shop/web with its peers and runs Cilium 1.18.12")],
      },
      {
        title: 'an exported service on 1.18',
        fleet: sharing('1.18.12', byMcs),
        finds: [at('alpha', 'which has no cacheTtl')],
      },
      {
        title: 'a time to live of nothing',
        fleet: sharing('1.20.3', globally, { controlPlane: { cacheTtl: '0s' } }),
        finds: [at('alpha', "'alpha' shares shop/web with its peers and has the cacheTtl 0s")],
      },
    ],
    holds: [
      { title: 'the default', fleet: sharing('1.19.6', globally) },
      { title: 'clusters that share nothing', fleet: alpha({ cacheTtl: '0s' }) },
    ],
  },

  'control-plane/kvstoremesh-off': {
    breaks: [
      {
        title: 'KVStoreMesh off',
        fleet: alpha({ kvstoreMesh: false }),
        finds: [at('alpha', "kvstoreMesh is off in 'alpha'")],
      },
      {
        title: 'KVStoreMesh off with 32 peers',
        fleet: hub(32, { kvstoreMesh: false }),
        finds: [at('hub', "kvstoreMesh is off in 'hub'")],
      },
    ],
    holds: [
      { title: 'KVStoreMesh on', fleet: alpha({ kvstoreMesh: true }) },
      {
        title: 'a cluster without peers',
        fleet: () => fleetOf({ alpha: { controlPlane: { kvstoreMesh: false } } }),
      },
    ],
  },

  'control-plane/kvstoremesh-off-at-scale': {
    breaks: [
      {
        title: 'KVStoreMesh off with 33 peers',
        fleet: hub(33, { kvstoreMesh: false }),
        finds: [at('hub', "kvstoreMesh is off in 'hub', which is linked with 33 clusters")],
      },
    ],
    holds: [{ title: 'KVStoreMesh on with 33 peers', fleet: hub(33) }],
  },

  'control-plane/sizing': {
    breaks: [
      {
        title: 'no memory request with 50 peers',
        fleet: hub(50),
        finds: [ofHub('hub, linked with 50 clusters or more, has no memory request')],
      },
      {
        title: 'many replicas with 50 peers',
        fleet: hub(50, { ...ready, replicas: 4 }),
        finds: [ofHub('more than 3 replicas')],
      },
      {
        title: 'the disk with 100 peers',
        fleet: hub(100, { ...ready, etcdStorage: 'disk' }),
        finds: [ofHub('hub, linked with 100 clusters or more, has the etcd on the disk')],
      },
      {
        title: 'the default rates with 100 peers',
        fleet: hub(100, { resources: ready.resources ?? {}, etcdStorage: 'memory', etcdQps: 100 }),
        finds: [
          ofHub('the default rates of requests to etcd, which bound how many changes a second come through'),
        ],
      },
    ],
    holds: [
      { title: 'defaults with 49 peers', fleet: hub(49) },
      { title: 'everything said with 100 peers', fleet: hub(100, ready) },
      {
        title: 'rates that the minor does not have',
        fleet: hub(100, { resources: ready.resources ?? {}, etcdStorage: 'memory' }, '1.19.6'),
      },
    ],
  },

  'mesh/room-for-clusters': {
    breaks: [
      {
        title: '201 clusters of 255',
        fleet: hub(200, ready),
        finds: [{ path: '', clusters: [], says: 'the fleet has 201 clusters and can have 255' }],
      },
    ],
    holds: [{ title: '200 clusters', fleet: hub(199, ready) }],
  },
};
