import type { Clusters, Labels } from './select';

/**
 * One side of a policy, exactly one of the first keys: pods by their labels, the pods behind a service, every pod of
 * whole clusters, or what is no pod of the mesh. Where a side is no pod, only the other side's policy is written.
 */
export type PeerProps = PodsPeer | ServicePeer | WholeClustersPeer | EntitiesPeer | AddressesPeer | NamesPeer;

/** Pods with all of these labels. */
export interface PodsPeer {
  /** An empty map is every pod of the namespaces. */
  readonly pods: Labels;
  /** Further conditions, by the label's key; all of them have to hold. Example: `{ tier: { in: ['web', 'api'] } }`. */
  readonly where?: Readonly<Record<string, LabelCondition>>;
  /** Namespace of the pods. Default: the policy's; of a policy of the fleet, every namespace. */
  readonly namespace?: string;
  /** Several namespaces, instead of `namespace`. */
  readonly namespaces?: Namespaces;
  /** Clusters of the pods. Default: every cluster, also those that join later. */
  readonly clusters?: Clusters;
}

/** What a label has to be: exactly one of the keys. */
export type LabelCondition =
  /** One of these values. */
  | { readonly in: readonly string[] }
  /** None of these values; pods without the label are meant too. */
  | { readonly notIn: readonly string[] }
  /** Whether there is such a label at all. */
  | { readonly exists: boolean };

/**
 * Which namespaces are meant: exactly one of the keys. `all` is every namespace of a cluster, also the system's and
 * those that are made later; `names` lists them; `labels` takes the namespaces that have all of these labels.
 */
export type Namespaces =
  | { readonly all: Record<string, never> }
  | { readonly names: readonly string[] }
  | { readonly labels: Labels };

/** The pods behind a service, in the clusters that provide it. */
export interface ServicePeer {
  /** Path of the service, `<namespace>/<name>`. */
  readonly service: string;
  /** Only the pods in these clusters. Default: all providers. */
  readonly clusters?: Clusters;
}

/** Every pod of some clusters, in all namespaces. Nodes are no pods. */
export interface WholeClustersPeer {
  readonly wholeClusters: Clusters;
}

/** What Cilium knows by what it is. Nodes, proxies and API servers are those of every linked cluster. */
export interface EntitiesPeer {
  readonly entities: readonly PolicyEntity[];
}

/** Addresses outside of the mesh: Cilium compares no pods with addresses, nor nodes unless it is told to. */
export interface AddressesPeer {
  /** Example: `['10.0.0.0/8']`. */
  readonly cidrs: readonly string[];
  /** Blocks inside of `cidrs` that are not meant. */
  readonly except?: readonly string[];
}

/**
 * DNS names outside of the mesh, as the other side of an allow. The pods' lookups then go through Cilium's DNS proxy,
 * which learns the addresses from the answers: that every name may be looked up is part of the statement.
 */
export interface NamesPeer {
  /** `*` stands for characters of one label. Example: `['api.example.com', '*.example.org']`. */
  readonly fqdns: readonly string[];
}

/** An entity of Cilium; which ones there are depends on the minor. */
export type PolicyEntity =
  | 'all'
  | 'world'
  | 'cluster'
  | 'cluster-mesh'
  | 'host'
  | 'remote-node'
  | 'kube-apiserver'
  | 'ingress'
  | 'health'
  | 'init'
  | 'unmanaged';
