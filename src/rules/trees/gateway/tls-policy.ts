import { type KubeObject, namespaceOf } from '../../../kinds/index';
import { keyOf } from '../../../mesh/index';
import { textAt, valuesAt } from '../fields';
import type { TreesRule } from '../../rule';
import { backendsOfRoute, isImport, isService } from './backends';
import { detailOf } from './calls';
import { isCiliums } from './parents';
import { type TreeView, viewOf } from './view';

export const tlsPolicy: TreesRule = {
  id: 'route/tls-policy-ignored',
  severity: 'warning',
  breaks: 'Cilium looks policies up by the Service that it derives from the import: it goes on without TLS.',
  docs: 'cilium operator/pkg/model/ingestion/gateway.go; GEP-1897',
  *check(trees) {
    for (const view of viewOf(trees).trees) {
      if (view.tlsPolicies.length === 0) continue;
      const calls = callsOf(view);
      for (const policy of view.tlsPolicies)
        for (const { at, kind, key } of targetsOf(policy.object))
          if (kind === 'ServiceImport' || (calls.imports.has(key) && !calls.services.has(key)))
            yield detailOf(
              view,
              policy,
              kind === 'ServiceImport'
                ? `${at} is the ServiceImport ${key}, for which Cilium reads no policy`
                : `${at} is the Service ${key}, which routes call as a ServiceImport, where Cilium does not read it`,
              'Call the backend as a global Service, or speak TLS end to end with a TLSRoute.',
            );
    }
  },
};

interface Target {
  readonly at: string;
  readonly kind: string;
  readonly key: string;
}

function* targetsOf(policy: KubeObject): Generator<Target> {
  // One target in the first versions, a list since.
  for (const place of ['spec.targetRef', 'spec.targetRefs[]'])
    for (const { at, value } of valuesAt(policy, place)) {
      const [name, kind] = [textAt(value, 'name'), textAt(value, 'kind')];
      if (name !== undefined && (kind === 'Service' || kind === 'ServiceImport'))
        yield { at, kind, key: keyOf(namespaceOf(policy) ?? 'default', name) };
    }
}

/** What routes of Cilium's call as imports, and what as Services. */
function callsOf(view: TreeView): {
  readonly imports: ReadonlySet<string>;
  readonly services: ReadonlySet<string>;
} {
  const [imports, services] = [new Set<string>(), new Set<string>()];
  for (const route of view.routes) {
    if (!isCiliums(view, route)) continue;
    for (const backend of backendsOfRoute(route.object)) {
      const key = keyOf(backend.namespace, backend.name);
      if (isImport(backend)) imports.add(key);
      if (isService(backend)) services.add(key);
    }
  }
  return { imports, services };
}
