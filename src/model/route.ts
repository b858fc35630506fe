import type { BackendProps, WrittenBackend } from './backend';
import type { Gateway } from './gateway';
import type { MeshNamespace } from './namespace';
import { Part } from './part';
import type { PortNumber } from './policy-traffic';
import { withPaths } from './refer';
import type { Clusters, Labels } from './select';

/** A gateway that a route is attached to. */
export interface GatewayRef {
  /** Path of the gateway, `<namespace>/<name>`. */
  readonly gateway: string;
  /** Name of one of its listeners. Default: every one that takes the route. */
  readonly listener?: string;
}

/** What every route has. */
export interface RouteProps {
  /** Of several, each cluster of the route needs one. */
  readonly gateways: readonly GatewayRef[];
  /** The clusters that have it. Default: those of its gateways that have its namespace. */
  readonly clusters?: Clusters;
}

/** How a value is compared: exactly one of the keys. */
export type ValueMatch = { readonly exact: string } | { readonly regex: string };

/** How a path is compared: exactly one of the keys; a prefix ends at a `/`. */
export type PathMatch = { readonly exact: string } | { readonly prefix: string } | { readonly regex: string };

/** A request that a rule is for; all of it has to match. */
export interface HttpMatch {
  readonly path?: PathMatch;
  /** By name of the header. */
  readonly headers?: Readonly<Record<string, ValueMatch>>;
  /** By name of the query's parameter. */
  readonly query?: Readonly<Record<string, ValueMatch>>;
  readonly method?: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'DELETE' | 'CONNECT' | 'OPTIONS' | 'TRACE' | 'PATCH';
}

/** What becomes of headers. */
export interface HeaderChange {
  readonly set?: Labels;
  readonly add?: Labels;
  readonly remove?: readonly string[];
}

/** What becomes of a path: exactly one of the keys; `prefix` takes the place of the prefix that matched. */
export type PathChange = { readonly full: string } | { readonly prefix: string };

/** An answer that sends the client elsewhere. */
export interface RedirectProps {
  readonly scheme?: 'http' | 'https';
  readonly hostname?: string;
  readonly path?: PathChange;
  readonly port?: PortNumber;
  /** Default: 302. */
  readonly status?: 301 | 302 | 303 | 307 | 308;
}

/** What the backend sees in place of what the client sent. */
export interface RewriteProps {
  readonly hostname?: string;
  readonly path?: PathChange;
}

/** A change of headers: exactly one of the keys. */
export type HeaderFilter =
  { readonly requestHeaders: HeaderChange } | { readonly responseHeaders: HeaderChange };

/** What happens to a request on its way: exactly one of the keys. */
export type HttpFilter =
  | { readonly requestHeaders: HeaderChange }
  | { readonly responseHeaders: HeaderChange }
  | { readonly redirect: RedirectProps }
  | { readonly rewrite: RewriteProps };

/** How long a request may take, such as `10s`. */
export interface HttpTimeouts {
  /** For the client, all attempts together. */
  readonly request?: string;
  /** For one attempt at a backend. */
  readonly backendRequest?: string;
}

/** What becomes of some requests. */
export interface HttpRule {
  /** One of them has to match. Default: every request. */
  readonly matches?: readonly HttpMatch[];
  readonly filters?: readonly HttpFilter[];
  readonly timeouts?: HttpTimeouts;
  /** Default: none, for a redirect. */
  readonly backends?: readonly BackendProps[];
}

/** A route for HTTP requests. */
export interface HttpRouteProps extends RouteProps {
  /** Default: those of the listeners. */
  readonly hostnames?: readonly string[];
  readonly rules: readonly HttpRule[];
}

/** A call that a rule is for; all of it has to match. */
export interface GrpcMatch {
  /** The service and the method of gRPC, at least one of them. */
  readonly method?: { readonly service?: string; readonly method?: string };
  /** By name of the header. */
  readonly headers?: Readonly<Record<string, ValueMatch>>;
}

/** What becomes of some calls. */
export interface GrpcRule {
  /** One of them has to match. Default: every call. */
  readonly matches?: readonly GrpcMatch[];
  readonly filters?: readonly HeaderFilter[];
  readonly backends: readonly BackendProps[];
}

/** A route for gRPC. */
export interface GrpcRouteProps extends RouteProps {
  /** Default: those of the listeners. */
  readonly hostnames?: readonly string[];
  readonly rules: readonly GrpcRule[];
}

/** A route for connections with TLS, by the name in their handshake. */
export interface TlsRouteProps extends RouteProps {
  readonly hostnames: readonly string[];
  readonly backends: readonly BackendProps[];
}

type WrittenRef = Omit<GatewayRef, 'gateway'> & { readonly gateway: string | Gateway };
type WrittenRule<R> = Omit<R, 'backends'> & { readonly backends?: readonly WrittenBackend[] };
type Written<P extends RouteProps> = Omit<P, 'gateways' | 'rules' | 'backends'> & {
  readonly gateways: readonly WrittenRef[];
};

/** As {@link HttpRouteProps}; in code gateways and services may be given as the constructs themselves. */
export type WrittenHttpRoute = Written<HttpRouteProps> & { readonly rules: readonly WrittenRule<HttpRule>[] };

/** As {@link GrpcRouteProps}; in code gateways and services may be given as the constructs themselves. */
export type WrittenGrpcRoute = Written<GrpcRouteProps> & {
  readonly rules: readonly (WrittenRule<GrpcRule> & { readonly backends: readonly WrittenBackend[] })[];
};

/** As {@link TlsRouteProps}; in code gateways and services may be given as the constructs themselves. */
export type WrittenTlsRoute = Written<TlsRouteProps> & { readonly backends: readonly WrittenBackend[] };

/** An HTTPRoute of a namespace, with the ReferenceGrants that it needs. */
export class HttpRoute extends Part {
  readonly props: HttpRouteProps;

  constructor(namespace: MeshNamespace, name: string, props: WrittenHttpRoute) {
    super(namespace, name);
    this.props = withPaths(props, this.node.root) as HttpRouteProps;
  }
}

/** A GRPCRoute of a namespace, with the ReferenceGrants that it needs. */
export class GrpcRoute extends Part {
  readonly props: GrpcRouteProps;

  constructor(namespace: MeshNamespace, name: string, props: WrittenGrpcRoute) {
    super(namespace, name);
    this.props = withPaths(props, this.node.root) as GrpcRouteProps;
  }
}

/** A TLSRoute of a namespace, with the ReferenceGrants that it needs. */
export class TlsRoute extends Part {
  readonly props: TlsRouteProps;

  constructor(namespace: MeshNamespace, name: string, props: WrittenTlsRoute) {
    super(namespace, name);
    this.props = withPaths(props, this.node.root) as TlsRouteProps;
  }
}
