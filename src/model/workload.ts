import type { MeshNamespace } from './namespace';
import { Part } from './part';
import type { Clusters, Labels } from './select';

/** A port that a container names or listens on. */
export interface WorkloadPortProps {
  /** Services may give it as their `targetPort`, policies as a port. Default: none. */
  readonly name?: string;
  /** Port of the container. @asType integer */
  readonly port: number;
  /** Default: `TCP`. */
  readonly protocol?: 'TCP' | 'UDP' | 'SCTP';
}

/** Pods that other manifests bring. */
export interface WorkloadProps {
  /** Labels of its pods. Example: `{ app: 'frontend' }`. */
  readonly labels: Labels;
  /** The clusters that have it. Default: every cluster that has the namespace. */
  readonly clusters?: Clusters;
  /** Service account of its pods. Default: `default`. */
  readonly serviceAccount?: string;
  /** How many of its pods run in each cluster. Default: not known, and counted as one. @asType integer */
  readonly replicas?: number;
  /** Ports of its pods' containers; an empty list says that there are none. Default: not known. */
  readonly ports?: readonly WorkloadPortProps[];
}

/**
 * Pods of a namespace that other manifests bring: nothing is written for them, but checks, `reach`, `failover` and tests
 * know them, and say that they were declared and not seen.
 */
export class Workload extends Part {
  readonly props: WorkloadProps;

  constructor(namespace: MeshNamespace, name: string, props: WorkloadProps) {
    // A service mostly has the name of its pods' workload, and both are parts of the namespace.
    super(namespace, name === '' ? name : `workload/${name}`);
    this.props = props;
  }

  override get name(): string {
    return super.name.replace(/^workload\//, '');
  }
}
