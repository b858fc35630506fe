import {
  type FiledObject,
  groupOf,
  type KubeObject,
  namespaceOf,
  objectsOf,
  type Tree,
} from '../../../kinds/index';
import { keyOf, type MeshCluster } from '../../../mesh/index';
import { importerOf } from '../../../simulate/index';
import { textAt } from '../fields';
import { meshOf } from '../mesh';
import { gatewayGroup, isIngress, isRoute } from './backends';
import { type Makers, makersIn } from './makers';
import { type Sharing, sharingIn } from './sharing';

/** What one cluster's tree has of gateways and of what they call. Keys are `namespace/name`. */
export interface TreeView {
  readonly cluster: string;
  /** As Cilium sees it; undefined when its tree has no values of Cilium. */
  readonly mesh: MeshCluster | undefined;
  readonly gateways: ReadonlyMap<string, FiledObject>;
  readonly routes: readonly FiledObject[];
  readonly ingresses: readonly FiledObject[];
  readonly tlsPolicies: readonly FiledObject[];
  /** Grants by the namespace that they open. */
  readonly grants: ReadonlyMap<string, readonly KubeObject[]>;
  /** Every Service of the tree, also those of which only annotations are written. */
  readonly services: ReadonlySet<string>;
  /** Names of GatewayClasses and IngressClasses that Cilium serves. */
  readonly ciliumClasses: ReadonlySet<string>;
}

/** All trees, and what rules ask of them. */
export interface FleetView {
  readonly trees: readonly TreeView[];
  readonly importOf: ReturnType<typeof importerOf>;
  readonly makers: Makers;
  readonly sharing: Sharing;
}

const known = new WeakMap<readonly Tree[], FleetView>();

/** Reads the trees once for all rules. */
export function viewOf(trees: readonly Tree[]): FleetView {
  const present = known.get(trees) ?? look(trees);
  known.set(trees, present);
  return present;
}

function look(trees: readonly Tree[]): FleetView {
  const state = meshOf(trees);
  return {
    trees: trees.map(tree => lookAt(tree, state.clusters.get(tree.cluster))),
    importOf: importerOf(state),
    makers: makersIn(trees),
    sharing: sharingIn(state),
  };
}

const controllers = new Set(['io.cilium/gateway-controller', 'cilium.io/ingress-controller']);

function lookAt(tree: Tree, mesh: MeshCluster | undefined): TreeView {
  const view = {
    cluster: tree.cluster,
    mesh,
    gateways: new Map<string, FiledObject>(),
    routes: [] as FiledObject[],
    ingresses: [] as FiledObject[],
    tlsPolicies: [] as FiledObject[],
    grants: new Map<string, KubeObject[]>(),
    services: new Set<string>(),
    ciliumClasses: new Set(['cilium']),
  };
  for (const placed of objectsOf(tree)) {
    const { object } = placed;
    const key = objectKey(object);
    const isGateways = groupOf(object.apiVersion) === gatewayGroup;
    if (object.apiVersion === 'v1' && object.kind === 'Service') view.services.add(key);
    else if (isIngress(object)) view.ingresses.push(placed);
    else if (isRoute(object)) view.routes.push(placed);
    else if (isGateways && object.kind === 'Gateway') view.gateways.set(key, placed);
    else if (isGateways && object.kind === 'BackendTLSPolicy') view.tlsPolicies.push(placed);
    else if (isGateways && object.kind === 'ReferenceGrant') {
      const namespace = namespaceOf(object) ?? 'default';
      view.grants.set(namespace, [...(view.grants.get(namespace) ?? []), object]);
    } else if (object.kind === 'GatewayClass' || object.kind === 'IngressClass') {
      const controller = textAt(object, 'spec.controllerName') ?? textAt(object, 'spec.controller');
      if (controllers.has(controller ?? '')) view.ciliumClasses.add(object.metadata.name);
    }
  }
  return view;
}

/** `namespace/name` of an object. */
export const objectKey = (object: KubeObject): string =>
  keyOf(namespaceOf(object) ?? 'default', object.metadata.name);
