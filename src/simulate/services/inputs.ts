/** What no repository can know. Everything may be left out; an answer that depends on it says so. */
export interface Inputs {
  /**
   * When each ServiceExport was created, by cluster and `namespace/name`: a date as the API server writes it. It
   * decides which export wins a conflict. Without it an export is as old as any other, and the name of the cluster
   * decides; one without a time is older than all that have one.
   * @example { paris: { 'shop/catalog': '2026-03-01T12:00:00Z' } }
   */
  readonly exportedAt?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /**
   * How many endpoints of a Service are ready, by cluster and `namespace/name`. Without it: the replicas of the
   * workloads that the Service selects; where no workload is known, 1 in a cluster that shares or exports it.
   * @example { paris: { 'shop/catalog': 0 } }
   */
  readonly ready?: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/** Something that goes wrong. */
export interface WhatIf {
  /** Clusters that are gone: their pods, and their word about themselves. */
  readonly clustersDown?: readonly string[];
  /** Links that are cut: the two clusters reach each other neither for traffic nor for news. */
  readonly linksDown?: readonly (readonly [string, string])[];
  /**
   * `before` the cache of the clusters that are left expires, traffic still goes to what is gone. `after` it no longer
   * does, where the cache expires at all: with `clustermesh.cacheTTL` 0, and before Cilium 1.19, it never does.
   * @default 'after'
   */
  readonly cache?: 'before' | 'after';
}

/** What an answer took for granted. */
export interface Assumption {
  /** What is not known; more may be added. */
  readonly about:
    | 'creation times'
    | 'ready endpoints'
    | 'declared services'
    | 'declared workloads'
    | 'cilium version'
    | 'port names'
    | 'ports'
    | 'topology'
    | 'clusterset dns';
  readonly cluster?: string;
  /** A sentence without a full stop. */
  readonly what: string;
}
