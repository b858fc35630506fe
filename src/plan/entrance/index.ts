import type { Chooser } from '../choose';
import type { EntrancePlan } from '../gateway-plan';
import { inNamespace } from '../in-namespace';
import type { NamespacePlan } from '../plan';
import type { ServicePlan } from '../service-plan';
import type { Survey } from '../survey';
import { ClusterServices } from './cluster-services';
import type { EntranceContext } from './context';
import { resolveGateway } from './gateways';
import { resolveIngress } from './ingresses';
import { withNativeBalancing } from './native-balancing';
import { resolveRoute } from './routes';

/** What the fleet has settled before its gateways. */
interface Around {
  readonly namespaces: ReadonlyMap<string, NamespacePlan>;
  readonly services: readonly ServicePlan[];
  readonly chooser: Chooser;
  report: EntranceContext['report'];
}

/** What comes in, and all services: those made for the pods of one cluster are among them, in their order. */
interface Entrance extends EntrancePlan {
  readonly services: readonly ServicePlan[];
}

/** Resolves gateways, routes and Ingresses, and makes the services that they want for single clusters. */
export function resolveEntrance(parts: Survey, around: Around): Entrance {
  const { namespaces, services, chooser, report } = around;
  const byPath = new Map(services.map(service => [service.path, service]));
  const clusterServices = new ClusterServices(byPath, namespaces, chooser, report);
  const gateways = parts.gateways.flatMap(part =>
    inNamespace(part, namespaces, (gateway, namespace) => resolveGateway(gateway, namespace, { chooser })),
  );
  const context: EntranceContext = {
    services: byPath,
    gateways: new Map(gateways.map(gateway => [gateway.path, gateway])),
    clusterServices,
    chooser,
    isBroken: path => parts.broken.has(path) || parts.broken.has(path.slice(0, path.indexOf('/'))),
    report,
  };
  const routes = parts.routes
    .flatMap(part =>
      inNamespace(part, namespaces, (route, namespace) => resolveRoute(route, namespace, context)),
    )
    .filter(route => route !== undefined);
  const ingresses = parts.ingresses.flatMap(part =>
    inNamespace(part, namespaces, (ingress, namespace) => resolveIngress(ingress, namespace, context)),
  );
  const entrance = { gateways, routes, ingresses };
  const all = [...services, ...clusterServices.plans()].sort((a, b) => (a.path < b.path ? -1 : 1));
  return { ...entrance, services: withNativeBalancing(all, entrance) };
}
