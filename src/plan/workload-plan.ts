/** Pods that other manifests bring, as the blueprint declares them. */
export interface WorkloadPlan {
  readonly namespace: string;
  readonly name: string;
  /** Place in the model. */
  readonly path: string;
  /** The clusters that have them, by name. */
  readonly clusters: readonly string[];
  readonly labels: Readonly<Record<string, string>>;
  readonly serviceAccount: string;
  /** Undefined when it is not said. */
  readonly replicas: number | undefined;
  /** Undefined when they are not said. */
  readonly ports: readonly WorkloadPort[] | undefined;
}

/** A port of a declared workload's containers. */
interface WorkloadPort {
  readonly name: string | undefined;
  readonly port: number;
  readonly protocol: 'TCP' | 'UDP' | 'SCTP';
}
