/**
 * What the operator of one minor does with exports, where the minors differ. It stands with the simulator because it is
 * about what Cilium does, not about what Meshprint writes.
 */
export interface Operator {
  readonly minor: string;
  /** Merged and exported ports are compared by position; older ones report only ports that contradict each other. */
  readonly comparesPositions: boolean;
  /**
   * IP families are exported and intersected, and those that the cluster lacks are left out; the derived Service has
   * all of the cluster's. Before that it has the one that a Service gets without asking.
   */
  readonly families: boolean;
  /** Endpoints of a port that lost a conflict are kept from the derived Service (cilium/cilium#43251). */
  readonly filtersPorts: boolean;
  /** Ports of the derived Service have a target port, found by number; newer ones have none, since slices are copied. */
  readonly targetPorts: boolean;
  /** `internalTrafficPolicy` and `trafficDistribution` are exported and merged. */
  readonly traffic: boolean;
  /** The reasons of the API; older ones say `Conflict` for every conflict and `ServiceType` for a wrong type. */
  readonly typedReasons: boolean;
  /** A ServiceImport has conditions. */
  readonly importConditions: boolean;
  /** `status.clusters` is in the order of precedence; older ones sort by name. */
  readonly clustersByPrecedence: boolean;
  /** A ServiceImport says whether there are EndpointSlices (mcs-api v0.5.2). */
  readonly sliceStatus: boolean;
}

/** Sources: pkg/clustermesh/mcsapi of each minor; 1.18 stands also for what is older. */
const v118: Operator = {
  minor: '1.18',
  comparesPositions: false,
  families: false,
  filtersPorts: false,
  targetPorts: true,
  traffic: false,
  typedReasons: false,
  importConditions: false,
  clustersByPrecedence: false,
  sliceStatus: false,
};

const v119: Operator = {
  ...v118,
  minor: '1.19',
  comparesPositions: true,
  families: true,
  filtersPorts: true,
  targetPorts: false,
  traffic: true,
  typedReasons: true,
  importConditions: true,
};

/** cilium/cilium#46533 */
const v120: Operator = { ...v119, minor: '1.20', sliceStatus: true };

/** cilium/cilium#48198, after 1.20.0 */
const v121: Operator = { ...v120, minor: '1.21', clustersByPrecedence: true };

/** The operator of a minor, given as a number: 1.20 is 1020. */
export function operatorOf({ minor }: { readonly minor: number }): Operator {
  return minor < 1019 ? v118 : minor < 1020 ? v119 : minor < 1021 ? v120 : v121;
}
