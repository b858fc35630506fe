import { backendsOf } from '../../../plan/index';
import type { PlanRule } from '../../rule';

export const ingressBackend: PlanRule = {
  id: 'ingress/backend',
  severity: 'error',
  breaks: 'An Ingress finds Services of its own namespace only: the path is answered with an error.',
  docs: 'Kubernetes: Ingress, resource backends; docs/blueprints.md, gateways',
  *check({ entrance: { ingresses } }) {
    for (const ingress of ingresses)
      for (const { kind, namespace, service } of backendsOf(ingress)) {
        const name = `'${service ?? ''}'`;
        if (kind === 'ServiceImport')
          yield {
            at: ingress.path,
            message: `a backend of the Ingress '${ingress.path}' is ${name}, which is exported: an Ingress cannot refer to an import`,
            hint: 'Use an HttpRoute, or make it a global service with alsoExported.',
          };
        else if (namespace !== ingress.namespace)
          yield {
            at: ingress.path,
            message: `a backend of the Ingress '${ingress.path}' is ${name}, of another namespace`,
            hint: `Move the Ingress to the namespace '${namespace}', or use an HttpRoute.`,
          };
      }
  },
};
