import type { Fleet } from './fleet';
import type { MeshNamespace } from './namespace';
import { Part } from './part';
import type { FlowPort } from './policy-traffic';
import type { Clusters, Labels } from './select';

/** Which traffic of pods is denied unless a policy allows it. */
export interface DefaultDenyProps {
  /** The clusters where it holds. Default: every cluster that has the namespace. */
  readonly clusters?: Clusters;
  /** Default: both directions. */
  readonly directions?: readonly ('ingress' | 'egress')[];
  /** Whether the pods may still ask the cluster's DNS. Default: true. */
  readonly allowDns?: boolean;
  /** Namespaces that a default deny of the fleet leaves out, beside those of Kubernetes, Cilium, Flux and cert-manager. */
  readonly leavesOut?: readonly string[];
}

/** Denies all traffic of a namespace's pods, or of the fleet's, that no other policy allows. */
export class DefaultDeny extends Part {
  readonly baseline = 'default-deny' as const;
  readonly props: DefaultDenyProps;

  /** @param scope a namespace, or the fleet for every namespace but the system's */
  constructor(scope: MeshNamespace | Fleet, name: string, props: DefaultDenyProps = {}) {
    super(scope, name);
    this.props = props;
  }
}

/** Who may ask DNS. */
export interface AllowDnsProps {
  /** The clusters where it holds. Default: every cluster that has the namespace. */
  readonly clusters?: Clusters;
}

/** Lets the pods of a namespace, or of the fleet, ask the DNS of their own cluster. */
export class AllowDns extends Part {
  readonly baseline = 'dns' as const;
  readonly props: AllowDnsProps;

  constructor(scope: MeshNamespace | Fleet, name: string, props: AllowDnsProps = {}) {
    super(scope, name);
    this.props = props;
  }
}

/** How far a namespace reaches. */
export interface AllowWithinNamespaceProps {
  /** The clusters where it holds. Default: every cluster that has the namespace. */
  readonly clusters?: Clusters;
  /** Whether pods may talk to those in other clusters, too. Default: false. */
  readonly acrossClusters?: boolean;
}

/** Lets the pods of a namespace talk to each other, each cluster for itself unless it says otherwise. */
export class AllowWithinNamespace extends Part {
  readonly baseline = 'within-namespace' as const;
  readonly props: AllowWithinNamespaceProps;

  constructor(namespace: MeshNamespace, name: string, props: AllowWithinNamespaceProps = {}) {
    super(namespace, name);
    this.props = props;
  }
}

/** Pods that something of the cluster itself may talk to, or that may talk to it. */
export interface AllowSystemProps {
  /** Only pods with these labels. Default: every pod. */
  readonly pods?: Labels;
  /** The clusters where it holds. Default: every cluster that has the namespace. */
  readonly clusters?: Clusters;
  /** Ports of the pods, or of the API server. Default: every port. */
  readonly ports?: readonly FlowPort[];
}

/** Lets something of the cluster itself and pods reach each other. */
abstract class SystemBaseline extends Part {
  readonly props: AllowSystemProps;

  constructor(scope: MeshNamespace | Fleet, name: string, props: AllowSystemProps = {}) {
    super(scope, name);
    this.props = props;
  }
}

/**
 * Lets Cilium's proxy for Ingress and Gateway API reach pods. Its identity is the same in the whole mesh, so that the
 * gateways of every linked cluster are let in.
 */
export class AllowFromIngress extends SystemBaseline {
  readonly baseline = 'from-ingress' as const;
}

/**
 * Lets the API server reach pods: webhooks and aggregated APIs. Where it comes through an agent in the cluster
 * (konnectivity, of GKE and AKS), it arrives as a pod of kube-system, which takes a MeshPolicy. The kubelet needs no
 * policy: a node reaches its own pods.
 */
export class AllowFromApiServer extends SystemBaseline {
  readonly baseline = 'from-api-server' as const;
}

/** Lets pods reach the API server: controllers, operators, and whatever else reads or writes objects. */
export class AllowToApiServer extends SystemBaseline {
  readonly baseline = 'to-api-server' as const;
}

/** Policies with a name for what they are for. */
export const baselineKinds = [
  DefaultDeny,
  AllowDns,
  AllowWithinNamespace,
  AllowFromIngress,
  AllowFromApiServer,
  AllowToApiServer,
] as const;

/** One of {@link baselineKinds}. */
export type Baseline = InstanceType<(typeof baselineKinds)[number]>;
