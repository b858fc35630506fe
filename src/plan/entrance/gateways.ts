import { everyCluster, type Gateway, type GatewayController, nameOf, pathOf } from '../../model/index';
import type { ControllerPlan, GatewayPlan, ListenerPlan } from '../gateway-plan';
import type { NamespacePlan } from '../plan';
import type { EntranceContext } from './context';

/** A gateway with its defaults. */
export function resolveGateway(
  gateway: Gateway,
  namespace: NamespacePlan,
  { chooser }: Pick<EntranceContext, 'chooser'>,
): GatewayPlan {
  const { clusters = everyCluster, controller = { cilium: {} }, ...props } = gateway.props;
  const path = pathOf(gateway);
  return {
    namespace: namespace.name,
    name: nameOf(gateway),
    path,
    clusters:
      clusters === everyCluster
        ? namespace.clusters
        : chooser.chooseWithin(path, 'clusters', clusters, namespace.name, namespace.clusters),
    controller: controllerOf(controller),
    listeners: props.listeners.map(listener => toListener(listener, namespace.name)),
    annotations: props.annotations ?? {},
    addresses: props.addresses ?? [],
  };
}

function controllerOf(controller: GatewayController): ControllerPlan {
  if ('cilium' in controller) return { kind: 'cilium', className: 'cilium', dials: 'cilium' };
  if ('nginx' in controller) return { kind: 'nginx', ...controller.nginx, dials: 'endpoints' };
  const [kind, { className, routing = 'endpoints' }] =
    'envoyGateway' in controller
      ? (['envoyGateway', controller.envoyGateway] as const)
      : 'traefik' in controller
        ? (['traefik', controller.traefik] as const)
        : (['other', controller.other] as const);
  return { kind, className, dials: routing };
}

function toListener(
  { name, port, protocol, hostname, tls, routesFrom = { same: {} } }: Gateway['props']['listeners'][number],
  namespace: string,
): ListenerPlan {
  return {
    name,
    port,
    protocol,
    hostname,
    tls: tls && {
      mode: tls.mode ?? 'Terminate',
      certificates: (tls.certificates ?? []).map(secret => ({
        name: secret.name,
        namespace: secret.namespace ?? namespace,
      })),
    },
    routesFrom,
  };
}
