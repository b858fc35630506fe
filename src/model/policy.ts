import type { MeshNamespace } from './namespace';
import { Part } from './part';
import { withPaths } from './refer';
import type { Clusters, Labels } from './select';
import type { ExportedService, GlobalService } from './service';

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
    this.props = withPaths(props, this.node.root) as MeshPolicyShape;
  }
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
