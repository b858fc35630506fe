import type { PlacedObject } from '../kinds/index';
import type { PlatformSetup } from '../platforms/index';
import type { FleetRecord } from '../registry/index';
import type { CiliumRelease, FluxRelease, Values } from '../releases/index';
import type { ControlPlane, Datapath, Encryption, RefusedValue } from '../values/index';
import type { CarriedLayer, SecretFilesPlan } from './carried-plan';
import type { AssumedCrdPlan, CrdsPlan } from './crd-plan';
import type { DnsPlan } from './dns-plan';
import type { EntrancePlan } from './gateway-plan';
import type { PolicyPlan } from './policy-plan';
import type { ServicePlan } from './service-plan';
import type { CertificatePlan, TrustPlan, TrustUse } from './trust-plan';
import type { WorkloadPlan } from './workload-plan';
import type { WrittenCidr } from './written-cidr';

/** A fleet resolved: plain frozen data, with everything that a blueprint leaves to defaults filled in. */
export interface Plan {
  /** Name of the fleet. */
  readonly fleet: string;
  readonly mesh: MeshPlan;
  /** The mesh's way of trust, and those that clusters have of their own, each with the clusters that go by it. */
  readonly trusts: readonly TrustUse[];
  readonly flux: FluxPlan;
  /** Cilium values that people wrote for every cluster, as they are. */
  readonly ciliumValues: Values;
  /** By name. */
  readonly clusters: readonly ClusterPlan[];
  /** True when the blueprint has no cluster at all, not even one that a mistake keeps out of the plan. */
  readonly isWithoutClusters: boolean;
  /** Names of the clusters that are connected, directly or not; one domain for ids, addresses and datapath. */
  readonly components: readonly (readonly string[])[];
  /** By name. */
  readonly namespaces: readonly NamespacePlan[];
  /** By namespace and name; each cut for a route below the one that it is cut from. */
  readonly services: readonly ServicePlan[];
  /** Pods that other manifests bring, by namespace and name. */
  readonly workloads: readonly WorkloadPlan[];
  /** Gateways, routes and Ingresses. */
  readonly entrance: EntrancePlan;
  /** By namespace and name. */
  readonly policies: readonly PolicyPlan[];
  /** People's layers, by name. */
  readonly layers: readonly LayerPlan[];
  /**
   * What `fleet.lock` has of the fleet, without the clusters that a mistake keeps out of the plan; undefined before the
   * first synth.
   */
  readonly recorded: FleetRecord | undefined;
  /** Folders of encrypted Secrets, by name. */
  readonly secretFiles: readonly SecretFilesPlan[];
  /** CRDs that something else brings, by name. */
  readonly assumed: readonly AssumedCrdPlan[];
  readonly publish: PublishPlan;
  readonly rollout: RolloutPlan;
}

/** Where the repositories are published. */
export interface PublishPlan {
  /** `embedded`: below `.meshprint/repos/`; `remotes`: where the clusters say. */
  readonly to: 'embedded' | 'remotes';
  readonly pullRequests: boolean;
}

/** From one wave to the next; both as Go durations, as somebody wrote them. */
export interface RolloutPlan {
  readonly soak: string;
  readonly timeout: string;
}

/** Two peers, smaller name first. */
export type Link = readonly [string, string];

/** What holds for every cluster of the mesh. */
export interface MeshPlan {
  readonly domain: string;
  readonly maxConnectedClusters: 255 | 511;
  /** What a namespace is that nobody says anything about. */
  readonly namespaceScope: 'global' | 'local';
}

/** Flux in every cluster of the fleet. */
export interface FluxPlan {
  readonly version: string;
  readonly release: FluxRelease;
  readonly install: 'operator' | 'bootstrap';
}

/** A cluster with all it resolves to. */
export interface ClusterPlan {
  readonly name: string;
  /** Place in the model. */
  readonly path: string;
  readonly id: number;
  /** True when the blueprint leaves the id to Meshprint. */
  readonly autoId: boolean;
  readonly kubernetes: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly platform: PlatformSetup;
  /** As the blueprint has them; a text that is no CIDR has no `cidr`. */
  readonly podCidrs: readonly WrittenCidr[];
  readonly nodeCidrs: readonly WrittenCidr[];
  readonly serviceCidrs: readonly WrittenCidr[];
  readonly apiServer: { readonly host: string; readonly port: number } | undefined;
  readonly endpoint: EndpointPlan;
  readonly encryption: Encryption;
  readonly controlPlane: ControlPlane;
  /** Properties of the control plane that the cluster says itself; the others are the fleet's. */
  readonly ownControlPlane: readonly string[];
  readonly repository: RepositoryPlan;
  /** Published together with the others of this number, after those of lower ones. */
  readonly wave: number;
  /** Why publishing leaves the cluster as it is; undefined where it does not. */
  readonly held: string | undefined;
  readonly trust: TrustPlan;
  /** Of its own CA. */
  readonly caCertificate: CertificatePlan | undefined;
  /** Trusted too, while one CA follows another. */
  readonly previousCaCertificate: CertificatePlan | undefined;
  readonly cilium: {
    readonly version: string;
    /** Whether the version is the cluster's own, and not the fleet's. */
    readonly isOwnVersion: boolean;
    readonly digest: string | undefined;
    readonly release: CiliumRelease;
    /** Values that people wrote for this cluster alone, as they are. */
    readonly values: Values;
  };
  /** Effective Cilium values, people's own among them, without the peers. */
  readonly values: Values;
  /** Owner of each leaf of the values. */
  readonly owners: ReadonlyMap<string, string>;
  /** What people wrote that is not among the values, since somebody else decides it. */
  readonly refusedValues: readonly RefusedValue[];
  readonly datapath: Datapath;
  readonly crds: CrdsPlan;
  /** How `clusterset.local` is served; undefined where nothing is imported. */
  readonly dns: DnsPlan | undefined;
  /** What the blueprint says about kube-proxy; the datapath says what came of it. */
  readonly wantsKubeProxyReplacement: boolean | undefined;
  /** Names of the linked clusters, in order. */
  readonly peers: readonly string[];
  /** People's objects by layer, in the order of the layers. */
  readonly placed: readonly PlacedLayer[];
  /** Encrypted Secrets by layer, in the order of the layers. */
  readonly carried: readonly CarriedLayer[];
}

/** Where peers reach a cluster's clustermesh-apiserver. */
export interface EndpointPlan {
  readonly kind: 'dns' | 'ips' | 'node-port';
  /** The DNS name that peers connect to, and that its certificate has; with `ips` peers need no DNS for it. */
  readonly address: string;
  /** As the blueprint has them; empty for `dns`. */
  readonly ips: readonly string[];
  readonly port: number;
}

/** Where a cluster's Flux reads its state. */
export interface RepositoryPlan {
  readonly url: string;
  /** As `meshprint publish` pushes to it. */
  readonly pushUrl: string;
  readonly branch: string;
  /** Folder in the repository, without slashes around it; empty for the root. */
  readonly path: string;
  readonly secret: string;
  readonly forge: ForgePlan | undefined;
}

/** Where Flux reports commit statuses. */
export interface ForgePlan {
  readonly kind: 'github' | 'gitlab' | 'gitea';
  readonly address: string;
  readonly tokenSecret: string;
}

/** A namespace and the clusters that have it. */
export interface NamespacePlan {
  readonly name: string;
  readonly path: string;
  readonly clusters: readonly string[];
  /** Whether other clusters see what is in it. */
  readonly scope: 'global' | 'local';
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
}

/** A layer of people's objects and the clusters that have it. */
export interface LayerPlan {
  readonly name: string;
  readonly path: string;
  readonly namespace: string | undefined;
  readonly clusters: readonly string[];
}

/** What one layer put into one cluster. */
export interface PlacedLayer {
  readonly layer: string;
  readonly objects: readonly PlacedObject[];
}
