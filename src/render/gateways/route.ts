import {
  type GatewayBackendRef,
  type GatewayParentRef,
  grpcRoute,
  httpRoute,
  type KubeObject,
  tlsRoute,
  type TlsRouteVersion,
} from '../../kinds/index';
import type { AttachedGateway, BackendPlan, GrpcRulePlan, HttpRulePlan, RoutePlan } from '../../plan/index';
import { mcsApi } from '../../releases/index';
import { toHeaderFilter, toHttpFilter } from './filters';
import { toGrpcMatch, toHttpMatch } from './matches';

/**
 * A route as one cluster has it.
 *
 * @param gateways those of its gateways that are there
 */
export function toRoute(
  route: RoutePlan,
  gateways: readonly AttachedGateway[],
  tlsVersion: TlsRouteVersion,
): KubeObject {
  const { name, namespace, hostnames, kind } = route;
  const metadata = { name, namespace };
  const common = {
    parentRefs: gateways.map(attached => toParent(attached, namespace)),
    ...(hostnames.length > 0 && { hostnames }),
  };
  if (kind === 'HTTPRoute')
    return httpRoute({
      metadata,
      spec: { ...common, rules: route.rules.map(rule => toHttpRule(rule, namespace)) },
    });
  if (kind === 'GRPCRoute')
    return grpcRoute({
      metadata,
      spec: { ...common, rules: route.rules.map(rule => toGrpcRule(rule, namespace)) },
    });
  return tlsRoute(tlsVersion, {
    metadata,
    spec: {
      ...common,
      hostnames,
      rules: route.rules.map(({ backends }) => ({ backendRefs: refs(backends, namespace) })),
    },
  });
}

function toParent({ gateway, listener }: AttachedGateway, namespace: string): GatewayParentRef {
  return {
    name: gateway.name,
    ...(gateway.namespace !== namespace && { namespace: gateway.namespace }),
    ...(listener !== undefined && { sectionName: listener }),
  };
}

function toHttpRule({ matches, filters, timeouts, backends }: HttpRulePlan, namespace: string) {
  return {
    ...(matches.length > 0 && { matches: matches.map(toHttpMatch) }),
    ...(filters.length > 0 && { filters: filters.map(toHttpFilter) }),
    ...(Object.keys(timeouts).length > 0 && { timeouts }),
    ...(backends.length > 0 && { backendRefs: refs(backends, namespace) }),
  };
}

function toGrpcRule({ matches, filters, backends }: GrpcRulePlan, namespace: string) {
  return {
    ...(matches.length > 0 && { matches: matches.map(toGrpcMatch) }),
    ...(filters.length > 0 && { filters: filters.map(toHeaderFilter) }),
    backendRefs: refs(backends, namespace),
  };
}

/** Weights are written where they differ: alone, or all alike, they say nothing. */
function refs(backends: readonly BackendPlan[], namespace: string): GatewayBackendRef[] {
  const weighted = backends.some(({ weight }) => weight !== backends[0]?.weight || weight === 0);
  return backends.map(({ kind, namespace: of, name, port, weight }) => ({
    ...(kind === 'ServiceImport' && { group: mcsApi.group, kind }),
    name,
    ...(of !== namespace && { namespace: of }),
    ...(port !== undefined && { port }),
    ...(weighted && { weight }),
  }));
}
