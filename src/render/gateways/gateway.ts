import { gateway, type GatewayListener, type KubeObject } from '../../kinds/index';
import type { GatewayPlan, ListenerPlan, RouteNamespaces } from '../../plan/index';

/** The Gateway of a gateway. Everything that has a default is written, so that the listing says what holds. */
export function toGateway(plan: GatewayPlan): KubeObject {
  const { name, namespace, controller, listeners, annotations, addresses } = plan;
  return gateway({
    metadata: { name, namespace },
    spec: {
      gatewayClassName: controller.className,
      listeners: listeners.map(listener => toListener(listener, namespace)),
      ...(addresses.length > 0 && {
        addresses: addresses.map(({ type = 'IPAddress', value }) => ({ type, value })),
      }),
      ...(Object.keys(annotations).length > 0 && { infrastructure: { annotations } }),
    },
  });
}

function toListener(
  { name, port, protocol, hostname, tls, routesFrom }: ListenerPlan,
  namespace: string,
): GatewayListener {
  return {
    name,
    port,
    protocol,
    ...(hostname !== undefined && { hostname }),
    ...(tls !== undefined && {
      tls: {
        mode: tls.mode,
        ...(tls.certificates.length > 0 && {
          certificateRefs: tls.certificates.map(secret => ({
            name: secret.name,
            ...(secret.namespace !== namespace && { namespace: secret.namespace }),
          })),
        }),
      },
    }),
    allowedRoutes: { namespaces: from(routesFrom) },
  };
}

function from(
  routes: RouteNamespaces,
): NonNullable<NonNullable<GatewayListener['allowedRoutes']>['namespaces']> {
  if ('same' in routes) return { from: 'Same' };
  if ('all' in routes) return { from: 'All' };
  return { from: 'Selector', selector: { matchLabels: routes.labels } };
}
