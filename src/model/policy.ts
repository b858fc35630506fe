import type { Fleet } from './fleet';
import type { MeshNamespace } from './namespace';
import { Part } from './part';
import type { PeerProps, ServicePeer } from './policy-peers';
import type { FlowPort, HttpRequest, IcmpMessage } from './policy-traffic';
import { withPaths } from './refer';
import type { ExportedService, GlobalService } from './service';

/** Traffic from one side to the other. */
export interface FlowProps {
  readonly from: PeerProps;
  readonly to: PeerProps;
  /** Default: every port. */
  readonly ports?: readonly FlowPort[];
  /** Only these ICMP messages, and no ports. */
  readonly icmp?: readonly IcmpMessage[];
  /**
   * Only these HTTP requests, of an allow with TCP ports. Where pods are in no default deny, every other request passes
   * too.
   */
  readonly http?: readonly HttpRequest[];
  /** Only lookups of these names, of an allow with the port of a DNS server; `*` stands for characters of one label. */
  readonly dns?: readonly string[];
  /** Whether only traffic within one cluster is meant, between the sides that are in it. Default: false. */
  readonly sameCluster?: boolean;
  /** Write the policy of one end alone: `egress` where it leaves, `ingress` where it arrives. Default: both. */
  readonly only?: 'egress' | 'ingress';
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

  /** @param scope the namespace that pods are in unless a side says otherwise, or the fleet for every namespace */
  constructor(scope: MeshNamespace | Fleet, name: string, props: MeshPolicyProps) {
    super(scope, name);
    this.props = withPaths(props, this.node.root) as MeshPolicyShape;
  }
}
