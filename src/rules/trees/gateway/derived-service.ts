import type { TreesRule } from '../../rule';
import { isDerived } from '../service-import';
import { type Backend, isImport, isService } from './backends';
import { callsOf, detailOf } from './calls';

export const derivedService: TreesRule = {
  id: 'route/derived-service',
  severity: 'error',
  breaks:
    'The name of a derived Service is Cilium’s business, and may change with it; and an Ingress knows no ServiceImport at all.',
  docs: 'Documentation/network/clustermesh/mcsapi.rst; GEP-1748',
  *check(trees) {
    for (const { view, caller, backend } of callsOf(trees)) {
      const isIngress = caller.object.kind === 'Ingress';
      if (isIngress && isImport(backend))
        yield detailOf(
          view,
          caller,
          `${backend.at} names the ServiceImport ${nameOf(backend)}, which no Ingress can call`,
          'Take a Gateway and an HTTPRoute, which can, or a global Service.',
        );
      else if (isService(backend) && isDerived(backend.name))
        yield detailOf(
          view,
          caller,
          `${backend.at} names ${nameOf(backend)}, a Service that Cilium derives from an import`,
          isIngress
            ? 'Take an HTTPRoute to the ServiceImport itself, or a global Service.'
            : 'Name the ServiceImport itself, with its port.',
        );
    }
  },
};

const nameOf = ({ namespace, name }: Backend): string => `${namespace}/${name}`;
