import type { Cluster, FleetProps } from '../model/index';
import { parseCidr } from '../net/index';
import { setUpPlatform } from '../platforms/index';
import { ciliumReleases, minorOf, newestCilium } from '../releases/index';
import { ciliumValues, datapathOf } from '../values/index';
import { resolveEndpoint } from './endpoint';
import type { ClusterPlan, MeshPlan, WrittenCidr } from './plan';
import { resolveRepository } from './repository';

/** What the rest of the fleet settles about a cluster. */
export interface Surroundings {
  readonly fleet: FleetProps;
  readonly mesh: MeshPlan;
  readonly peers: readonly string[];
  /** Whether some service of the cluster's component is exported through MCS. */
  readonly exports: boolean;
  /** Whether EndpointSlices of some service of the component are wanted in every cluster that calls it. */
  readonly syncEndpointSlices: boolean;
}

/** A cluster with its defaults filled in and its values composed. People's objects are added by the caller. */
export function resolveCluster(cluster: Cluster, around: Surroundings): Omit<ClusterPlan, 'placed'> {
  const { name, props } = cluster;
  const { fleet, mesh } = around;
  const cilium = props.cilium ?? fleet.cilium;
  const release = ciliumReleases.find(known => known.minor === minorOf(cilium.version)) ?? newestCilium;
  const endpoint = resolveEndpoint(cluster, mesh.domain);
  const { kubeProxyReplacement, podCidrs } = props;
  const platform = setUpPlatform(props.platform, {
    name,
    podCidrs,
    apiServer: props.apiServer && { host: props.apiServer.host, port: props.apiServer.port ?? 6443 },
    kubeProxyReplacement,
  });
  const { apiServer } = platform;
  const { values, owners } = ciliumValues({
    name,
    id: props.id,
    release,
    platform,
    families: families(podCidrs),
    nativeRoutingCidr: fleet.mesh.nativeRoutingCidr ?? {},
    kubeProxyReplacement,
    apiServer,
    maxConnectedClusters: mesh.maxConnectedClusters,
    domain: mesh.domain,
    namespaceScope: mesh.namespaceScope,
    endpoint: endpoint.address,
    issuer: mesh.trust.issuer,
    exports: around.exports,
    syncEndpointSlices: around.syncEndpointSlices,
  });
  return {
    name,
    path: name,
    id: props.id,
    kubernetes: props.kubernetes,
    labels: props.labels ?? {},
    platform,
    podCidrs: written(podCidrs),
    nodeCidrs: written(props.nodeCidrs),
    serviceCidrs: written(props.serviceCidrs ?? []),
    apiServer,
    endpoint,
    repository: resolveRepository(props.repository),
    cilium: { version: cilium.version, digest: cilium.digest, release },
    values,
    owners,
    datapath: datapathOf(values),
    wantsKubeProxyReplacement: kubeProxyReplacement,
    peers: around.peers,
  };
}

const written = (texts: readonly string[]): WrittenCidr[] =>
  texts.map(text => ({ text, cidr: parseCidr(text) }));

/** A cluster speaks the families of its pods; IPv4 when that cannot be told. */
function families(podCidrs: readonly string[]): { ipv4: boolean; ipv6: boolean } {
  const ipv6 = podCidrs.some(text => text.includes(':'));
  return { ipv4: !ipv6 || podCidrs.some(text => !text.includes(':')), ipv6 };
}
