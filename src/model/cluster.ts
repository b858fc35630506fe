import type { PlatformProps } from '../platforms/index';
import type { ControlPlaneProps } from './control-plane';
import type { EncryptionProps } from './encryption';
import type { EndpointProps } from './endpoint';
import type { CertificateSource } from './certificate';
import type { ClusterCiliumProps } from './cilium';
import type { Fleet } from './fleet';
import type { CrdsProps } from './crds';
import type { ClustersetDnsProps } from './dns';
import { Part } from './part';
import type { HoldProps } from './rollout';
import type { Labels } from './select';
import type { TrustProps } from './trust';

/** One Kubernetes cluster of the fleet. Its name is the Cilium cluster name and cannot change later. */
export interface ClusterProps {
  /**
   * Cilium's cluster id, 1 to `maxConnectedClusters`, unique in the fleet. It is part of every identity and cannot
   * change while the cluster is in the mesh. With `auto` it is the smallest free one, which `fleet.lock` keeps.
   */
  readonly id: ClusterId;
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
  /** Where peers reach this cluster's clustermesh-apiserver. Default: `dns`, `<cluster>.<mesh domain>`, port 2379. */
  readonly endpoint?: EndpointProps;
  /** Encryption that differs from the fleet's; connected clusters have the same. Default: the fleet's. */
  readonly encryption?: EncryptionProps;
  /** What differs from the fleet's control plane, property by property. */
  readonly controlPlane?: ControlPlaneProps;
  readonly repository: RepositoryProps;
  /**
   * True to take the cluster out of the balancing of every shared service, for maintenance: its exports are withdrawn
   * and its backends serve its own callers only. Default: false.
   */
  readonly drained?: boolean;
  /**
   * Clusters of one wave are published together, after those of lower ones. A whole number from 1. Default: 1.
   *
   * @asType integer
   */
  readonly wave?: number;
  /** Set to keep `meshprint publish` from changing this cluster's repository. Default: it changes with the others. */
  readonly held?: HoldProps;
  /** Another way of trust than the mesh's, for a mesh apart; connected clusters have the same. Default: the mesh's. */
  readonly trust?: TrustProps;
  /** Public certificate of this cluster's own CA; needed with, and only with, separate CAs. */
  readonly caCertificate?: CertificateSource;
  /**
   * Public certificate of the CA that `caCertificate` takes the place of: for the time of the change this cluster and
   * its peers trust both. Default: none.
   */
  readonly previousCaCertificate?: CertificateSource;
  /** What is different about Cilium here: another version, values of the cluster's own. Default: nothing. */
  readonly cilium?: ClusterCiliumProps;
  /** Other CRDs than the fleet's, API by API: each minor of Cilium wants its own release of Gateway API. */
  readonly crds?: CrdsProps;
  /**
   * How DNS here serves `clusterset.local`, where it has the namespace of an exported service. Default: the platform's way,
   * where it has one that wants nothing more to be said; on GKE none has, so it must be said.
   */
  readonly clustersetDns?: ClustersetDnsProps;
}

/** A whole number, or `auto`. */
export type ClusterId = Integer | 'auto';

/** @asType integer */
type Integer = number;

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

/** The Git repository that this cluster's Flux reconciles. */
export interface RepositoryProps {
  /**
   * `https://…` or `ssh://…`, as Flux reaches it. To try things out also `http://…` of a private address or of
   * `host.docker.internal`, as `meshprint serve` offers it.
   */
  readonly url: string;
  /**
   * As `meshprint publish` pushes to it: any address that git takes, where that is another one than Flux's, such as
   * `git@git.example.com:fleet/paris.git`. Default: `url`.
   */
  readonly pushUrl?: string;
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
