import type { gatewayApi, tlsRouteVersion } from '../releases/index';

/** CRDs that are neither Kubernetes' nor of Cilium's chart: what a cluster needs, and who brings it. */
export interface CrdsPlan {
  readonly gatewayApi: {
    /** Whether Cilium's own gateway is on. */
    readonly enabled: boolean;
    /** Whether the blueprint has gateways or routes here. */
    readonly used: boolean;
    /** Version of the TLSRoutes that are written here: what the stated CRDs serve. */
    readonly tlsRoutes: `${typeof gatewayApi.group}/${ReturnType<typeof tlsRouteVersion>}`;
    readonly stated: StatedCrds | undefined;
  };
  readonly mcsApi: {
    /** Whether Cilium exports and imports services here. */
    readonly enabled: boolean;
    /** Whether Cilium's operator installs the CRDs, and owns them. */
    readonly operatorOwns: boolean;
    readonly stated: StatedCrds | undefined;
  };
  /** What the blueprint says is here by other means, in the order of the names. */
  readonly assumed: readonly AssumedCrdPlan[];
}

/** What a blueprint says about the CRDs of one API. */
export interface StatedCrds {
  /** Place in the model that says it: the cluster's, or the fleet's, which is empty. */
  readonly path: string;
  /** Whether the layer `prerequisites` brings them, or something else does. */
  readonly by: 'install' | 'assumes';
  /** With its `v`. */
  readonly version: string;
  readonly commit: string | undefined;
  /** Of Gateway API; the Multi-Cluster Services API has no other than `standard`. */
  readonly channel: 'standard' | 'experimental';
}

/** A CRD that something else brings. */
export interface AssumedCrdPlan {
  /** `<plural>.<group>` */
  readonly crd: string;
  readonly group: string;
  readonly kind: string;
  readonly version: string;
  readonly scope: 'Namespaced' | 'Cluster';
  /** In order. */
  readonly clusters: readonly string[];
}
