import type { KubeObject } from '../kinds/index';

/** A policy of the fleet: a statement about a flow, a baseline of a namespace, or a policy in Cilium's own words. */
export type PolicyPlan = FlowPolicy | BaselinePolicy | RawPolicy;

interface PolicyBase {
  readonly name: string;
  /** Namespace that the policy was written in; undefined for a cluster-wide one. */
  readonly namespace: string | undefined;
  /** Place in the model. */
  readonly path: string;
}

/** Allows or denies traffic from one side to the other; compiled to both ends. */
export interface FlowPolicy extends PolicyBase {
  readonly kind: 'flow';
  readonly action: 'allow' | 'deny';
  readonly from: Peer;
  readonly to: Peer;
  /** Empty for every port. */
  readonly ports: readonly PortRange[];
  /** Which ends are written; both unless the statement says otherwise. */
  readonly ends: { readonly egress: boolean; readonly ingress: boolean };
}

/** Puts pods of a namespace into default deny, with the allowances that keep them alive. */
export interface BaselinePolicy extends PolicyBase {
  readonly kind: 'baseline';
  readonly clusters: readonly string[];
  readonly directions: { readonly ingress: boolean; readonly egress: boolean };
  readonly allowDns: boolean;
}

/** A policy given as its object. */
export interface RawPolicy extends PolicyBase {
  readonly kind: 'raw';
  readonly clusters: readonly string[];
  readonly object: KubeObject;
}

/** One side of a flow. Entities, addresses and names are further kinds. */
export interface Peer {
  readonly kind: 'pods';
  /** Path of the service that the pods are behind, where the statement names one. */
  readonly service?: string;
  readonly namespace: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly clusters: PeerClusters;
}

/**
 * Clusters of a peer. `every` keeps its meaning when clusters join or leave, and is written as "has a cluster label";
 * `members` are the clusters that are meant today, and get this side's policy.
 */
export interface PeerClusters {
  readonly every: boolean;
  readonly members: readonly string[];
}

/** Ports of a flow, at the pod. */
export interface PortRange {
  readonly protocol: 'TCP' | 'UDP' | 'SCTP';
  readonly port: number;
  /** Last port of a range. */
  readonly endPort: number | undefined;
}
