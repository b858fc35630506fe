import { everyCluster, type Ingress, type IngressController, nameOf, pathOf } from '../../model/index';
import type { ControllerPlan, IngressPlan } from '../gateway-plan';
import type { NamespacePlan } from '../plan';
import { resolveBackend } from './backends';
import type { EntranceContext } from './context';
import type { Owner } from './owner';

/** An Ingress with its defaults. */
export function resolveIngress(
  ingress: Ingress,
  namespace: NamespacePlan,
  context: EntranceContext,
): IngressPlan {
  const { clusters = everyCluster, controller = { cilium: {} }, ...props } = ingress.props;
  const path = pathOf(ingress);
  const owner: Owner = {
    path,
    namespace: namespace.name,
    clusters:
      clusters === everyCluster
        ? namespace.clusters
        : context.chooser.chooseWithin(path, 'clusters', clusters, namespace.name, namespace.clusters),
  };
  return {
    ...owner,
    name: nameOf(ingress),
    controller: controllerOf(controller),
    loadBalancerMode:
      'cilium' in controller ? (controller.cilium.loadBalancerMode ?? 'dedicated') : undefined,
    rules: props.rules.map(({ host, paths }) => ({
      host,
      paths: paths.flatMap(({ path: place, pathType = 'Prefix', backend: written }) => {
        const backend = resolveBackend(owner, written, context);
        return backend === undefined ? [] : [{ path: place, pathType, backend }];
      }),
    })),
    defaultBackend: props.defaultBackend && resolveBackend(owner, props.defaultBackend, context),
    tls: props.tls ?? [],
    annotations: props.annotations ?? {},
  };
}

function controllerOf(controller: IngressController): ControllerPlan {
  if ('cilium' in controller) return { kind: 'cilium', className: 'cilium', dials: 'cilium' };
  const [kind, { className, routing = 'endpoints' }] =
    'nginx' in controller
      ? (['nginx', controller.nginx] as const)
      : 'traefik' in controller
        ? (['traefik', controller.traefik] as const)
        : (['other', controller.other] as const);
  return { kind, className: className ?? kind, dials: routing };
}
