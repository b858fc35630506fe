import type {
  Clusters,
  FlowPort,
  FlowProps,
  LabelCondition,
  Labels,
  PeerProps,
  PodsPeer,
} from '../../../src/model/index';
import { contains, parseAddress, parseCidr } from '../../../src/net/index';
import type { Endpoint, Flow, PodRef } from '../../../src/simulate/index';
import { clusterLabels } from './statements';

/*
 * What a statement means, said a second time and without any policy: whether an end of a flow is one that it is about.
 */

const hasAll = (labels: Labels, wanted: Labels): boolean =>
  Object.entries(wanted).every(([key, value]) => labels[key] === value);

const isChosen = (cluster: string, clusters: Clusters = { all: {} }): boolean => {
  if ('all' in clusters) return true;
  return 'names' in clusters
    ? clusters.names.includes(cluster)
    : hasAll(clusterLabels[cluster] ?? {}, clusters.labels);
};

function fits(value: string | undefined, condition: LabelCondition): boolean {
  if ('exists' in condition) return condition.exists === (value !== undefined);
  if ('in' in condition) return value !== undefined && condition.in.includes(value);
  return value === undefined || !condition.notIn.includes(value);
}

/** The namespace shop has the label team=red. */
function isIn(namespace: string, { namespace: one, namespaces }: PodsPeer, own: string | undefined): boolean {
  if (namespaces === undefined) return (one ?? own ?? namespace) === namespace;
  if ('all' in namespaces) return true;
  return 'names' in namespaces ? namespaces.names.includes(namespace) : namespace === 'shop';
}

/** The service shop/db is provided by alpha and beta. */
function isPod(peer: PeerProps, { cluster, namespace, labels }: PodRef, own: string | undefined): boolean {
  if ('service' in peer)
    return namespace === 'shop' && labels.app === 'db' && ['alpha', 'beta'].includes(cluster);
  if ('wholeClusters' in peer) return isChosen(cluster, peer.wholeClusters);
  if (!('pods' in peer)) return 'entities' in peer && peer.entities.includes('all');
  const conditions = Object.entries(peer.where ?? {});
  return (
    isChosen(cluster, peer.clusters) &&
    isIn(namespace, peer, own) &&
    hasAll(labels, peer.pods) &&
    conditions.every(([key, condition]) => fits(labels[key], condition))
  );
}

/** Names of the entities that an end is to a cluster; a node of another cluster is a remote one. */
function entitiesOf(end: Endpoint, viewer: string): readonly string[] {
  if ('world' in end) return ['world'];
  if ('host' in end) return [end.host.cluster === viewer ? 'host' : 'remote-node'];
  if ('remoteNode' in end) return ['remote-node'];
  if ('kubeApiServer' in end)
    return end.kubeApiServer.cluster === viewer ? ['remote-node', 'kube-apiserver'] : ['remote-node'];
  return 'ingress' in end ? ['ingress'] : [];
}

function lies(ip: string, block: string): boolean {
  const [outer, inner] = [parseCidr(block), parseAddress(ip)];
  return outer !== undefined && inner !== undefined && contains(outer, inner);
}

function isMeant(peer: PeerProps, end: Endpoint, viewer: string, own: string | undefined): boolean {
  if ('pod' in end) return isPod(peer, end.pod, own);
  if ('entities' in peer) {
    const found = ['all', ...entitiesOf(end, viewer)];
    return peer.entities.some(entity => found.includes(entity));
  }
  if (!('world' in end)) return false;
  const { ip = '', name = '' } = end.world;
  if ('cidrs' in peer)
    return peer.cidrs.some(block => lies(ip, block)) && !(peer.except ?? []).some(block => lies(ip, block));
  return 'fqdns' in peer && name === 'api.example.com';
}

function isPort(port: FlowPort, { port: asked = 0, protocol = 'TCP' }: Flow): boolean {
  const [key = '', first = 0] = Object.entries(port).find(([name]) => name !== 'endPort') ?? [];
  const protocols = key === 'any' ? ['TCP', 'UDP', 'SCTP'] : [key.toUpperCase()];
  return protocols.includes(protocol) && asked >= first && asked <= (port.endPort ?? first);
}

function isTraffic({ ports, icmp }: FlowProps, asked: Flow): boolean {
  if (icmp !== undefined) return asked.protocol === 'ICMP' && asked.port === 8;
  return ports === undefined || ports.some(port => isPort(port, asked));
}

/** Whether a statement is about what an end does: leave, or arrive. */
export function isAbout(
  statement: FlowProps,
  flow: Flow,
  end: 'egress' | 'ingress',
  own: string | undefined,
): boolean {
  const [subject, other] = end === 'egress' ? [flow.from, flow.to] : [flow.to, flow.from];
  if (!('pod' in subject) || (statement.only ?? end) !== end) return false;
  const viewer = subject.pod.cluster;
  const [mine, theirs] = end === 'egress' ? [statement.from, statement.to] : [statement.to, statement.from];
  // Only what is said of pods is a policy of theirs; `all` on the other side is not.
  if (!isOfPods(mine) || !isMeant(mine, subject, viewer, own)) return false;
  if ('fqdns' in theirs && isLookup(other, flow, viewer)) return true;
  if (statement.sameCluster === true && 'pod' in other && other.pod.cluster !== viewer) return false;
  return isMeant(theirs, other, viewer, own) && isTraffic(statement, flow);
}

const isOfPods = (peer: PeerProps): boolean => 'pods' in peer || 'service' in peer || 'wholeClusters' in peer;

/** That names may be looked up is part of a statement about names; a node may serve DNS. */
const isLookup = (end: Endpoint, { port }: Flow, viewer: string): boolean =>
  port === 53 && 'host' in end && end.host.cluster === viewer;
