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
  readonly ports: readonly ServicePortProps[];
  /** Labels of the pods behind it. */
  readonly selector: Labels;
  /** The clusters whose pods are behind it. */
  readonly providers: Clusters;
}

/** A service whose backends in all clusters stand behind one name: Cilium's `service.cilium.io/global`. */
export interface GlobalServiceProps extends SharedServiceProps {
  /** Clusters that call it without having its pods; they get the Service too. Default: the namespace's clusters. */
  readonly consumers?: Clusters;
  /** Whether a caller's own cluster is preferred, avoided, or neither. Default: `none`. */
  readonly affinity?: 'none' | 'local' | 'remote';
}

/** A service exported through the Multi-Cluster Services API: `<name>.<namespace>.svc.clusterset.local`. */
export interface ExportedServiceProps extends SharedServiceProps {
  /** Labels that the ServiceImport in every cluster gets. */
  readonly exportedLabels?: Labels;
  /** Annotations that the ServiceImport in every cluster gets; `service.cilium.io/affinity` goes here. */
  readonly exportedAnnotations?: Labels;
}

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
