import { RootConstruct } from 'constructs';
import type { ControlPlaneProps } from './control-plane';
import type { EncryptionProps } from './encryption';
import type { CiliumProps } from './cilium';
import type { AssumedCrd, CrdsProps } from './crds';
import { asName, nameOf, remember, silence } from './part';
import type { NamespaceScope } from './namespace-scope';
import type { PublishProps, RolloutProps } from './rollout';
import type { TopologyProps } from './topology';
import type { TrustProps } from './trust';

/** Which Flux the clusters run, and who installs it. */
export interface FluxProps {
  /** Exact version, without `v`. Example: `2.9.4`. */
  readonly version: string;
  /**
   * Who installs Flux: the Flux Operator from a FluxInstance in the repository, or `flux bootstrap`, which commits its
   * own manifests under `flux/flux-system`. Default: the operator.
   */
  readonly install?:
    { readonly operator: Record<string, never> } | { readonly bootstrap: Record<string, never> };
}

/** What holds for the mesh as a whole. */
export interface MeshProps {
  /** DNS domain of the clusters' mesh endpoints, each at `<cluster>.<domain>` unless it says otherwise. */
  readonly domain: string;
  readonly topology: TopologyProps;
  readonly trust: TrustProps;
  /** How traffic between nodes is encrypted. Default: not at all. */
  readonly encryption?: EncryptionProps;
  /** How clustermesh-apiserver runs in each cluster. Each property has a default of its own. */
  readonly controlPlane?: ControlPlaneProps;
  /**
   * How many clusters the mesh can ever have. 511 halves the identities of each cluster, and a change later means
   * rebuilding the mesh. Default: 255.
   */
  readonly maxConnectedClusters?: 255 | 511;
  /**
   * What a namespace is that does not say it itself, one of the blueprint or any other. A change to `local` cuts off
   * at once what is not declared here. `local` needs Cilium 1.20 everywhere. Default: `global`.
   */
  readonly namespaceScope?: NamespaceScope;
  /**
   * Addresses that the network routes without help, for native routing: the pods of all clusters that are connected.
   * Traffic to them keeps the pod's address.
   */
  readonly nativeRoutingCidr?: { readonly ipv4?: string; readonly ipv6?: string };
}

/** A fleet: the clusters of one blueprint and everything between them. */
export interface FleetProps {
  readonly cilium: CiliumProps;
  readonly flux: FluxProps;
  readonly mesh: MeshProps;
  /** CRDs that features of Cilium need, and where they come from. */
  readonly crds?: CrdsProps;
  /** CRDs that the layers of the blueprint use, and that something else brings. */
  readonly assumes?: readonly AssumedCrd[];
  /** Where `meshprint publish` puts the repositories of the clusters. Default: `embedded`. */
  readonly publish?: PublishProps;
  /** How one wave of clusters is followed by the next. Each property has a default of its own. */
  readonly rollout?: RolloutProps;
}

const brand = Symbol.for('meshprint.Fleet');

/** The root of a blueprint; a blueprint module exports it as its default. Its name is that of the folder below `dist`. */
export class Fleet extends RootConstruct {
  readonly props: FleetProps;

  constructor(name: string, props: FleetProps) {
    super(asName(name));
    this.props = props;
    Object.defineProperty(this, brand, { value: true });
    remember(this, new.target, name);
  }

  /** True for a fleet, also for one that another copy of the package made. */
  static isFleet(this: void, value: unknown): value is Fleet {
    return typeof value === 'object' && value !== null && brand in value;
  }

  /** The fleet's name. */
  get name(): string {
    return nameOf(this);
  }

  /** Accepts one kind of warning in the whole fleet. Errors cannot be silenced. The reason is shown in reports. */
  silence(rule: string, reason: string): this {
    silence(this, rule, reason);
    return this;
  }
}
