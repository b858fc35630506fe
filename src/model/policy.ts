import type { IConstruct } from 'constructs';
import { isMap } from '../kinds/index';
import type { MeshNamespace } from './namespace';
import { Part, pathOf } from './part';
import type { Clusters, Labels } from './select';
import { ExportedService, GlobalService } from './service';

/** One side of a policy: pods by their labels, or the pods behind a service. */
export type PeerProps = PodsPeer | ServicePeer;

/** Pods with all of these labels. */
export interface PodsPeer {
  /** An empty map is every pod of the namespace. */
  readonly pods: Labels;
  /** Namespace of the pods. Default: the policy's. */
  readonly namespace?: string;
  /** Clusters of the pods. Default: every cluster, also those that join later. */
  readonly clusters?: Clusters;
}

/** The pods behind a service, in the clusters that provide it. */
export interface ServicePeer {
  /** Path of the service, `<namespace>/<name>`. */
  readonly service: string;
  /** Only the pods in these clusters. Default: all providers. */
  readonly clusters?: Clusters;
}

/** A port number. @asType integer */
export type PortNumber = number;

/** Ports that a flow may use: exactly one of the keys; the number is the pod's port, not the service's. */
export type FlowPort =
  | { readonly tcp: PortNumber; readonly endPort?: PortNumber }
  | { readonly udp: PortNumber; readonly endPort?: PortNumber }
  | { readonly sctp: PortNumber; readonly endPort?: PortNumber };

/** Traffic from one side to the other. */
export interface FlowProps {
  readonly from: PeerProps;
  readonly to: PeerProps;
  /** Default: every port. */
  readonly ports?: readonly FlowPort[];
}

/** Exactly one of the keys. */
export type MeshPolicyShape = { readonly allow: FlowProps } | { readonly deny: FlowProps };

type Written<P> = P extends ServicePeer
  ? Omit<P, 'service'> & { readonly service: string | GlobalService | ExportedService }
  : P;
type WrittenFlow = Omit<FlowProps, 'from' | 'to'> & {
  readonly from: Written<PeerProps>;
  readonly to: Written<PeerProps>;
};

/** As {@link MeshPolicyShape}; in code a service may be given as the construct itself. */
export type MeshPolicyProps = { readonly allow: WrittenFlow } | { readonly deny: WrittenFlow };

/**
 * One statement about traffic between two sides. It becomes the egress policy in the clusters of `from` and the
 * ingress policy in those of `to`. An allow only adds: it does not put pods into default deny.
 */
export class MeshPolicy extends Part {
  readonly props: MeshPolicyShape;

  constructor(namespace: MeshNamespace, name: string, props: MeshPolicyProps) {
    super(namespace, name);
    this.props = toShape(props, this.node.root);
  }
}

/** A construct is replaced by its path, so that props stay plain data; anything else is left to the schema. */
function toShape(props: MeshPolicyProps, fleet: IConstruct): MeshPolicyShape {
  const toPath = (service: unknown): unknown => pathOfService(service, fleet);
  const peer = (written: unknown): unknown => change(written, ['service'], toPath);
  const flow = (written: unknown): unknown => change(written, ['from', 'to'], peer);
  return change(props, ['allow', 'deny'], flow) as MeshPolicyShape;
}

/** A service of another fleet keeps that fleet's name in its path, so that it is not taken for one of this fleet. */
function pathOfService(service: unknown, fleet: IConstruct): unknown {
  if (!(service instanceof GlobalService || service instanceof ExportedService)) return service;
  const { root } = service.node;
  return root === fleet ? pathOf(service) : `${root.node.id}:${pathOf(service)}`;
}

/** A copy of a map with some of its values changed; what is no map stays what it is. */
function change(value: unknown, keys: readonly string[], to: (value: unknown) => unknown): unknown {
  if (!isMap(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, v]) => [key, keys.includes(key) ? to(v) : v]));
}

/** Which traffic of a namespace's pods is denied unless a policy allows it. */
export interface DefaultDenyProps {
  /** The clusters where it holds. Default: every cluster that has the namespace. */
  readonly clusters?: Clusters;
  /** Default: both directions. */
  readonly directions?: readonly ('ingress' | 'egress')[];
  /** Whether the pods may still ask the cluster's DNS. Default: true. */
  readonly allowDns?: boolean;
}

/** Denies all traffic of a namespace's pods that no other policy allows. */
export class DefaultDeny extends Part {
  readonly props: DefaultDenyProps;

  constructor(namespace: MeshNamespace, name: string, props: DefaultDenyProps = {}) {
    super(namespace, name);
    this.props = props;
  }
}
