import type { ControllerPlan } from '../../../plan/index';
import type { PlanRule } from '../../rule';

/** Controllers that know no ServiceImport, by the names that people know them by. */
const unaware: Partial<Record<ControllerPlan['kind'], string>> = {
  traefik: 'Traefik',
  nginx: 'NGINX Gateway Fabric',
};

export const importTaken: PlanRule = {
  id: 'route/import-not-taken',
  severity: 'error',
  breaks: 'The gateway does not know that kind of backend (InvalidKind), and answers with an error.',
  docs: 'Traefik: Kubernetes Gateway API provider; NGINX Gateway Fabric: Gateway API compatibility',
  *check({ entrance: { routes } }) {
    for (const { path, gateways, rules } of routes) {
      const imported = rules.flatMap(({ backends }) => backends).find(({ kind }) => kind === 'ServiceImport');
      const controllers = new Set(gateways.map(({ gateway }) => unaware[gateway.controller.kind]));
      for (const controller of controllers)
        if (imported !== undefined && controller !== undefined)
          yield {
            at: path,
            message: `the route '${path}' of a gateway of ${controller} sends traffic to the import of '${imported.service ?? ''}'`,
            hint: 'Make it a global service with alsoExported, or take a gateway of Cilium or Envoy Gateway.',
          };
    }
  },
};
