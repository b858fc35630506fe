import type { CiliumRule, NetworkPolicySpec } from '../kinds/index';
import type { CiliumValue } from './cilium';
import type { Fleet } from './fleet';
import type { MeshNamespace } from './namespace';
import { Part } from './part';
import type { Clusters, Labels } from './select';

/** What every policy in Cilium's or Kubernetes' own words can say besides its rules. */
interface Placed {
  /** The clusters that get it. Default: every cluster, or every one that has its namespace. */
  readonly clusters?: Clusters;
  /** Labels of the object. */
  readonly labels?: Labels;
  /** Annotations of the object. */
  readonly annotations?: Labels;
}

/** A rule as the API has it; its fields are checked against the closed schema of the API. */
export type PolicySpec = Readonly<Record<string, CiliumValue>>;

/** One rule in Cilium's own words. */
export interface SingleRule extends Placed {
  /** As in a CiliumNetworkPolicy: `endpointSelector` (or, in the fleet, `nodeSelector`), `ingress`, `egress`, … */
  readonly spec: PolicySpec;
}

/** Several rules in Cilium's own words. */
export interface SeveralRules extends Placed {
  /** Each as `spec` has it. */
  readonly specs: readonly PolicySpec[];
}

/** A policy in Cilium's own words: exactly one of `spec` and `specs`. */
export type RawPolicyShape = SingleRule | SeveralRules;

/** As {@link RawPolicyShape}; in code its rules have types. */
export type RawPolicyProps = Placed &
  ({ readonly spec: CiliumRule } | { readonly specs: readonly CiliumRule[] });

/** A policy in Kubernetes' own words. */
export interface RawNetworkPolicyShape extends Placed {
  /** As in a NetworkPolicy: `podSelector`, `policyTypes`, `ingress`, `egress`. */
  readonly spec: PolicySpec;
}

/** As {@link RawNetworkPolicyShape}; in code its spec has a type. */
export type RawNetworkPolicyProps = Placed & { readonly spec: NetworkPolicySpec };

/**
 * A policy in Cilium's own words: in a namespace a CiliumNetworkPolicy, in the fleet a CiliumClusterwideNetworkPolicy.
 * Nothing is added to it: a selector that names no cluster means what Cilium takes it for.
 */
export class RawPolicy extends Part {
  readonly props: RawPolicyShape;

  /** @param scope the namespace that the policy lies in, or the fleet */
  constructor(scope: MeshNamespace | Fleet, name: string, props: RawPolicyProps) {
    super(scope, name);
    this.props = props;
  }
}

/** A policy in Kubernetes' own words: a NetworkPolicy. */
export class RawNetworkPolicy extends Part {
  readonly props: RawNetworkPolicyShape;

  constructor(namespace: MeshNamespace, name: string, props: RawNetworkPolicyProps) {
    super(namespace, name);
    this.props = props;
  }
}

/** YAML files of policies beside the blueprint: exactly one of `folder` and `files`. */
export type PolicyFilesProps = PolicyFolder | PolicyFileList;

/** All files of a folder. */
export interface PolicyFolder {
  /** The clusters that get them. Default: every cluster, or every one that has the namespace of a policy. */
  readonly clusters?: Clusters;
  /**
   * Folder whose files with names that end with .yaml or .yml are meant, not those in folders below it; its path is
   * from the blueprint's folder, outside of which it may not lie. `{cluster}` stands for the name of the cluster.
   * Example: `policies/{cluster}`.
   */
  readonly folder: string;
}

/** Files one by one. */
export interface PolicyFileList {
  /** The clusters that get them. Default: every cluster, or every one that has the namespace of a policy. */
  readonly clusters?: Clusters;
  /**
   * Their paths from the blueprint's folder, outside of which they may not lie. `{cluster}` stands for the name of the
   * cluster. Example: `policies/deny-all.yaml`.
   */
  readonly files: readonly string[];
}

/**
 * Policies that lie in YAML files, each document one CiliumNetworkPolicy, CiliumClusterwideNetworkPolicy or NetworkPolicy,
 * or a CiliumCIDRGroup that they name. They become part of the fleet's policies, and are checked like them.
 */
export class PolicyFiles extends Part {
  readonly props: PolicyFilesProps;

  constructor(fleet: Fleet, name: string, props: PolicyFilesProps) {
    super(fleet, name);
    this.props = props;
  }
}
