import type { Detail } from '../../../findings/index';
import { describe, type FiledObject, type Tree } from '../../../kinds/index';
import { type Backend, backendsOfIngress, backendsOfRoute } from './backends';
import { type TreeView, viewOf } from './view';

/** A backend, with the route or Ingress that names it and the tree that this is in. */
export interface Call {
  readonly view: TreeView;
  readonly caller: FiledObject;
  readonly backend: Backend;
}

/** Every backend of every route. */
export function* callsOfRoutes(trees: readonly Tree[]): Generator<Call> {
  for (const view of viewOf(trees).trees)
    for (const caller of view.routes)
      for (const backend of backendsOfRoute(caller.object)) yield { view, caller, backend };
}

/** Every backend of every route and every Ingress. */
export function* callsOf(trees: readonly Tree[]): Generator<Call> {
  yield* callsOfRoutes(trees);
  for (const view of viewOf(trees).trees)
    for (const caller of view.ingresses)
      for (const backend of backendsOfIngress(caller.object)) yield { view, caller, backend };
}

/** A finding at an object, which says the cluster only apart, so that many clusters with the same become one. */
export const detailOf = (
  view: TreeView,
  { object, path }: FiledObject,
  problem: string,
  hint: string,
): Detail => ({
  at: path ?? '',
  clusters: [view.cluster],
  message: `${describe(object)}: ${problem}`,
  hint,
});
