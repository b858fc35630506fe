import type { KubeObject } from '../kinds/index';
import type { HttpRequest } from '../model/index';
import type { WrittenCidr } from './written-cidr';

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
  /** Types of ICMP messages instead of ports; empty for none. */
  readonly icmp: readonly IcmpType[];
  /** What a proxy lets through; undefined where it does not look. */
  readonly layer7: Layer7 | undefined;
  /** Whether only traffic within one cluster is meant. */
  readonly sameCluster: boolean;
  /** Which ends are written: those that are pods, unless the statement names one. */
  readonly ends: { readonly egress: boolean; readonly ingress: boolean };
}

/** Puts pods into default deny, with the allowances that keep them alive, or is one of these alone. */
export interface BaselinePolicy extends PolicyBase {
  readonly kind: 'baseline';
  readonly clusters: readonly string[];
  /** Directions that are denied; none where it only allows. */
  readonly directions: { readonly ingress: boolean; readonly egress: boolean };
  readonly allowDns: boolean;
  /** Namespaces that a baseline of the fleet leaves out. */
  readonly leavesOut: readonly string[];
}

/** A policy given as its object. */
export interface RawPolicy extends PolicyBase {
  readonly kind: 'raw';
  readonly clusters: readonly string[];
  readonly object: KubeObject;
}

/** One side of a flow. Only pods have policies of their own; what is said about the others lies at the other side. */
export type Peer = PodsOfPeer | EntitiesOfPeer | AddressesOfPeer | NamesOfPeer;

/** Pods, by their labels, namespaces and clusters. */
export interface PodsOfPeer {
  readonly kind: 'pods';
  /** Path of the service that the pods are behind, where the statement names one. */
  readonly service?: string;
  readonly namespaces: PeerNamespaces;
  readonly labels: Readonly<Record<string, string>>;
  /** Further conditions on labels, by key. */
  readonly where: readonly LabelRequirement[];
  readonly clusters: PeerClusters;
}

/** Namespaces of a peer: exactly one of the keys. */
export type PeerNamespaces =
  | { readonly every: true }
  | { readonly names: readonly string[] }
  | { readonly labels: Readonly<Record<string, string>> };

/** A condition on a label, as Kubernetes says it. */
export type LabelRequirement =
  | { readonly key: string; readonly operator: 'In' | 'NotIn'; readonly values: readonly string[] }
  | { readonly key: string; readonly operator: 'Exists' | 'DoesNotExist' };

interface EntitiesOfPeer {
  readonly kind: 'entities';
  readonly entities: readonly string[];
}

export interface AddressesOfPeer {
  readonly kind: 'cidrs';
  /** Each with the exceptions that lie in it. */
  readonly blocks: readonly { readonly block: WrittenCidr; readonly except: readonly WrittenCidr[] }[];
  /** Exceptions that lie in no block. */
  readonly stray: readonly WrittenCidr[];
}

interface NamesOfPeer {
  readonly kind: 'fqdns';
  readonly fqdns: readonly string[];
}

/**
 * Clusters of a peer. `every` keeps its meaning when clusters join or leave, and is written as "has a cluster label";
 * `members` are the clusters that are meant today, and get this side's policy.
 */
interface PeerClusters {
  readonly every: boolean;
  readonly members: readonly string[];
}

/** Ports of a flow, at the pod. */
export interface PortRange {
  readonly protocol: 'TCP' | 'UDP' | 'SCTP' | 'ANY';
  readonly port: number;
  /** Last port of a range. */
  readonly endPort: number | undefined;
}

/** A type of ICMP message, by number or by name. */
interface IcmpType {
  readonly family: 'IPv4' | 'IPv6';
  readonly type: string | number;
}

/** Requests that a proxy lets through; one of the two, or a rule says so. */
export interface Layer7 {
  readonly http: readonly HttpRequest[];
  readonly dns: readonly string[];
}
