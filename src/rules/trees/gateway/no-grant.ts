import type { Detail } from '../../../findings/index';
import { type FiledObject, namespaceOf, type Tree } from '../../../kinds/index';
import { textAt, valuesAt } from '../fields';
import type { TreesRule } from '../../rule';
import { gatewayGroup } from './backends';
import { grantFor, type Wanted } from './grants';
import { callsOfRoutes, detailOf } from './calls';
import { type TreeView, viewOf } from './view';

export const noGrant: TreesRule = {
  id: 'route/no-grant',
  severity: 'error',
  breaks:
    'What lies in another namespace is not used without its leave (RefNotPermitted): callers get status 500, or the listener no certificate.',
  docs: 'gateway-api.sigs.k8s.io/api-types/referencegrant; GEP-709',
  *check(trees) {
    const { makers } = viewOf(trees);
    for (const { view, caller, at, wanted } of references(trees))
      if (!makers.mayMake(view.cluster, wanted.namespace)) yield* problemWith(view, caller, at, wanted);
  },
};

interface Reference {
  readonly view: TreeView;
  readonly caller: FiledObject;
  readonly at: string;
  readonly wanted: Wanted;
}

function* references(trees: readonly Tree[]): Generator<Reference> {
  for (const { view, caller, backend } of callsOfRoutes(trees))
    yield { view, caller, at: backend.at, wanted: backend };
  for (const view of viewOf(trees).trees)
    for (const caller of view.gateways.values()) yield* certificates(view, caller);
}

function* certificates(view: TreeView, caller: FiledObject): Generator<Reference> {
  for (const { at, value } of valuesAt(caller.object, 'spec.listeners[].tls.certificateRefs[]')) {
    const [namespace, name] = [textAt(value, 'namespace'), textAt(value, 'name')];
    if (namespace === undefined || name === undefined) continue;
    const wanted = {
      group: textAt(value, 'group') ?? '',
      kind: textAt(value, 'kind') ?? 'Secret',
      namespace,
      name,
    };
    yield { view, caller, at, wanted };
  }
}

function* problemWith(view: TreeView, caller: FiledObject, at: string, wanted: Wanted): Generator<Detail> {
  const { group, kind, namespace, name } = wanted;
  const asking = { kind: caller.object.kind, namespace: namespaceOf(caller.object) ?? 'default' };
  if (namespace === asking.namespace) return;
  const grant = grantFor(view, asking, wanted);
  if (grant === 'granted') return;
  const but =
    grant === undefined || grant.otherKind === kind
      ? 'and no ReferenceGrant there allows it'
      : `and the ReferenceGrant ${grant.grant} there allows the kind ${grant.otherKind}, which is another one`;
  yield detailOf(
    view,
    caller,
    `${at} names the ${kind} ${namespace}/${name} of another namespace, ${but}`,
    `Write a ReferenceGrant in the namespace '${namespace}' from ${gatewayGroup} ${asking.kind} of '${asking.namespace}' to ${group === '' ? '' : `${group} `}${kind}.`,
  );
}
