/** A port of a service, equal in every cluster. */
export interface ServicePort {
  readonly name: string;
  readonly port: number;
  readonly protocol: 'TCP' | 'UDP' | 'SCTP';
  readonly appProtocol: string | undefined;
}

/** A service shared between clusters: as a global service, through MCS, or both. */
export interface ServicePlan {
  readonly namespace: string;
  readonly name: string;
  /** Place in the model. */
  readonly path: string;
  /** Path of the service that it is one cluster's part of; undefined for one that people declare. */
  readonly cutFrom?: string;
  readonly type: 'ClusterIP' | 'NodePort' | 'LoadBalancer';
  readonly headless: boolean;
  /** In the order written: Cilium compares exported port lists by position. */
  readonly ports: readonly ServicePort[];
  /** Seconds that a client keeps its backend; undefined without session affinity. */
  readonly sessionAffinitySeconds: number | undefined;
  readonly trafficDistribution: 'PreferClose' | 'PreferSameZone' | 'PreferSameNode' | undefined;
  /** `other` when somebody else's manifests bring the Service and only what shares it is written. */
  readonly owner: 'meshprint' | 'other';
  /** Set when it is a global service. */
  readonly global: GlobalShare | undefined;
  /** Set when it is exported through MCS. */
  readonly exported: ExportShare | undefined;
  /** The clusters that have it, by name. */
  readonly members: readonly ServiceMember[];
  /** What the blueprint says of some clusters and has no effect there. */
  readonly idle?: readonly IdleSetting[];
}

/** A property of a service that has no effect in a cluster. */
export interface IdleSetting {
  readonly cluster: string;
  readonly property: readonly string[];
  /** What the cluster would need to have: the service at all, or pods of it. */
  readonly wants: 'service' | 'pods';
}

/** How a global service is shared. */
export interface GlobalShare {
  /** Whether EndpointSlices of remote backends are written for controllers that read those. */
  readonly syncEndpointSlices: boolean;
  /** Whether the blueprint names the consumers; otherwise they are the clusters of the namespace. */
  readonly consumersAreChosen: boolean;
}

/** How an exported service is shared; equal in every exporter, or Cilium reports a conflict. */
export interface ExportShare {
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
}

/** A service in one cluster. */
export interface ServiceMember {
  readonly cluster: string;
  /** A provider has pods behind the service; a consumer only calls it. */
  readonly role: 'provider' | 'consumer';
  /** Labels of its pods; empty for a caller of a service that is cut from another. */
  readonly selector: Readonly<Record<string, string>>;
  /** Container port by port name, where it is not the port itself. */
  readonly targetPorts: Readonly<Record<string, number | string>>;
  /** Whether its pods serve other clusters; off for consumers and for drained providers. */
  readonly shared: boolean;
  /** Annotations of the Service there, without those of Cilium. */
  readonly annotations: Readonly<Record<string, string>>;
  /** Whether callers in this cluster prefer their own cluster's backends. */
  readonly affinity: 'none' | 'local' | 'remote';
}
