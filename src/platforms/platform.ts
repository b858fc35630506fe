import type { Values } from '../releases/index';
import { freeCorefile, type PlatformDns } from './dns';

/** What a platform needs to know of its cluster to choose values. */
export interface PlatformCluster {
  /** For the commands of the README; written as `CLUSTER` where it is not known. */
  readonly name?: string;
  /** Pod CIDRs as written, both families. */
  readonly podCidrs: readonly string[];
  readonly apiServer: ApiServer | undefined;
  /** What the blueprint says; undefined leaves the choice to the platform. */
  readonly kubeProxyReplacement: boolean | undefined;
  /** Static addresses of the load balancer of clustermesh-apiserver. Default: none. */
  readonly addresses?: readonly string[];
}

/** Address of a Kubernetes API server. */
interface ApiServer {
  readonly host: string;
  readonly port: number;
}

/** A range that the platform uses itself, or whose use it advises against. */
interface ReservedRange {
  readonly cidr: string;
  /** Who has it, as the end of "…, which". */
  readonly reason: string;
}

/** Something that must be true of the cluster before Cilium is installed, and how to see whether it is. */
export interface PlatformNeed {
  readonly title: string;
  readonly why: string;
  /** Commands, printed as they stand. */
  readonly check: readonly string[];
  /** True for what may come after Cilium, or can come only then. */
  readonly after?: boolean;
}

/** What a Service says to get a static address. */
interface AddressRequest {
  readonly annotations?: Readonly<Record<string, string>>;
  /** Value of the chart for the field of the Service. */
  readonly loadBalancerIP?: string;
}

/** What a platform settles about a cluster. */
export interface PlatformSetup {
  /** As people call it: `GKE`. */
  readonly title: string;
  /** Cilium values that the platform needs; the documentation path stands beside every key in its file. */
  readonly values: Values;
  /** How packets travel between nodes, as the values say it. */
  readonly routing: 'native' | 'tunnel';
  /** Who gives pods their addresses, as the values say it. */
  readonly ipam: 'cluster-pool' | 'kubernetes' | 'eni';
  /** True where pods take addresses of the nodes' own network, so that the two ranges of a cluster may be one. */
  readonly podsInNodeNetwork: boolean;
  /** The API server as nodes reach it: what the blueprint says, or what every node of the platform has. */
  readonly apiServer: ApiServer | undefined;
  /**
   * Annotations that make the load balancer of clustermesh-apiserver an internal one; undefined where that is left to
   * the blueprint, and the blueprint says nothing.
   */
  readonly internalLoadBalancer: Readonly<Record<string, string>> | undefined;
  /** How the Service asks the load balancer for its static addresses; empty where there is no documented way. */
  readonly addressRequest: AddressRequest;
  /** Whether clusters here are for tries and tests. */
  readonly isForTests: boolean;
  /** When the Service of clustermesh-apiserver asks for session affinity; some load balancers refuse it. */
  readonly sessionAffinity: 'HAOnly' | 'Never';
  /** The DNS server inside the cluster, and how it comes to serve `clusterset.local`. */
  readonly dns: PlatformDns;
  readonly reservedRanges: readonly ReservedRange[];
  /** What the README asks of the cluster beforehand. */
  readonly needs: readonly PlatformNeed[];
}

/** What holds on a platform that has nothing of its own to say about it. */
export const usual = {
  podsInNodeNetwork: false,
  addressRequest: {},
  isForTests: false,
  // Each replica is an etcd of its own; a client that moves to another one syncs everything again.
  sessionAffinity: 'HAOnly',
  dns: freeCorefile,
  reservedRanges: [],
} as const satisfies Partial<PlatformSetup>;
