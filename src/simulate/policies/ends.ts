import { onceFor } from '../../kinds/once';
import { isGlobalNamespace, type MeshCluster, type MeshState } from '../../mesh/index';
import { parseAddress } from '../../net/index';
import type { Endpoint, PodRef } from './flow';
import {
  addressedPod,
  hostIdentity,
  type Identity,
  nodeIdentity,
  podIdentity,
  reservedIdentity,
  worldIdentities,
} from './identity';

/** The cluster that an end is in; undefined for what is outside, or takes the cluster of the other end. */
export function clusterOf(end: Endpoint): string | undefined {
  if ('pod' in end) return end.pod.cluster;
  if ('host' in end) return end.host.cluster;
  if ('remoteNode' in end) return end.remoteNode.cluster;
  if ('kubeApiServer' in end) return end.kubeApiServer.cluster;
  if ('ingress' in end) return end.ingress.cluster;
  if ('health' in end) return end.health.cluster;
  if ('init' in end) return end.init.cluster;
  if ('unmanaged' in end) return end.unmanaged.cluster;
  return undefined;
}

/** Whether the pods of one cluster have their identity in another one. */
type Known = 'yes' | 'no' | 'perhaps';

/** Finds out who the two ends of a flow are to each other. */
export class Ends {
  private readonly pod = onceFor((pod: PodRef) => podIdentity(pod, this.state.clusters.get(pod.cluster)));

  constructor(private readonly state: MeshState) {}

  /** A pod, or a node, as its own policies see it; undefined for what has none. */
  subject(end: Endpoint): Identity | undefined {
    if ('pod' in end) return end.pod.hostNetwork === true ? unknownHost : this.pod(end.pod);
    if ('host' in end) return hostOf(end.host.labels);
    if ('remoteNode' in end) return unknownHost;
    if ('kubeApiServer' in end) return end.kubeApiServer.on === 'world' ? undefined : unknownHost;
    if ('ingress' in end) return reservedIdentity('ingress');
    if ('health' in end) return reservedIdentity('health');
    if ('init' in end) return reservedIdentity('init');
    return undefined;
  }

  /** What a cluster may take the other end for: more than one where the trees do not say. */
  peers(end: Endpoint, viewer: MeshCluster, own: Endpoint): Identity[] {
    const cluster = clusterOf(end) ?? viewer.name;
    if ('world' in end) return outside(viewer, end.world.ip, end.world.name);
    const known = this.known(end, own, viewer.name, cluster);
    return [
      ...(known === 'no' ? [] : this.inside(end, viewer, cluster)),
      ...(known === 'yes' ? [] : outside(viewer)),
    ];
  }

  private inside(end: Endpoint, viewer: MeshCluster, cluster: string): Identity[] {
    const remote = cluster !== viewer.name;
    const other = nodeIdentity(viewer, 'remote-node');
    const host = nodeIdentity(viewer, 'host');
    if ('pod' in end) {
      if (end.pod.hostNetwork !== true) return [addressedPod(this.pod(end.pod), viewer)];
      return remote ? [other] : [host, other];
    }
    if ('host' in end) return [remote ? other : host];
    if ('remoteNode' in end) return [other];
    if ('kubeApiServer' in end) return apiServer(end.kubeApiServer, viewer, remote);
    return [reservedIdentity(Object.keys(end)[0] ?? '')];
  }

  /** Identities cross a link; those of pods only where the namespaces of both ends are global. */
  private known(end: Endpoint, own: Endpoint, viewer: string, cluster: string): Known {
    if (viewer === cluster) return 'yes';
    if (this.state.links.get(viewer)?.includes(cluster) !== true)
      return this.mayBeLinked(viewer, cluster) ? 'perhaps' : 'no';
    const locals = [end, own].some(
      one => 'pod' in one && one.pod.hostNetwork !== true && this.isLocal(one.pod),
    );
    return locals ? 'no' : 'yes';
  }

  private isLocal({ cluster, namespace }: PodRef): boolean {
    const found = this.state.clusters.get(cluster);
    if (found === undefined) return false;
    return !(isGlobalNamespace(found, namespace) ?? found.settings.defaultGlobalNamespace);
  }

  /** A cluster that lists another one, whose answer is missing. */
  private mayBeLinked(a: string, b: string): boolean {
    return this.state.oneSided.some(({ from, to }) => (from === a && to === b) || (from === b && to === a));
  }
}

const unknownHost: Identity = { ...reservedIdentity('host'), key: 'host?', labelsKnown: false };

/** A node with its labels, which host policies select. */
const hostOf = (labels: Readonly<Record<string, string>> | undefined): Identity =>
  labels === undefined ? unknownHost : hostIdentity(labels);

function outside(viewer: MeshCluster, ip?: string, name?: string): Identity[] {
  const address = ip === undefined ? undefined : parseAddress(ip);
  return worldIdentities(viewer, {
    ...(address !== undefined && { ip: address }),
    ...(name !== undefined && { fqdn: name }),
  });
}

/**
 * The API server of the own cluster has a label of its own beside that of where it runs, from the endpoints of the service
 * default/kubernetes (cilium pkg/identity/reserved.go; pkg/k8s/watchers/endpoints.go). Nodes of other clusters are remote
 * nodes, whatever runs there (pkg/node/manager/manager.go, nodeIdentityLabels).
 */
function apiServer(
  { on, ip }: { readonly on?: 'host' | 'remote-node' | 'world'; readonly ip?: string },
  viewer: MeshCluster,
  remote: boolean,
): Identity[] {
  const address = ip === undefined ? undefined : parseAddress(ip);
  const own = remote ? [] : ['kube-apiserver'];
  const found = {
    host: remote ? [] : [nodeIdentity(viewer, 'host', ...own)],
    'remote-node': [nodeIdentity(viewer, 'remote-node', ...own)],
    world: worldIdentities(viewer, {
      ...(address !== undefined && { ip: address }),
      also: own,
    }),
  };
  return on === undefined ? Object.values(found).flat() : found[on];
}
