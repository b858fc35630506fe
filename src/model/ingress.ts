import type { MeshNamespace } from './namespace';
import { Part } from './part';
import type { PortNumber } from './policy-traffic';
import { withPaths } from './refer';
import type { Clusters, Labels } from './select';
import type { ExportedService, GlobalService } from './service';

/** Cilium's own Ingress. */
export interface CiliumIngress {
  /** A load balancer of its own, or one for all Ingresses that share it. Default: `dedicated`. */
  readonly loadBalancerMode?: 'dedicated' | 'shared';
}

/** An ingress controller of another make. */
export interface ForeignIngress {
  /** Name of its IngressClass, which its own installation brings. Default: the name of the controller. */
  readonly className?: string;
  /**
   * How it reaches backends: pods, whose addresses it has from EndpointSlices, or the address of the Service, behind
   * which Cilium finds the pods of every cluster. Meshprint tells it where it can. Default: `endpoints`, as these
   * controllers do by themselves.
   */
  readonly routing?: 'endpoints' | 'clusterIp';
}

/** Who serves an Ingress: exactly one of the keys. */
export type IngressController =
  | { readonly cilium: CiliumIngress }
  /** ingress-nginx, or the controller of F5 NGINX. */
  | { readonly nginx: ForeignIngress }
  | { readonly traefik: ForeignIngress }
  | { readonly other: ForeignIngress & { readonly className: string } };

/** Where an Ingress sends requests: a global service, or a Service that other manifests bring, of its own namespace. */
export type IngressBackend =
  | {
      /** Path of the service, `<namespace>/<name>`. */
      readonly service: string;
      /** One of its ports. Default: its only one. */
      readonly port?: PortNumber;
    }
  | { readonly plain: { readonly name: string }; readonly port: PortNumber };

/** A path of a host. */
export interface IngressPath {
  readonly path: string;
  /** Default: `Prefix`. */
  readonly pathType?: 'Exact' | 'Prefix' | 'ImplementationSpecific';
  readonly backend: IngressBackend;
}

/** What becomes of the requests for a host. */
export interface IngressRule {
  /** Default: every host. */
  readonly host?: string;
  readonly paths: readonly IngressPath[];
}

/** TLS for some hosts. */
export interface IngressTls {
  readonly hosts: readonly string[];
  /** Name of the Secret with certificate and key. */
  readonly secret: string;
}

/** An Ingress, the older of Kubernetes' two ways in. */
export interface IngressProps {
  /** The clusters that have it. Default: every cluster that has the namespace. */
  readonly clusters?: Clusters;
  /** Default: Cilium. */
  readonly controller?: IngressController;
  readonly rules: readonly IngressRule[];
  /** For what no rule matches. Default: an error of the controller. */
  readonly defaultBackend?: IngressBackend;
  readonly tls?: readonly IngressTls[];
  /** Annotations of the Ingress. */
  readonly annotations?: Labels;
}

type WrittenBackend =
  | { readonly service: string | GlobalService | ExportedService; readonly port?: PortNumber }
  | Extract<IngressBackend, { readonly plain: unknown }>;

/** As {@link IngressProps}; in code a service may be given as the construct itself. */
export type WrittenIngress = Omit<IngressProps, 'rules' | 'defaultBackend'> & {
  readonly rules: readonly (Omit<IngressRule, 'paths'> & {
    readonly paths: readonly (Omit<IngressPath, 'backend'> & { readonly backend: WrittenBackend })[];
  })[];
  readonly defaultBackend?: WrittenBackend;
};

/** An Ingress of a namespace, the same in each of its clusters. */
export class Ingress extends Part {
  readonly props: IngressProps;

  constructor(namespace: MeshNamespace, name: string, props: WrittenIngress) {
    super(namespace, name);
    this.props = withPaths(props, this.node.root) as IngressProps;
  }
}
