import type { MeshCluster } from '../../mesh/index';
import type { Identity } from './identity';
import type { Match } from './match';
import type { PortRule } from './ports';
import { type Selector, selects } from './selector';

/** Where a rule stands. */
export interface Origin {
  /** As people name it: `CiliumNetworkPolicy shop/catalog`. */
  readonly object: string;
  readonly file: string;
  /** Place of the object in the blueprint. */
  readonly path?: string;
  /** Place of the rule in the object: `spec.egress[1]`. */
  readonly rule: string;
}

/** The pods or nodes of its own cluster that a rule is about. */
export interface Subject {
  readonly nodes: boolean;
  /** Undefined for what is not bound to a namespace. */
  readonly namespace?: string;
  readonly selector: Selector;
}

/** One rule of one direction, as Cilium keeps it (cilium pkg/policy/types/policyentry.go). */
export interface Entry {
  readonly ingress: boolean;
  readonly deny: boolean;
  /** Whether what no rule allows is denied for its subjects. */
  readonly defaultDeny: boolean;
  readonly subject: Subject;
  readonly peer: (peer: Identity) => Match;
  /** What tells the selectors of its peers apart; empty for a rule about nobody. */
  readonly selectors: readonly string[];
  /** Undefined for every port of every protocol. */
  readonly ports?: readonly PortRule[];
  /** How an allow asks peers to authenticate. */
  readonly authentication?: string;
  readonly origin: Origin;
  /** Why Cilium does not take the policy that the rule is in. */
  readonly refused?: string;
}

/** What compiling a policy needs to know about where it is. */
export interface Place {
  readonly cluster: MeshCluster;
  /** The cluster that a selector means when it names none; undefined for every cluster. */
  readonly defaultCluster?: string;
  readonly minor: number;
}

/** Whether a rule is about something; nodes and pods never mix (cilium pkg/policy/rule.go, matchesSubject). */
export function isSubject({ nodes, namespace, selector }: Subject, identity: Identity): Match {
  if (nodes !== identity.labels.has('reserved', 'host')) return false;
  if (namespace !== undefined && namespace !== identity.namespace) return false;
  const unknown = selector.length > 0 && identity.labelsKnown === false;
  return unknown ? 'the labels of the node are not known' : selects(selector, identity.labels);
}
