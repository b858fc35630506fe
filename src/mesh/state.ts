import type { ClustersetDns, KubeObject } from '../kinds/index';
import type { NamespaceFacts } from './namespace';
import type { ServiceExportFacts } from './service-export';
import type { ServiceFacts } from './service';
import type { Settings } from './settings';
import type { WorkloadFacts } from './workload';

/** Something that an object of a tree says, and where the object stands. */
export interface Found<T> {
  readonly value: T;
  /** File below the root of the cluster's repository. */
  readonly file: string;
  /** Place in the blueprint; undefined for what was read back from a repository. */
  readonly path?: string;
}

/** An object that could not be understood; it was left out. */
export interface Note {
  readonly cluster: string;
  readonly file: string;
  readonly path?: string;
  /** As people name it: `Service shop/catalog`; undefined for a file of values. */
  readonly object?: string;
  /** What is wrong, as a clause: "spec.ports[0].port is no port number". */
  readonly problem: string;
}

/** A cluster that lists another one which does not list it: no link, but no order either. */
export interface OneSided {
  readonly from: string;
  readonly to: string;
  /** False when there is no tree of the listed cluster, so that nobody can say whether it lists back. */
  readonly known: boolean;
}

/** One cluster, as its tree describes it. Maps by `namespace/name` unless they say otherwise. */
export interface MeshCluster {
  /** `cluster.name` of its Cilium values, which is the name that peers and policies use. */
  readonly name: string;
  readonly settings: Settings;
  /** Clusters that its Cilium connects to, in order, without itself. */
  readonly peers: readonly string[];
  /** By name. Also holds namespaces that no object declares but some object lives in, and Kubernetes' own. */
  readonly namespaces: ReadonlyMap<string, Found<NamespaceFacts>>;
  readonly services: ReadonlyMap<string, Found<ServiceFacts>>;
  readonly exports: ReadonlyMap<string, Found<ServiceExportFacts>>;
  /** Everything that makes pods, by namespace. */
  readonly workloads: ReadonlyMap<string, readonly Found<WorkloadFacts>[]>;
  /**
   * Policies as they are written, by kind: CiliumNetworkPolicy, CiliumClusterwideNetworkPolicy, NetworkPolicy,
   * ClusterNetworkPolicy, CiliumCIDRGroup.
   */
  readonly policies: ReadonlyMap<string, readonly Found<KubeObject>[]>;
  /** Services that the blueprint puts pods behind; what is read back from a repository does not tell. */
  readonly provides?: ReadonlySet<string>;
  /** Whether DNS serves `clusterset.local`; undefined where nobody says. */
  readonly clustersetDns?: ClustersetDns;
}

/** What a set of trees means to Cilium. */
export interface MeshState {
  /** By name, in the order of their names. */
  readonly clusters: ReadonlyMap<string, MeshCluster>;
  /** The clusters that each cluster is linked with, both listing the other; in order. */
  readonly links: ReadonlyMap<string, readonly string[]>;
  readonly oneSided: readonly OneSided[];
  /** The clusters, in order, that have a Service or a ServiceExport, by `namespace/name`. */
  readonly holders: ReadonlyMap<string, readonly string[]>;
  readonly notes: readonly Note[];
}

/** How maps of namespaced things name them: `shop/catalog`. */
export const keyOf = (namespace: string, name: string): string => `${namespace}/${name}`;
