import type { MeshNamespace } from './namespace';
import { Part } from './part';
import type { PortNumber } from './policy-traffic';
import type { Clusters, Labels } from './select';

/** A controller of another make. */
export interface ForeignController {
  /** Name of its GatewayClass, which its own installation brings. */
  readonly className: string;
}

/** A controller of another make that can be told how to reach backends. */
export interface RoutingController extends ForeignController {
  /**
   * How it reaches backends: pods, whose addresses it has from EndpointSlices, or the address of the Service, behind
   * which Cilium finds the pods of every cluster. Say what it is told; Meshprint tells it where it can. Default:
   * `endpoints`, as these controllers do by themselves.
   */
  readonly routing?: 'endpoints' | 'clusterIp';
}

/** Who serves a gateway: exactly one of the keys. */
export type GatewayController =
  /** Cilium itself, by the class `cilium`. */
  | { readonly cilium: Record<string, never> }
  | { readonly envoyGateway: RoutingController }
  | { readonly traefik: RoutingController }
  /** NGINX Gateway Fabric, which always reaches pods. */
  | { readonly nginx: ForeignController }
  | { readonly other: RoutingController };

/** A Secret with a certificate and its key, of the type `kubernetes.io/tls`. */
export interface GatewayCertificate {
  readonly name: string;
  /** Default: the gateway's; for another one a ReferenceGrant is written. */
  readonly namespace?: string;
}

/** Where TLS of a listener ends. */
export interface ListenerTls {
  /** `Passthrough` leaves it to the backend, which the name in the handshake tells. Default: `Terminate`. */
  readonly mode?: 'Terminate' | 'Passthrough';
  /** For `Terminate`: at least one. */
  readonly certificates?: readonly GatewayCertificate[];
}

/** Namespaces whose routes a listener takes: exactly one of the keys. */
export type RouteNamespaces =
  | { readonly same: Record<string, never> }
  | { readonly all: Record<string, never> }
  | { readonly labels: Labels };

/** A port at which a gateway listens. */
export interface ListenerProps {
  /** Routes may name it; unique in the gateway. */
  readonly name: string;
  readonly port: PortNumber;
  readonly protocol: 'HTTP' | 'HTTPS' | 'TLS';
  /** Host name, or one with `*.` in front. Default: every host name. */
  readonly hostname?: string;
  /** For `HTTPS` and `TLS`. */
  readonly tls?: ListenerTls;
  /** Namespaces whose routes it takes. Default: the gateway's own. */
  readonly routesFrom?: RouteNamespaces;
}

/** An address that a gateway asks for. */
export interface GatewayAddress {
  /** Default: `IPAddress`. */
  readonly type?: 'IPAddress' | 'Hostname';
  readonly value: string;
}

/** A gateway of Gateway API: where traffic comes in. */
export interface GatewayProps {
  /** The clusters that have it. Default: every cluster that has the namespace. */
  readonly clusters?: Clusters;
  /** Default: Cilium. */
  readonly controller?: GatewayController;
  readonly listeners: readonly ListenerProps[];
  /** Annotations of the load balancer that its controller makes. */
  readonly annotations?: Labels;
  /** Default: whatever the load balancer gives. */
  readonly addresses?: readonly GatewayAddress[];
}

/** A gateway of a namespace, the same in each of its clusters. */
export class Gateway extends Part {
  readonly props: GatewayProps;

  constructor(namespace: MeshNamespace, name: string, props: GatewayProps) {
    super(namespace, name);
    this.props = props;
  }
}
