import type { Clusters } from './select';

/** CRDs that neither Cilium's chart nor Kubernetes brings, and where each cluster has them from. */
export interface CrdsProps {
  /** Gateway API: needed where Cilium's own gateway is on, or where a layer has Gateways or routes. */
  readonly gatewayApi?: GatewayApiSource;
  /**
   * Multi-Cluster Services API: needed where services are exported and Cilium is older than 1.19. From 1.19 on Cilium's
   * operator installs and owns these CRDs, and what is said here has no effect on the cluster.
   */
  readonly mcsApi?: McsApiSource;
}

/** Where the CRDs of Gateway API come from: exactly one of the keys. */
export type GatewayApiSource =
  /** The layer `prerequisites` installs them. */
  | { readonly install: GatewayApiInstall }
  /** Something else does; the cluster's README says how to check that before Cilium. */
  | { readonly assumes: GatewayApiAssumption };

/** Where the CRDs of the Multi-Cluster Services API come from: exactly one of the keys. */
export type McsApiSource =
  /** The layer `prerequisites` installs them. */
  | { readonly install: McsApiInstall }
  /** Something else does; the cluster's README says how to check that before Cilium. */
  | { readonly assumes: McsApiAssumption };

/** The release channel of Gateway API: `experimental` has more kinds and fields, which may change. */
export type GatewayApiChannel = 'standard' | 'experimental';

/** CRDs of Gateway API that are there by other means. */
export interface GatewayApiAssumption {
  /** Release of Gateway API, with its `v`. Example: `v1.6.1`. */
  readonly version: string;
  /** Default: `standard`. */
  readonly channel?: GatewayApiChannel;
}

/** A release of Gateway API, from its own repository. */
export interface GatewayApiInstall extends GatewayApiAssumption {
  /** Commit of that release, 40 hex digits; pins the bytes, where a tag can be moved. Default: the tag alone. */
  readonly commit?: string;
}

/** CRDs of the Multi-Cluster Services API that are there by other means. */
export interface McsApiAssumption {
  /** Release of the Multi-Cluster Services API, with its `v`. Example: `v0.4.1`. */
  readonly version: string;
}

/** A release of the Multi-Cluster Services API, from its own repository. */
export interface McsApiInstall extends McsApiAssumption {
  /** Commit of that release, 40 hex digits; pins the bytes, where a tag can be moved. Default: the tag alone. */
  readonly commit?: string;
}

/** A CRD that people's layers use and something else brings; each cluster's README says how to check for it. */
export interface AssumedCrd {
  /** Name of the CRD. Example: `servicemonitors.monitoring.coreos.com`. */
  readonly crd: string;
  /** Example: `ServiceMonitor`. */
  readonly kind: string;
  /** The version that the objects have, which must be served. Example: `v1`. */
  readonly version: string;
  /** Whether its objects lie in namespaces. Default: `Namespaced`. */
  readonly scope?: 'Namespaced' | 'Cluster';
  /** The clusters that have it. Default: all. */
  readonly clusters?: Clusters;
}
