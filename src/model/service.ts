import { derivedServiceName } from '../kinds/index';
import type { MeshNamespace } from './namespace';
import { nameOf, Part } from './part';
import type { Clusters, Labels } from './select';

/** A port of a service, the same in every cluster. */
export interface ServicePortProps {
  /** Peers match ports by name, so every port has one. */
  readonly name: string;
  /**
   * Port that callers use.
   *
   * @asType integer
   */
  readonly port: number;
  /** Number or name of the container's port. Default: `port`. */
  readonly targetPort?: number | string;
  /** Default: `TCP`. */
  readonly protocol?: 'TCP' | 'UDP' | 'SCTP';
  /** Such as `http` or `kubernetes.io/h2c`. */
  readonly appProtocol?: string;
}

/** What every shared service has. */
export interface SharedServiceProps {
  /** In every cluster the same, in the same order: Cilium compares the lists of exporters by position. */
  readonly ports: readonly ServicePortProps[];
  /** Labels of the pods behind it. */
  readonly selector: Labels;
  /** The clusters whose pods are behind it. */
  readonly providers: Clusters;
  /** The front that it has in each cluster besides its address there. Default: `ClusterIP`, none. */
  readonly type?: 'ClusterIP' | 'NodePort' | 'LoadBalancer';
  /** True for a service without an address: DNS answers with its pods. Default: false. */
  readonly headless?: boolean;
  /** Keeps a client at one backend. Default: off. */
  readonly sessionAffinity?: SessionAffinityProps;
  /**
   * Prefers backends near the client, by the names of their zones or nodes. Cilium heeds it where its value
   * `loadBalancer.serviceTopology` is true. Default: none.
   */
  readonly trafficDistribution?: 'PreferClose' | 'PreferSameZone' | 'PreferSameNode';
  /**
   * Providers that are taken out of the mesh's balancing for now. Callers in their own cluster still reach them by the
   * name of the Service; under `clusterset.local` everybody reaches only the others. Default: none.
   */
  readonly drained?: Clusters;
  /** What is different in some clusters, by their names. */
  readonly inCluster?: Readonly<Record<string, ServiceInClusterProps>>;
  /**
   * Set when other manifests bring the Service itself, in every provider and consumer: only what shares it is written
   * then. Its ports, selector and type are what those manifests say, declared here for the checks. For a global
   * service they must not be Flux Kustomizations of the same cluster, which would fight over it: annotate it there.
   * Where Meshprint wrote the Service before, Flux deletes it unless it is told first to keep it: docs/blueprints.md,
   * services that others bring.
   */
  readonly existing?: Record<string, never>;
}

/** Session affinity by the client's address. */
export interface SessionAffinityProps {
  /**
   * Seconds for which a client keeps its backend. Default: 10800.
   *
   * @asType integer
   */
  readonly timeoutSeconds?: number;
}

/** What is different about a service in one cluster. */
export interface ServiceInClusterProps {
  /** Numbers or names of the containers' ports, by the name of the port. */
  readonly targetPorts?: Readonly<Record<string, number | string>>;
  /** Annotations of the Service there, such as those for its load balancer. Not `service.cilium.io/*`. */
  readonly annotations?: Labels;
}

/** Whether callers prefer the backends of their own cluster, avoid them, or neither. */
export type Affinity = 'none' | 'local' | 'remote';

/** A service whose backends in all clusters stand behind one name: Cilium's `service.cilium.io/global`. */
export interface GlobalServiceProps extends SharedServiceProps {
  /** Clusters that call it without having its pods; they get the Service too. Default: the namespace's clusters. */
  readonly consumers?: Clusters;
  /** What callers in each cluster prefer while it is healthy. Default: `none`. */
  readonly affinity?: Affinity;
  /** What callers in some clusters prefer instead, by the names of the clusters. */
  readonly affinityIn?: Readonly<Record<string, Affinity>>;
  /**
   * Whether each cluster gets EndpointSlices of the backends elsewhere, for controllers that read those: an ingress
   * controller, kube-dns. Default: true for a headless service, false for any other.
   */
  readonly syncEndpointSlices?: boolean;
  /**
   * Exports the service through the Multi-Cluster Services API as well, while its callers move from one name to the
   * other. Default: not.
   */
  readonly alsoExported?: ExportProps;
}

/** What an export tells its importers; the same in every exporter. */
export interface ExportProps {
  /** Labels that the ServiceImport in every cluster gets. */
  readonly exportedLabels?: Labels;
  /** Annotations that the ServiceImport in every cluster gets; `service.cilium.io/affinity` goes here. */
  readonly exportedAnnotations?: Labels;
}

/** A service exported through the Multi-Cluster Services API: `<name>.<namespace>.svc.clusterset.local`. */
export interface ExportedServiceProps extends SharedServiceProps, ExportProps {}

/** A global service of a namespace: one Service in every provider and consumer. */
export class GlobalService extends Part {
  readonly props: GlobalServiceProps;

  constructor(namespace: MeshNamespace, name: string, props: GlobalServiceProps) {
    super(namespace, name);
    this.props = props;
  }
}

/** An exported service of a namespace: Service and ServiceExport in every provider; Cilium makes the imports. */
export class ExportedService extends Part {
  readonly props: ExportedServiceProps;

  constructor(namespace: MeshNamespace, name: string, props: ExportedServiceProps) {
    super(namespace, name);
    this.props = props;
  }

  /**
   * DNS name of the Service that Cilium derives from the import: it resolves in every cluster that has the namespace,
   * also where the cluster's DNS does not serve `clusterset.local`.
   */
  get clusterLocalName(): string {
    const namespace = nameOf(this.node.scope as MeshNamespace);
    return `${derivedServiceName(namespace, this.name)}.${namespace}.svc`;
  }
}
