import type { PlatformProps } from '../platforms/index';
import type { CiliumProps, Fleet } from './fleet';
import { Part } from './part';
import type { Labels } from './select';

/** One Kubernetes cluster of the fleet. Its name is the Cilium cluster name and cannot change later. */
export interface ClusterProps {
  /**
   * Cilium's cluster id, 1 to `maxConnectedClusters`, unique in the fleet. It is part of every identity and cannot
   * change while the cluster is in the mesh.
   *
   * @asType integer
   */
  readonly id: number;
  /** Kubernetes minor. Example: `1.34`. */
  readonly kubernetes: string;
  readonly platform: PlatformProps;
  /** Properties by which clusters are chosen, such as `area: eu`. */
  readonly labels?: Labels;
  /** Address ranges of the pods, IPv4 or IPv6 or both; no other cluster of the mesh may use them. */
  readonly podCidrs: readonly string[];
  /** Address ranges of the nodes. */
  readonly nodeCidrs: readonly string[];
  /** Address ranges of the services. */
  readonly serviceCidrs?: readonly string[];
  /** The API server as nodes reach it without kube-proxy; needed where Cilium replaces kube-proxy. */
  readonly apiServer?: ApiServerProps;
  /** Whether Cilium replaces kube-proxy. Default: the platform's way (Talos: yes; others: no). */
  readonly kubeProxyReplacement?: boolean;
  /** Where peers reach this cluster's clustermesh-apiserver. Default: `<cluster>.<mesh domain>`, port 2379. */
  readonly endpoint?: { readonly dns: DnsEndpoint };
  readonly repository: RepositoryProps;
  /**
   * True to take the cluster out of the balancing of every shared service, for maintenance: its exports are withdrawn
   * and its backends serve its own callers only. Default: false.
   */
  readonly drained?: boolean;
  /** Another Cilium than the fleet's, at most one minor apart from its peers: for rolling an upgrade through. */
  readonly cilium?: CiliumProps;
}

/** Address of a Kubernetes API server. */
export interface ApiServerProps {
  /** DNS name or IP address. */
  readonly host: string;
  /**
   * Default: 6443.
   *
   * @asType integer
   */
  readonly port?: number;
}

/** A DNS name that resolves to the load balancer of clustermesh-apiserver, inside the peers' clusters. */
export interface DnsEndpoint {
  /** Default: `<cluster>.<mesh domain>`. */
  readonly name?: string;
  /**
   * Port that peers connect to. Default: 2379.
   *
   * @asType integer
   */
  readonly port?: number;
}

/** The Git repository that this cluster's Flux reconciles. */
export interface RepositoryProps {
  /** `https://…` or `ssh://…`, as Flux reaches it. */
  readonly url: string;
  /** Default: `main`. */
  readonly branch?: string;
  /** Folder of this cluster in the repository, when several clusters share one. Default: the root. */
  readonly path?: string;
  /** Secret in flux-system with the credentials for the repository. Default: `flux-system`. */
  readonly secret?: string;
  /** Where Flux reports what it applied, as a status on the commit. Default: nowhere. */
  readonly forge?: ForgeProps;
}

/** The forge that hosts the repository: exactly one of the keys. */
export type ForgeProps =
  { readonly github: ForgeAccess } | { readonly gitlab: ForgeAccess } | { readonly gitea: ForgeAccess };

/** How Flux may write commit statuses. */
export interface ForgeAccess {
  /** Secret in flux-system whose key `token` may write commit statuses. */
  readonly tokenSecret: string;
  /** Address of the repository on the forge. Default: the repository's URL without `.git`. */
  readonly address?: string;
}

/** A cluster of the fleet. Its name follows Cilium's rule: lower case, digits, dashes, at most 32 characters. */
export class Cluster extends Part {
  readonly props: ClusterProps;

  constructor(fleet: Fleet, name: string, props: ClusterProps) {
    super(fleet, name);
    this.props = props;
  }
}
