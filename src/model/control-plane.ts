/** How clustermesh-apiserver runs: the etcd with the cluster's state, and KVStoreMesh, which holds that of the peers. */
export interface ControlPlaneProps {
  /**
   * Pods of clustermesh-apiserver, each with an etcd of its own. Default: 2.
   *
   * @asType integer
   */
  readonly replicas?: number;
  /** Requests and limits of its containers; a container that the cluster names replaces the fleet's. Default: none. */
  readonly resources?: ControlPlaneResources;
  /** How many of its pods a drain may take at once. Default: `{ maxUnavailable: 1 }`. */
  readonly podDisruptionBudget?: DisruptionBudget;
  /**
   * Whether the state of peers is kept once in the cluster, where agents read it, instead of every node connecting to
   * every peer. Cilium deprecates turning it off. Default: true.
   */
  readonly kvstoreMesh?: boolean;
  /** Where its etcd keeps data, which is made anew with each start: on the node's disk or in memory. Default: `disk`. */
  readonly etcdStorage?: 'disk' | 'memory';
  /**
   * How long what is known of a peer stays in use without a connection to it, as a Go duration; `0s` keeps it for
   * ever. From Cilium 1.19 on. Default: `15m`.
   *
   * @examples ["15m"]
   */
  readonly cacheTtl?: string;
  /**
   * Requests per second from clustermesh-apiserver to its etcd. From Cilium 1.20 on. Default: Cilium's, 50.
   *
   * @asType integer
   */
  readonly etcdQps?: number;
  /**
   * Requests per second from KVStoreMesh to its etcd. From Cilium 1.20 on. Default: Cilium's, 100.
   *
   * @asType integer
   */
  readonly kvstoreMeshQps?: number;
}

/** Requests and limits by container. */
export interface ControlPlaneResources {
  readonly apiserver?: ContainerResources;
  readonly etcd?: ContainerResources;
  readonly kvstoreMesh?: ContainerResources;
}

/** What a container is promised, and what it may take at most. */
export interface ContainerResources {
  readonly requests?: ResourceAmounts;
  readonly limits?: ResourceAmounts;
}

/** Kubernetes quantities. */
export interface ResourceAmounts {
  /** Example: `100m`. */
  readonly cpu?: string;
  /** Example: `512Mi`. */
  readonly memory?: string;
}

/** Exactly one of the keys: a number of pods, or a percentage such as `50%`. */
export type DisruptionBudget =
  { readonly maxUnavailable: number | string } | { readonly minAvailable: number | string };
