import type { PortNumber } from './policy-traffic';
import type { ExportedService, GlobalService } from './service';

/** Where a route sends traffic: a shared service of the fleet, or a Service that other manifests bring. */
export type BackendProps = ServiceBackend | PlainBackend;

/** A share of a rule's traffic, next to those of its other backends. @asType integer */
export type Weight = number;

/** A shared service. */
export interface ServiceBackend {
  /** Path of the service, `<namespace>/<name>`. */
  readonly service: string;
  /** One of its ports. Default: its only one. */
  readonly port?: PortNumber;
  /** Share of the traffic among the backends of the rule; 0 is none. Default: 1. */
  readonly weight?: Weight;
  /**
   * For a service of both models: its Service, or what is imported of it. Default: the Service of a global service, the
   * ServiceImport of an exported one.
   */
  readonly via?: 'service' | 'import';
  /**
   * Only the pods in this cluster. Cilium has no weights by cluster, so that a service of its own is made for them, named
   * `<service>-<cluster>`. Default: all providers.
   */
  readonly cluster?: string;
}

/** A Service that other manifests bring to the clusters of the route. */
export interface PlainBackend {
  readonly plain: {
    readonly name: string;
    /** Default: the route's; for another one a ReferenceGrant is written. */
    readonly namespace?: string;
  };
  readonly port: PortNumber;
  /** Share of the traffic among the backends of the rule; 0 is none. Default: 1. */
  readonly weight?: Weight;
}

/** As {@link BackendProps}; in code a service may be given as the construct itself. */
export type WrittenBackend =
  | (Omit<ServiceBackend, 'service'> & { readonly service: string | GlobalService | ExportedService })
  | PlainBackend;
