import { type FiledObject, isPartial, type KubeObject, namespaceOf } from '../../../kinds/index';
import { keyOf } from '../../../mesh/index';
import { textAt, valueAt, valuesAt } from '../fields';
import { gatewayGroup } from './backends';
import type { TreeView } from './view';

/** A reference of a route to a Gateway. */
export interface GatewayRef {
  readonly at: string;
  /** `namespace/name`. */
  readonly key: string;
  readonly sectionName?: string;
  readonly port?: number;
  /** Undefined when the tree does not have it. */
  readonly gateway: KubeObject | undefined;
}

/** The Gateways that a route wants to be reached by. */
export function* gatewayRefsOf(view: TreeView, { object }: FiledObject): Generator<GatewayRef> {
  for (const { at, value } of valuesAt(object, 'spec.parentRefs[]')) {
    const name = textAt(value, 'name');
    const group = textAt(value, 'group') ?? gatewayGroup;
    if (name === undefined || group !== gatewayGroup || (textAt(value, 'kind') ?? 'Gateway') !== 'Gateway')
      continue;
    const key = keyOf(textAt(value, 'namespace') ?? namespaceOf(object) ?? 'default', name);
    const sectionName = textAt(value, 'sectionName');
    const port = valueAt(value, 'port');
    yield {
      at,
      key,
      ...(sectionName !== undefined && { sectionName }),
      ...(typeof port === 'number' && { port }),
      gateway: view.gateways.get(key)?.object,
    };
  }
}

/** The class of a Gateway, when it is told and none of Cilium's. */
export function foreignClass(view: TreeView, gateway: KubeObject | undefined): string | undefined {
  const name =
    gateway === undefined || isPartial(gateway) ? undefined : textAt(gateway, 'spec.gatewayClassName');
  return name === undefined || view.ciliumClasses.has(name) ? undefined : name;
}

/** False when every Gateway of a route is there and of another controller. */
export function isCiliums(view: TreeView, route: FiledObject): boolean {
  const refs = [...gatewayRefsOf(view, route)];
  return refs.length === 0 || refs.some(({ gateway }) => foreignClass(view, gateway) === undefined);
}
