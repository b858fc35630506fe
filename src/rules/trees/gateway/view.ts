import {
  type FiledObject,
  groupOf,
  type KubeObject,
  namespaceOf,
  objectsIn,
  type Tree,
  type TreeFile,
} from '../../../kinds/index';
import { onceFor, onceForList } from '../../../kinds/once';
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

/** Reads the trees once for all rules. */
export const viewOf = onceFor((trees: readonly Tree[]): FleetView => {
  const state = meshOf(trees);
  return {
    trees: trees.map(tree => lookAt(tree, state.clusters.get(tree.cluster))),
    importOf: importerOf(state),
    makers: makersIn(trees),
    sharing: sharingIn(state),
  };
});

const controllers = new Set(['io.cilium/gateway-controller', 'cilium.io/ingress-controller']);

const lookAt = (tree: Tree, mesh: MeshCluster | undefined): TreeView => ({
  cluster: tree.cluster,
  mesh,
  ...heldIn(tree.files.filter(isAsked)),
});

const isAsked = onceFor((file: TreeFile) =>
  objectsIn(file).some(
    ({ object }) =>
      isService(object) ||
      isIngress(object) ||
      isRoute(object) ||
      groupOf(object.apiVersion) === gatewayGroup ||
      isClass(object),
  ),
);

/** Clusters whose files say the same share what is in them. */
const heldIn = onceForList((files: readonly TreeFile[]): Omit<TreeView, 'cluster' | 'mesh'> => {
  const held = {
    gateways: new Map<string, FiledObject>(),
    routes: [] as FiledObject[],
    ingresses: [] as FiledObject[],
    tlsPolicies: [] as FiledObject[],
    grants: new Map<string, KubeObject[]>(),
    services: new Set<string>(),
    ciliumClasses: new Set(['cilium']),
  };
  for (const placed of files.flatMap(objectsIn)) {
    const { object } = placed;
    const key = objectKey(object);
    const isGateways = groupOf(object.apiVersion) === gatewayGroup;
    if (isService(object)) held.services.add(key);
    else if (isIngress(object)) held.ingresses.push(placed);
    else if (isRoute(object)) held.routes.push(placed);
    else if (isGateways && object.kind === 'Gateway') held.gateways.set(key, placed);
    else if (isGateways && object.kind === 'BackendTLSPolicy') held.tlsPolicies.push(placed);
    else if (isGateways && object.kind === 'ReferenceGrant') {
      const namespace = namespaceOf(object) ?? 'default';
      held.grants.set(namespace, [...(held.grants.get(namespace) ?? []), object]);
    } else if (isClass(object)) {
      const controller = textAt(object, 'spec.controllerName') ?? textAt(object, 'spec.controller');
      if (controllers.has(controller ?? '')) held.ciliumClasses.add(object.metadata.name);
    }
  }
  return held;
});

const isService = ({ apiVersion, kind }: KubeObject): boolean => apiVersion === 'v1' && kind === 'Service';

const isClass = ({ kind }: KubeObject): boolean => kind === 'GatewayClass' || kind === 'IngressClass';

/** `namespace/name` of an object. */
const objectKey = (object: KubeObject): string =>
  keyOf(namespaceOf(object) ?? 'default', object.metadata.name);
