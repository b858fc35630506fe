/** Protocols that a policy can name; `ICMP` and `ICMPv6` have a type where others have a port. */
export type Protocol =
  'TCP' | 'UDP' | 'SCTP' | 'ICMP' | 'ICMPv6' | 'VRRP' | 'IGMP' | 'GRE' | 'IPIP' | 'IPV6' | 'ESP' | 'AH';

/** A port that a pod names. */
export interface NamedPort {
  readonly name?: string;
  readonly port: number;
  readonly protocol: string;
}

/** A pod, by what policies see of it. */
export interface PodRef {
  readonly cluster: string;
  readonly namespace: string;
  /** Labels of the pod itself; Cilium derives the others. */
  readonly labels: Readonly<Record<string, string>>;
  /** @default 'default' */
  readonly serviceAccount?: string;
  /** Its container ports, which give named ports their numbers. Default: not known. */
  readonly ports?: readonly NamedPort[];
  /** A pod in the network of its node has the identity of the node. */
  readonly hostNetwork?: boolean;
}

/**
 * One end of a flow, as an object with exactly one key. Where a cluster is left out, it is the cluster of the other end.
 */
export type Endpoint =
  | { readonly pod: PodRef }
  /** The node that the pod at the other end runs on; its labels, if host policies are to be decided. */
  | { readonly host: { readonly cluster?: string; readonly labels?: Readonly<Record<string, string>> } }
  /** Another node, of this cluster or of another one. */
  | { readonly remoteNode: { readonly cluster?: string } }
  /** An address outside of all clusters, and the DNS name by which it was looked up. */
  | { readonly world: { readonly ip?: string; readonly name?: string } }
  /** The API server: on the pod's own node, on another one, or outside of the cluster with or without its address. */
  | {
      readonly kubeApiServer: {
        readonly cluster?: string;
        readonly on?: 'host' | 'remote-node' | 'world';
        readonly ip?: string;
      };
    }
  /** The proxy for Ingress and Gateway API. */
  | { readonly ingress: { readonly cluster?: string } }
  | { readonly health: { readonly cluster?: string } }
  /** A pod that has no labels yet. */
  | { readonly init: { readonly cluster?: string } }
  /** A pod that Cilium does not manage. */
  | { readonly unmanaged: { readonly cluster?: string } };

/** A question. */
export interface Flow {
  readonly from: Endpoint;
  readonly to: Endpoint;
  /** The destination port on the pod; for ICMP its type. A protocol without ports has none. */
  readonly port?: number;
  /** @default 'TCP' */
  readonly protocol?: Protocol;
}
