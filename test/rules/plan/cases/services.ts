import {
  ExportedService,
  type ExportedServiceProps,
  type Fleet,
  GlobalService,
  type GlobalServiceProps,
  MeshNamespace,
  type NamespaceProps,
} from '../../../../src/model/index';
import { type ClusterChanges, type FleetChange, fleetOf, linked } from '../../../support/fleets';
import type { CasesByRule, Expected } from './case';

interface Setting {
  readonly clusters?: ClusterChanges;
  readonly fleet?: FleetChange;
  readonly namespace?: NamespaceProps;
  readonly named?: string;
}

const basics = { ports: [{ name: 'http', port: 80 }], selector: { app: 'cart' }, providers: { all: {} } };

/** A fleet with one namespace, in which something may be. */
function fleetWith(
  { clusters, fleet: change, namespace, named = 'shop' }: Setting,
  add: (namespace: MeshNamespace) => unknown = () => undefined,
): Fleet {
  const fleet = fleetOf(clusters ?? { alpha: {}, beta: {} }, change);
  add(new MeshNamespace(fleet, named, namespace));
  return fleet;
}

/** `shop/cart`, by default with pods in alpha and in beta. */
const global =
  (props: Partial<GlobalServiceProps> = {}, setting: Setting = {}) =>
  (): Fleet =>
    fleetWith(setting, shop => new GlobalService(shop, 'cart', { ...basics, ...props }));
const exported =
  (props: Partial<ExportedServiceProps> = {}, setting: Setting = {}) =>
  (): Fleet =>
    fleetWith(setting, shop => new ExportedService(shop, 'cart', { ...basics, ...props }));

const cart = (says: string, ...clusters: string[]): Expected => ({ path: 'shop/cart', clusters, says });

const alpha = { names: ['alpha'] };
const beta = { names: ['beta'] };
const chain: Setting = {
  clusters: { alpha: {}, hub: {}, omega: {} },
  fleet: { mesh: { topology: linked(['alpha', 'hub'], ['hub', 'omega']) } },
};
const apart: Setting = {
  clusters: { alpha: {}, beta: {}, omega: {} },
  fleet: { mesh: { topology: linked(['alpha', 'beta']) } },
};
const both = { names: ['alpha', 'beta'] };
const twoOf = { providers: both, consumers: both };
const mixed: ClusterChanges = { alpha: { cilium: { version: '1.19.6' } }, beta: {} };
const local: FleetChange = { mesh: { namespaceScope: 'local' } };
const onlyLocal = { scope: 'local' } as const;
const sync = 'service.cilium.io/global-sync-endpoint-slices';
const replaced: ClusterChanges = Object.fromEntries(
  ['alpha', 'beta'].map(name => [
    name,
    { kubeProxyReplacement: true, apiServer: { host: `${name}.example.com` } },
  ]),
);
const annotated = (exportedAnnotations: Record<string, string>): (() => Fleet) =>
  exported({ exportedAnnotations });
const dns = (udp: number | string): Partial<ExportedServiceProps> => ({
  ports: [
    { name: 'dns', port: 53, targetPort: 5353 },
    { name: 'dns-udp', port: 53, protocol: 'UDP', targetPort: udp },
  ],
});
const topology: FleetChange = {
  cilium: { version: '1.20.3', values: { loadBalancer: { serviceTopology: true } } },
};
const close = { trafficDistribution: 'PreferClose' } as const;
const aging: Setting = {
  clusters: { alpha: { kubernetes: '1.33' }, beta: {} },
  fleet: { flux: { version: '2.8.8' } },
};
const company = (...rules: string[]): { rules: string[]; because: string } => ({
  rules,
  because: 'the one follows from the other',
});

export const services: CasesByRule = {
  'namespace/local-scope': {
    breaks: [
      {
        title: 'a local namespace where some Cilium has global ones only',
        fleet: () => fleetWith({ clusters: mixed, namespace: onlyLocal }),
        finds: [{ path: 'shop', clusters: ['alpha'], says: 'which the Cilium of alpha does not know' }],
      },
      {
        title: 'namespaces that are local unless they say otherwise, once for all of them',
        fleet: () => fleetWith({ clusters: mixed, fleet: local }),
        finds: [{ path: '', clusters: ['alpha'], says: 'mesh.namespaceScope is local' }],
      },
    ],
    holds: [
      {
        title: 'a local namespace that the older clusters do not have',
        fleet: () => fleetWith({ clusters: mixed, namespace: { ...onlyLocal, clusters: beta } }),
      },
      { title: 'Cilium 1.20 everywhere', fleet: () => fleetWith({ fleet: local }) },
      { title: 'an older Cilium and global namespaces', fleet: () => fleetWith({ clusters: mixed }) },
    ],
  },

  'namespace/scope-annotation': {
    breaks: [
      {
        title: 'the scope as an annotation',
        fleet: () => fleetWith({ namespace: { annotations: { 'clustermesh.cilium.io/global': 'false' } } }),
        finds: [{ path: 'shop', clusters: [], says: 'has the annotation clustermesh.cilium.io/global' }],
      },
    ],
    holds: [
      {
        title: 'another annotation',
        fleet: () => fleetWith({ namespace: { annotations: { 'example.com/owner': 'shop' } } }),
      },
    ],
  },

  'service/local-namespace': {
    breaks: [
      {
        title: 'a global service in a local namespace',
        fleet: global({}, { namespace: onlyLocal }),
        finds: [cart("'shop/cart' is shared, but its namespace is local")],
      },
      {
        title: 'an export from a namespace that is local because the mesh says so',
        fleet: exported({}, { fleet: local }),
        finds: [cart('its namespace is local')],
      },
    ],
    holds: [
      {
        title: 'a global namespace among local ones',
        fleet: global({}, { fleet: local, namespace: { scope: 'global' } }),
      },
      { title: 'a namespace that says nothing', fleet: exported() },
    ],
  },

  'service/single-cluster': {
    breaks: [
      {
        title: 'a global service in one cluster',
        fleet: global({ providers: alpha, consumers: alpha }),
        finds: [cart('alpha is the only cluster that has it', 'alpha')],
      },
      {
        title: 'an export that no other cluster has the namespace for',
        fleet: exported({ providers: alpha }, { namespace: { clusters: alpha } }),
        finds: [cart('alpha is the only cluster that has it', 'alpha')],
      },
      {
        title: 'a provider without links',
        fleet: global({}, apart),
        finds: [cart("'shop/cart' is shared, but omega has no links", 'omega')],
      },
      {
        title: 'providers without links at all',
        fleet: exported({}, { fleet: { mesh: { topology: linked() } } }),
        finds: [cart('alpha, beta have no links', 'alpha', 'beta')],
      },
    ],
    holds: [
      { title: 'a cluster without links that has nothing of it', fleet: global(twoOf, apart) },
      { title: 'a consumer beside the provider', fleet: global({ providers: alpha }) },
      { title: 'an export that another cluster imports', fleet: exported({ providers: alpha }) },
      {
        title: 'a global service of one cluster that others import',
        fleet: global({ providers: alpha, consumers: alpha, alsoExported: {} }),
      },
    ],
  },

  'service/all-drained': {
    breaks: [
      {
        title: 'a consumer whose only provider is drained',
        fleet: global({ providers: alpha, drained: alpha }),
        finds: [cart("every provider of 'shop/cart' that beta knows of is drained", 'beta')],
      },
      {
        title: 'a consumer that is linked with no other provider than a drained one',
        fleet: global({ providers: { names: ['alpha', 'hub'] }, drained: { names: ['hub'] } }, chain),
        finds: [cart('that omega knows of is drained', 'omega')],
      },
      {
        title: 'an export that a drained cluster withdraws, whose name is gone even there',
        fleet: exported({ providers: alpha }, { clusters: { alpha: { drained: true }, beta: {} } }),
        finds: [cart('that alpha, beta knows of is drained', 'alpha', 'beta')],
      },
    ],
    holds: [
      { title: 'another provider', fleet: global({ drained: alpha }) },
      {
        title: 'every provider drained, and nobody else who calls it',
        fleet: global({ drained: { all: {} } }),
      },
      { title: 'another exporter', fleet: exported({ drained: alpha }) },
    ],
  },

  'service/both-models': {
    breaks: [
      {
        title: 'a global service that is exported too',
        fleet: global({ alsoExported: {} }),
        finds: [cart('is a global service and exported through MCS as well')],
      },
    ],
    holds: [
      { title: 'a global service', fleet: global() },
      { title: 'an exported service', fleet: exported() },
    ],
  },

  'service/front': {
    breaks: [
      {
        title: 'a node port beside kube-proxy',
        fleet: global({ type: 'NodePort' }),
        finds: [cart('has a NodePort front', 'alpha', 'beta')],
      },
      {
        title: 'a load balancer in the one cluster that has kube-proxy',
        fleet: global({ type: 'LoadBalancer' }, { clusters: { ...replaced, beta: {} } }),
        finds: [cart('behind which beta has no backends of other clusters', 'beta')],
      },
    ],
    holds: [
      {
        title: 'a node port without kube-proxy',
        fleet: global({ type: 'NodePort' }, { clusters: replaced }),
      },
      { title: 'no front', fleet: global() },
      {
        title: 'the front of an export, which is for its own cluster',
        fleet: exported({ type: 'NodePort' }),
      },
    ],
  },

  'service/headless': {
    breaks: [
      {
        title: 'a front',
        fleet: global({ headless: true, type: 'LoadBalancer' }, { clusters: replaced }),
        finds: [cart("'shop/cart' is headless, and has a LoadBalancer front")],
      },
      {
        title: 'session affinity',
        fleet: exported({ headless: true, sessionAffinity: {} }),
        finds: [cart('and has session affinity')],
      },
      {
        title: 'an affinity in one cluster',
        fleet: global({ headless: true, affinityIn: { beta: 'local' } }),
        finds: [cart('and has an affinity')],
      },
      {
        title: 'EndpointSlices turned off',
        fleet: global({ headless: true, syncEndpointSlices: false }),
        finds: [cart('but EndpointSlices of other clusters are turned off for it')],
      },
      {
        title: 'EndpointSlices turned off for its imports',
        fleet: exported({ headless: true, exportedAnnotations: { [sync]: 'false' } }),
        finds: [cart('but its exportedAnnotations turn EndpointSlices')],
      },
    ],
    holds: [
      { title: 'a headless global service', fleet: global({ headless: true }) },
      {
        title: 'a headless export',
        fleet: exported({ headless: true, exportedAnnotations: { [sync]: 'true' } }),
      },
      {
        title: 'all of that for a service with an address',
        fleet: global({ sessionAffinity: {}, affinity: 'local', syncEndpointSlices: false }),
      },
    ],
  },

  'service/idle-setting': {
    breaks: [
      {
        title: 'a drained cluster that has no pods of it',
        fleet: global({ providers: alpha, drained: beta }),
        finds: [cart("drained of 'shop/cart' names beta, which is none of its providers", 'beta')],
      },
      {
        title: 'an affinity and ports where the service is not',
        fleet: global({
          providers: alpha,
          consumers: alpha,
          affinityIn: { beta: 'local' },
          inCluster: { beta: { targetPorts: { http: 8080 } } },
        }),
        finds: [
          cart("affinityIn of 'shop/cart' names beta, which does not have it", 'beta'),
          cart("inCluster of 'shop/cart' names beta, which does not have it", 'beta'),
        ],
      },
      {
        title: 'ports of pods that a consumer does not have',
        fleet: global({ providers: alpha, inCluster: { beta: { targetPorts: { http: 8080 } } } }),
        finds: [cart("inCluster.targetPorts of 'shop/cart' names beta, which is none", 'beta')],
      },
    ],
    holds: [
      {
        title: 'providers',
        fleet: global({
          drained: beta,
          affinityIn: { beta: 'local' },
          inCluster: { beta: { targetPorts: { http: 8080 } } },
        }),
      },
      {
        title: 'an affinity and annotations of a consumer',
        fleet: global({
          providers: alpha,
          affinityIn: { beta: 'local' },
          inCluster: { beta: { annotations: { 'example.com/a': 'b' } } },
        }),
      },
      { title: 'every cluster drained', fleet: global({ providers: alpha, drained: { all: {} } }) },
      {
        title: 'a cluster that the fleet does not have',
        fleet: global({ affinityIn: { gamma: 'local' } }),
        also: company('model/unknown-cluster'),
      },
    ],
  },

  'service/annotations': {
    breaks: [
      {
        title: 'an affinity that Cilium does not know',
        fleet: annotated({ 'service.cilium.io/affinity': 'Local' }),
        finds: [cart("exportedAnnotations of 'shop/cart' have service.cilium.io/affinity: Local")],
      },
      {
        title: 'no affinity, in so many words',
        fleet: annotated({ 'service.cilium.io/affinity': 'none' }),
        finds: [cart('service.cilium.io/affinity: none')],
      },
      {
        title: 'what Cilium sets itself',
        fleet: annotated({ 'service.cilium.io/global': 'true' }),
        finds: [cart('service.cilium.io/global: true')],
      },
      {
        title: 'an old name',
        fleet: annotated({ 'io.cilium/service-affinity': 'local' }),
        finds: [cart('io.cilium/service-affinity: local')],
      },
      {
        title: 'a slip of the pen',
        fleet: annotated({ 'service.cilium.io/afinity': 'local' }),
        finds: [cart('service.cilium.io/afinity: local')],
      },
      {
        title: 'an export that shares nothing anywhere',
        fleet: annotated({ 'service.cilium.io/shared': 'false' }),
        finds: [cart('service.cilium.io/shared: false')],
      },
      {
        title: 'an annotation of Cilium’s in one cluster',
        fleet: global({ inCluster: { beta: { annotations: { 'service.cilium.io/shared': 'false' } } } }),
        finds: [cart("inCluster gives 'shop/cart' the annotation service.cilium.io/shared in beta", 'beta')],
      },
      {
        title: 'annotations of a Service that is not written here',
        fleet: global({ existing: {}, inCluster: { beta: { annotations: { 'example.com/a': 'b' } } } }),
        finds: [cart("inCluster gives 'shop/cart' annotations that nobody writes in beta", 'beta')],
      },
    ],
    holds: [
      {
        title: 'values that Cilium knows, and annotations of others',
        fleet: annotated({
          'service.cilium.io/affinity': 'local',
          'service.cilium.io/lb-algorithm': 'maglev',
          'service.cilium.io/shared': 'true',
          'service.cilium.io/of-another-day': 'x',
          'example.com/afinity': 'local',
          'example.com/owner': 'shop',
        }),
      },
      {
        title: 'annotations of a load balancer',
        fleet: global({ inCluster: { beta: { annotations: { 'lb.example.com/scheme': 'internal' } } } }),
      },
    ],
  },

  'service/traffic-distribution': {
    breaks: [
      {
        title: 'a value that is newer than one of the clusters',
        fleet: global({ trafficDistribution: 'PreferSameNode' }, aging),
        finds: [
          cart('has trafficDistribution PreferSameNode, which the Kubernetes of alpha does not', 'alpha'),
        ],
      },
    ],
    holds: [
      { title: 'the value that all know', fleet: global(close, aging) },
      {
        title: 'a newer value where all are new enough',
        fleet: global({ trafficDistribution: 'PreferSameZone', providers: beta, consumers: beta }, aging),
      },
    ],
  },

  'service/topology-off': {
    breaks: [
      {
        title: 'a Cilium that does not look at zones',
        fleet: global(close),
        finds: [cart('which the Cilium of alpha, beta is not told to heed', 'alpha', 'beta')],
      },
    ],
    holds: [
      { title: 'one that does', fleet: global(close, { fleet: topology }) },
      { title: 'a headless service, which DNS balances', fleet: global({ ...close, headless: true }) },
      { title: 'no such wish', fleet: global() },
    ],
  },

  'service/unknown-port': {
    breaks: [
      {
        title: 'a target for a port that is not there',
        fleet: global({ inCluster: { beta: { targetPorts: { htpp: 8080 } } } }),
        finds: [cart("a target in beta for the port 'htpp', which it does not have", 'beta')],
      },
    ],
    holds: [
      {
        title: 'targets for its ports',
        fleet: global({ inCluster: { beta: { targetPorts: { http: 8080 } }, alpha: { targetPorts: {} } } }),
      },
    ],
  },

  'service/system-namespace': {
    breaks: [
      {
        title: 'a service in the namespace that every cluster has',
        fleet: global({}, { named: 'default' }),
        finds: [{ path: 'default/cart', clusters: [], says: "is shared from the namespace 'default'" }],
      },
    ],
    holds: [{ title: 'one in a namespace of its own', fleet: global() }],
  },

  'service/number-twice': {
    breaks: [
      {
        title: 'TCP and UDP of one number that go to two ports',
        fleet: exported(dns(5354)),
        finds: [cart("is exported with 'dns' and 'dns-udp', which have one number")],
      },
      {
        title: 'the same in one cluster',
        fleet: exported({ ...dns(5353), inCluster: { beta: { targetPorts: { dns: 53 } } } }),
        finds: [cart("'dns' and 'dns-udp'")],
      },
    ],
    holds: [
      { title: 'one port of the pods', fleet: exported(dns(5353)) },
      { title: 'a global service, whose ports Cilium takes by name', fleet: global(dns(5354)) },
    ],
  },

  'service/no-linked-exporter': {
    breaks: [
      {
        title: 'a cluster with the namespace that is linked with no exporter',
        fleet: exported({ providers: alpha }, chain),
        finds: [cart("no exporter of 'shop/cart' is linked with omega, which has its namespace", 'omega')],
      },
    ],
    holds: [
      { title: 'an exporter in the middle', fleet: exported({ providers: { names: ['hub'] } }, chain) },
      {
        title: 'an exporter that is drained, which is another matter',
        fleet: exported({ providers: { names: ['hub'] }, drained: { names: ['hub'] } }, chain),
      },
      {
        title: 'a namespace that is not there',
        fleet: exported(
          { providers: alpha },
          { ...chain, namespace: { clusters: { names: ['alpha', 'hub'] } } },
        ),
      },
      {
        title: 'a global service, whose consumers another rule looks after',
        fleet: global({ providers: alpha }, chain),
        also: company('service/no-linked-provider'),
      },
    ],
  },
};
