import type { Cluster, ClusterProps, FleetProps } from '../model/index';
import { type PlatformSetup, setUpPlatform } from '../platforms/index';
import { ciliumReleases, minorOf, newestCilium } from '../releases/index';
import { resolveControlPlane } from './control-plane';
import type { EntranceUse } from './entrance/use';
import { resolveEncryption } from './encryption';
import { exposureOf, resolveEndpoint } from './endpoint';
import { ciliumValues, datapathOf, inOrder, overlay, type TrustInput } from '../values/index';
import type { AssumedCrdPlan } from './crd-plan';
import { resolveCrds } from './crds';
import { resolveDns } from './dns';
import type { ClusterPlan, MeshPlan } from './plan';
import { resolveRepository } from './repository';
import type { CertificatePlan, TrustPlan } from './trust-plan';
import { written } from './written-cidr';

/** What the rest of the fleet settles about a cluster. */
interface Surroundings {
  readonly fleet: FleetProps;
  readonly mesh: MeshPlan;
  readonly id: number;
  readonly platform: PlatformSetup;
  readonly peers: readonly string[];
  /** Whether some service of the cluster's component is exported through MCS. */
  readonly exports: boolean;
  /** Whether EndpointSlices of some service of the component are wanted in every cluster that calls it. */
  readonly syncEndpointSlices: boolean;
  readonly trust: TrustPlan;
  readonly trustInput: TrustInput;
  /** Whether such a service is imported here: the cluster has its namespace. */
  readonly imports: boolean;
  readonly caCertificate: CertificatePlan | undefined;
  readonly previousCaCertificate: CertificatePlan | undefined;
  readonly entrance: EntranceUse;
  /** CRDs that something else brings to the cluster. */
  readonly assumed: readonly AssumedCrdPlan[];
}

/** A cluster with its defaults filled in and its values composed. People's objects and files are added by the caller. */
export function resolveCluster(
  cluster: Cluster,
  around: Surroundings,
): Omit<ClusterPlan, 'placed' | 'carried'> {
  const { name, props } = cluster;
  const { fleet, mesh, id, platform } = around;
  const cilium = resolveCilium(props, fleet);
  const release = ciliumReleases.find(known => known.minor === minorOf(cilium.version)) ?? newestCilium;
  const endpoint = resolveEndpoint(cluster, mesh.domain);
  const { kubeProxyReplacement, podCidrs } = props;
  const { apiServer, routing } = platform;
  const encryption = resolveEncryption(props.encryption ?? fleet.mesh.encryption ?? { none: {} }, {
    routing,
    nodeCidrs: props.nodeCidrs,
  });
  const controlPlane = resolveControlPlane(fleet.mesh.controlPlane, props.controlPlane, release);
  const dns = around.imports ? resolveDns(props, platform) : undefined;
  const decided = ciliumValues({
    name,
    id,
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
    exposure: exposureOf(endpoint),
    encryption,
    controlPlane,
    trust: around.trustInput,
    exports: around.exports,
    syncEndpointSlices: around.syncEndpointSlices,
    configureCoredns: dns?.way === 'auto',
    entrance: around.entrance,
  });
  const people = { fleet: fleet.cilium.values ?? {}, cluster: cilium.values };
  const { values, owners, refused } = overlay(decided, people);
  return {
    name,
    path: name,
    id,
    autoId: props.id === 'auto',
    kubernetes: props.kubernetes,
    labels: props.labels ?? {},
    platform,
    podCidrs: podCidrs.map(written),
    nodeCidrs: props.nodeCidrs.map(written),
    serviceCidrs: (props.serviceCidrs ?? []).map(written),
    apiServer,
    endpoint,
    encryption,
    controlPlane,
    ownControlPlane: Object.keys(props.controlPlane ?? {}),
    repository: resolveRepository(props.repository),
    wave: props.wave ?? 1,
    held: props.held?.reason,
    trust: around.trust,
    caCertificate: around.caCertificate,
    previousCaCertificate: around.previousCaCertificate,
    cilium: { ...cilium, release },
    values,
    owners,
    refusedValues: refused,
    datapath: datapathOf(values),
    crds: resolveCrds(cluster, { ...around, release, values }),
    dns,
    wantsKubeProxyReplacement: kubeProxyReplacement,
    peers: around.peers,
  };
}

/** What its platform settles about a cluster. */
export function platformOf({ name, props }: Cluster): PlatformSetup {
  const { platform, podCidrs, apiServer, kubeProxyReplacement, endpoint = { dns: {} } } = props;
  return setUpPlatform(platform, {
    name,
    podCidrs,
    apiServer: apiServer && { host: apiServer.host, port: apiServer.port ?? 6443 },
    kubeProxyReplacement,
    addresses: 'ips' in endpoint ? endpoint.ips.addresses : [],
  });
}

/** A version of the cluster's own is another artifact than the one of the fleet's digest. */
function resolveCilium(
  { cilium: own = {} }: ClusterProps,
  { cilium: shared }: FleetProps,
): Omit<ClusterPlan['cilium'], 'release'> {
  return {
    version: own.version ?? shared.version,
    isOwnVersion: own.version !== undefined,
    digest: own.digest ?? (own.version === undefined ? shared.digest : undefined),
    values: inOrder(own.values ?? {}),
  };
}

/** A cluster speaks the families of its pods; IPv4 when that cannot be told. */
function families(podCidrs: readonly string[]): { ipv4: boolean; ipv6: boolean } {
  const ipv6 = podCidrs.some(text => text.includes(':'));
  return { ipv4: !ipv6 || podCidrs.some(text => !text.includes(':')), ipv6 };
}
