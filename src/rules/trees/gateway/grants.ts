import type { KubeObject } from '../../../kinds/index';
import { textAt, valuesAt } from '../fields';
import { gatewayGroup } from './backends';
import { type TreeView } from './view';

/** An object of another namespace that an object wants to use. */
export interface Wanted {
  readonly group: string;
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
}

interface Asking {
  readonly kind: string;
  readonly namespace: string;
}

/** Whether the namespace lets it; otherwise the grant that allows another kind under the name, if there is one. */
export function grantFor(
  view: TreeView,
  from: Asking,
  to: Wanted,
): 'granted' | { readonly otherKind: string; readonly grant: string } | undefined {
  const grants = (view.grants.get(to.namespace) ?? []).filter(grant => isFor(grant, from));
  const entries = grants.flatMap(grant =>
    [...valuesAt(grant, 'spec.to[]')].map(({ value }) => ({
      grant: grant.metadata.name,
      group: textAt(value, 'group') ?? '',
      kind: textAt(value, 'kind') ?? '',
      name: textAt(value, 'name'),
    })),
  );
  const named = entries.filter(({ name }) => name === undefined || name === to.name);
  if (named.some(({ group, kind }) => group === to.group && kind === to.kind)) return 'granted';
  const [other] = named;
  return other && { otherKind: other.kind, grant: other.grant };
}

const isFor = (grant: KubeObject, { kind, namespace }: Asking): boolean =>
  [...valuesAt(grant, 'spec.from[]')].some(
    ({ value }) =>
      textAt(value, 'group') === gatewayGroup &&
      textAt(value, 'kind') === kind &&
      textAt(value, 'namespace') === namespace,
  );
