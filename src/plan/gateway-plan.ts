import type {
  GatewayAddress,
  GatewayCertificate,
  GrpcMatch,
  HeaderFilter,
  HttpFilter,
  HttpMatch,
  HttpTimeouts,
  IngressPath,
  IngressTls,
  RouteNamespaces,
} from '../model/index';

export type {
  GrpcMatch,
  HeaderChange,
  HeaderFilter,
  HttpFilter,
  HttpMatch,
  PathChange,
  PathMatch,
  RouteNamespaces,
  ValueMatch,
} from '../model/index';

/** What people write of traffic that comes in. */
export interface EntrancePlan {
  /** By namespace and name, as the others. */
  readonly gateways: readonly GatewayPlan[];
  readonly routes: readonly RoutePlan[];
  readonly ingresses: readonly IngressPlan[];
}

interface EntranceBase {
  readonly namespace: string;
  readonly name: string;
  /** Place in the model. */
  readonly path: string;
  /** By name. */
  readonly clusters: readonly string[];
}

/** Who serves a gateway or an Ingress. */
export interface ControllerPlan {
  readonly kind: 'cilium' | 'envoyGateway' | 'traefik' | 'nginx' | 'other';
  readonly className: string;
  /** What it dials: Cilium's own view of a service, pods by their EndpointSlices, or the address of the Service. */
  readonly dials: 'cilium' | 'endpoints' | 'clusterIp';
}

/** A gateway, the same in each of its clusters. */
export interface GatewayPlan extends EntranceBase {
  readonly controller: ControllerPlan;
  readonly listeners: readonly ListenerPlan[];
  /** Of the load balancer. */
  readonly annotations: Readonly<Record<string, string>>;
  readonly addresses: readonly GatewayAddress[];
}

/** A port at which a gateway listens. */
export interface ListenerPlan {
  readonly name: string;
  readonly port: number;
  readonly protocol: 'HTTP' | 'HTTPS' | 'TLS';
  readonly hostname: string | undefined;
  readonly tls: ListenerTlsPlan | undefined;
  readonly routesFrom: RouteNamespaces;
}

/** Where TLS of a listener ends, and the Secrets for it. */
interface ListenerTlsPlan {
  readonly mode: 'Terminate' | 'Passthrough';
  readonly certificates: readonly Required<GatewayCertificate>[];
}

/** What every route has. */
interface RouteBase extends EntranceBase {
  readonly gateways: readonly AttachedGateway[];
  readonly hostnames: readonly string[];
}

/** A gateway of a route, in the clusters that have both. */
export interface AttachedGateway {
  readonly gateway: GatewayPlan;
  readonly listener: string | undefined;
}

/** A route; what is equal in each of its clusters but for the gateways, of which a cluster may have a part. */
export type RoutePlan =
  | (RouteBase & { readonly kind: 'HTTPRoute'; readonly rules: readonly HttpRulePlan[] })
  | (RouteBase & { readonly kind: 'GRPCRoute'; readonly rules: readonly GrpcRulePlan[] })
  | (RouteBase & { readonly kind: 'TLSRoute'; readonly rules: readonly RulePlan[] });

/** What every rule of a route has. */
interface RulePlan {
  readonly backends: readonly BackendPlan[];
}

/** A rule for HTTP requests. */
export interface HttpRulePlan extends RulePlan {
  readonly matches: readonly HttpMatch[];
  readonly filters: readonly HttpFilter[];
  readonly timeouts: HttpTimeouts;
}

/** A rule for calls of gRPC. */
export interface GrpcRulePlan extends RulePlan {
  readonly matches: readonly GrpcMatch[];
  readonly filters: readonly HeaderFilter[];
}

/** Where traffic goes: a Service or a ServiceImport of a namespace. */
export interface BackendPlan {
  readonly kind: 'Service' | 'ServiceImport';
  readonly namespace: string;
  readonly name: string;
  /** Undefined where the service has none or several and nothing says which. */
  readonly port: number | undefined;
  readonly weight: number;
  /** Path of the service that it is, one made for one cluster among them; undefined for one that others bring. */
  readonly service: string | undefined;
}

/** An Ingress, the same in each of its clusters. */
export interface IngressPlan extends EntranceBase {
  readonly controller: ControllerPlan;
  /** Of Cilium's load balancer; undefined with another controller. */
  readonly loadBalancerMode: 'dedicated' | 'shared' | undefined;
  readonly rules: readonly IngressRulePlan[];
  readonly defaultBackend: BackendPlan | undefined;
  readonly tls: readonly IngressTls[];
  readonly annotations: Readonly<Record<string, string>>;
}

/** What becomes of the requests for a host. */
interface IngressRulePlan {
  readonly host: string | undefined;
  readonly paths: readonly IngressPathPlan[];
}

/** A path of a host. */
interface IngressPathPlan extends Required<Omit<IngressPath, 'backend'>> {
  readonly backend: BackendPlan;
}
