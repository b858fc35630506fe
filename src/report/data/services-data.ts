import type { MeshCluster, Settings } from '../../mesh/index';
import type { PortFacts } from '../../mesh/index';

/** What clusters share, and the mesh that the page's simulator asks. */
export interface ServicesData {
  readonly services: readonly ServiceData[];
  /** Clusters whose loss alone leaves callers elsewhere without a service, those that cost most first. */
  readonly alone: readonly AloneData[];
  /** What the simulator reads of each cluster, in the order of their names. */
  readonly mesh: readonly SlimCluster[];
}

/** What is lost when one cluster is gone. */
export interface AloneData {
  readonly cluster: string;
  readonly lost: readonly string[];
  /** How many clusters have callers that lose any of it. */
  readonly callers: number;
}

/** A name that clusters share. */
export interface ServiceData {
  /** `shop/catalog` */
  readonly key: string;
  /** Place in the model; undefined for one that only people's layers have. */
  readonly path?: string;
  /** Path of the service that it is one cluster's part of. */
  readonly cutFrom?: string;
  readonly isGlobal: boolean;
  readonly isExported: boolean;
  readonly isHeadless: boolean;
  readonly ports: readonly Pick<PortFacts, 'name' | 'port' | 'protocol'>[];
  readonly members: readonly MemberData[];
}

/** A service in one cluster. */
export interface MemberData {
  readonly cluster: string;
  /** `kept` has pods that serve only callers of its own cluster. */
  readonly role: 'provider' | 'kept' | 'consumer';
  readonly affinity: 'none' | 'local' | 'remote';
}

type Entries<T> = Readonly<Record<string, T>>;
type In<M> = M extends ReadonlyMap<string, infer T> ? T : never;

/** A cluster as the simulator of services reads it, with objects where that has maps. */
export interface SlimCluster {
  readonly name: string;
  /** `minor` is null where it is unknown, since JSON knows no infinity. */
  readonly settings: Omit<Settings, 'minor' | 'policy'> & {
    readonly minor: number | null;
    /** Services do not depend on it. */
    readonly policy: undefined;
  };
  readonly namespaces: Entries<In<MeshCluster['namespaces']>>;
  readonly services: Entries<In<MeshCluster['services']>>;
  readonly exports: Entries<In<MeshCluster['exports']>>;
  readonly workloads: Entries<In<MeshCluster['workloads']>>;
  readonly provides?: readonly string[];
  readonly clustersetDns?: MeshCluster['clustersetDns'];
}
