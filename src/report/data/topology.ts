import { type ClusterPlan, linksIn, type Plan } from '../../plan/index';
import { linkBits, linksBefore, linksLeft } from './links';
import type { Sources } from './input';
import { sayTrust } from './overview';
import type { ClusterData, RepositoryData, TopologyData } from './topology-data';

/** The clusters of a fleet and who is linked with whom. */
export function topologyOf({ synthesis: { plan }, state, base }: Sources): TopologyData {
  if (plan === undefined) return { clusters: [], links: '', linkCount: 0, oneSided: [], components: [] };
  const pairs = linksIn(plan);
  const isBase = base !== undefined && base.trees.length > 0;
  const before = isBase ? linksBefore(plan, [base.state, state]) : undefined;
  const left = isBase ? linksLeft(plan, base.state) : [];
  return {
    clusters: plan.clusters.map(cluster => clusterData(cluster, plan)),
    links: linkBits(plan, pairs),
    linkCount: pairs.length,
    ...(before !== undefined && { linksBefore: before }),
    ...(left.length > 0 && { linksLeft: left }),
    oneSided: state.oneSided.map(({ from, to }) => [from, to]),
    components: plan.components,
  };
}

function clusterData(cluster: ClusterPlan, { layers }: Plan): ClusterData {
  const { name, path, id, autoId, labels, kubernetes, platform, wave, held } = cluster;
  return {
    name,
    path,
    id,
    autoId,
    labels,
    kubernetes,
    cilium: cluster.cilium.version,
    platform: platform.title,
    facts: factsOf(cluster),
    pods: cluster.podCidrs.map(({ text }) => text),
    nodes: cluster.nodeCidrs.map(({ text }) => text),
    services: cluster.serviceCidrs.map(({ text }) => text),
    repository: repositoryData(cluster),
    wave,
    ...(held !== undefined && { held }),
    layers: layers.filter(({ clusters }) => clusters.includes(name)).map(layer => layer.name),
  };
}

function factsOf(cluster: ClusterPlan): (readonly [string, string])[] {
  const { datapath, platform, apiServer, endpoint, encryption, controlPlane, dns, trust } = cluster;
  const tunnel = datapath.tunnelProtocol === undefined ? '' : ` (${datapath.tunnelProtocol})`;
  return [
    ['Routing', `${datapath.routing}${tunnel}`],
    ['Addresses of pods', platform.ipam],
    ['kube-proxy', datapath.kubeProxyReplacement ? 'replaced by Cilium' : 'kept'],
    ['Encryption', encryption.type],
    ['Trust', sayTrust(trust)],
    [
      'Peers reach it at',
      `${endpoint.address}:${endpoint.port}${endpoint.ips.map(ip => `, ${ip}`).join('')}`,
    ],
    ['API server', apiServer === undefined ? 'not said' : `${apiServer.host}:${apiServer.port}`],
    [
      'clustermesh-apiserver',
      `${controlPlane.replicas} ${controlPlane.replicas === 1 ? 'replica' : 'replicas'}`,
    ],
    ['KVStoreMesh', controlPlane.kvstoreMesh ? 'on' : 'off'],
    ...(controlPlane.cacheTtl === undefined
      ? []
      : [['Forgets what is gone after', controlPlane.cacheTtl] as const]),
    ['clusterset.local', dns?.way ?? 'not served'],
  ];
}

function repositoryData({ repository: { url, branch, path, forge } }: ClusterPlan): RepositoryData {
  return {
    url: plainUrl(url),
    branch,
    path,
    ...(forge !== undefined && { forge: forge.kind }),
  };
}

/** A page goes to many people, so that only an address that has no place for a token is on it. */
const plainUrl = (url: string): string =>
  /^(?:https?:\/\/|ssh:\/\/(?:[\w.-]+@)?)[^\s@?#]+$/.test(url) ? url : 'not shown, since it may hold a token';
