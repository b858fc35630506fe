import type { CiliumEntrance } from '../../values/index';
import type { EntrancePlan } from '../gateway-plan';

/** What one cluster has of gateways, routes and Ingresses. */
export interface EntranceUse extends CiliumEntrance {
  /** Whether it has any gateway or route. */
  readonly gatewayApi: boolean;
}

export const unusedEntrance: EntranceUse = {
  gatewayApi: false,
  gateways: false,
  grpc: false,
  ingresses: false,
};

/** What each cluster has; one that has nothing is not among them. */
export function entranceUse({ gateways, routes, ingresses }: EntrancePlan): Map<string, EntranceUse> {
  const uses = new Map<string, EntranceUse>();
  const use = (clusters: Iterable<string>, what: Partial<EntranceUse>): void => {
    for (const name of clusters) uses.set(name, { ...(uses.get(name) ?? unusedEntrance), ...what });
  };
  for (const { clusters, controller } of gateways)
    use(clusters, { gatewayApi: true, ...(controller.kind === 'cilium' && { gateways: true }) });
  for (const { kind, clusters, gateways: attached } of routes) {
    use(clusters, { gatewayApi: true });
    const served = new Set(attached.flatMap(({ gateway }) => (isCilium(gateway) ? gateway.clusters : [])));
    if (kind === 'GRPCRoute')
      use(
        clusters.filter(name => served.has(name)),
        { grpc: true },
      );
  }
  for (const ingress of ingresses) if (isCilium(ingress)) use(ingress.clusters, { ingresses: true });
  return uses;
}

const isCilium = ({
  controller,
}: EntrancePlan['ingresses'][number] | EntrancePlan['gateways'][number]): boolean =>
  controller.kind === 'cilium';
