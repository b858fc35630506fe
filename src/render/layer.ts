import type {
  DataFile,
  FluxKustomizationSpec,
  JsonMap,
  ObjectsFile,
  PlacedObject,
  TreeFile,
} from '../kinds/index';
import type { ClusterPlan, Plan } from '../plan/index';
import type { ClusterEntrance } from './gateways/index';
import type { PeerEndpoint } from './peers';
import type { ServiceObjects } from './services';

/** What a layer is rendered from. */
export interface LayerContext {
  readonly plan: Plan;
  readonly cluster: ClusterPlan;
  /** Where the linked clusters are reached, in the order of their names. */
  readonly peers: readonly PeerEndpoint[];
  /** The namespaces that this cluster shares with others. */
  readonly namespaces: readonly PlacedObject[];
  /** Objects of the fleet's policies for this cluster. */
  readonly policies: readonly PlacedObject[];
  /** Objects of the fleet's services for this cluster. */
  readonly services: ServiceObjects;
  /** Gateways, routes and Ingresses of this cluster, and the objects for them. */
  readonly entrance: ClusterEntrance;
}

/** How Flux applies a layer, where that is not the same for all. */
type Reconciliation = Pick<FluxKustomizationSpec, 'timeout'> &
  Partial<Pick<FluxKustomizationSpec, 'wait' | 'healthChecks' | 'deletionPolicy' | 'prune' | 'decryption'>>;

/** A folder of the repository and the Kustomization that applies it. */
export interface RenderedLayer {
  readonly name: string;
  /** What it brings, in a few words, for the cluster's README. */
  readonly brings: string;
  /** Layers that must be ready before; those that the cluster does not have are left out. */
  readonly after: readonly string[];
  readonly reconciliation: Reconciliation;
  /** With paths from the repository's root. */
  readonly files: readonly TreeFile[];
}

/** Renders one layer of a cluster; undefined where the cluster has nothing in it, so that no folder is ever empty. */
export type LayerRenderer = (context: LayerContext) => RenderedLayer | undefined;

/** Keeps an object when an edit takes it out of the repository: deleting it would take down what runs. */
export const neverPruned = { 'kustomize.toolkit.fluxcd.io/prune': 'disabled' } as const;

/** The kustomization.yaml of a folder. It lists its files: what is not listed is not applied. */
export function kustomization(folder: string, resources: readonly string[], more: JsonMap = {}): DataFile {
  return {
    path: `${folder}/kustomization.yaml`,
    data: { apiVersion: 'kustomize.config.k8s.io/v1beta1', kind: 'Kustomization', resources, ...more },
  };
}

/** A folder with one file of objects and its kustomization.yaml. */
export function objectsFolder(
  folder: string,
  file: string,
  comment: string,
  objects: readonly PlacedObject[],
): [DataFile, ObjectsFile] {
  return [kustomization(folder, [file]), { path: `${folder}/${file}`, comment, objects }];
}
