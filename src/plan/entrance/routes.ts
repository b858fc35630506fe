import { found } from '../../findings/index';
import {
  type BackendProps,
  type GatewayRef,
  GrpcRoute,
  HttpRoute,
  nameOf,
  pathOf,
  type TlsRoute,
} from '../../model/index';
import type { AttachedGateway, BackendPlan, RoutePlan } from '../gateway-plan';
import { mistakes } from '../mistakes';
import { oneOf } from '../one-of';
import type { NamespacePlan } from '../plan';
import { resolveBackend } from './backends';
import type { EntranceContext } from './context';
import type { Owner } from './owner';

/** A route with its gateways and backends; undefined when it has no gateway that is there, which is reported. */
export function resolveRoute(
  route: HttpRoute | GrpcRoute | TlsRoute,
  namespace: NamespacePlan,
  context: EntranceContext,
): RoutePlan | undefined {
  const path = pathOf(route);
  const gateways = route.props.gateways.map(ref => attached(path, ref, context)).filter(g => g !== undefined);
  if (route.props.gateways.length === 0)
    context.report(
      found(mistakes.emptySelection, {
        at: path,
        message: `the route '${path}' lists no gateways`,
        hint: "Name a gateway in `gateways`: { gateway: '<namespace>/<name>' }.",
      }),
    );
  if (gateways.length === 0) return undefined;
  const clusters = clustersOf(route, gateways, namespace, context);
  const owner: Owner = { path, namespace: namespace.name, clusters };
  const backends = (list: readonly BackendProps[] = []): BackendPlan[] =>
    list.map(props => resolveBackend(owner, props, context)).filter(backend => backend !== undefined);
  return { ...owner, name: nameOf(route), gateways, ...rulesOf(route, backends) };
}

function attached(
  at: string,
  { gateway: path, listener }: GatewayRef,
  { gateways, isBroken, report }: EntranceContext,
): AttachedGateway | undefined {
  const gateway = gateways.get(path);
  if (gateway !== undefined) return { gateway, listener };
  if (!isBroken(path))
    report(
      found(mistakes.unknownGateway, {
        at,
        message: `'${at}' names the gateway '${path}', which the fleet does not have`,
        ...oneOf(gateways.keys()),
        hint: "Name a gateway as '<namespace>/<name>'.",
      }),
    );
  return undefined;
}

/** By default where its gateways are, as far as its namespace is there too. */
function clustersOf(
  route: HttpRoute | GrpcRoute | TlsRoute,
  gateways: readonly AttachedGateway[],
  { name, clusters: having }: NamespacePlan,
  { chooser, report }: EntranceContext,
): readonly string[] {
  const at = pathOf(route);
  const { clusters } = route.props;
  if (clusters !== undefined) return chooser.chooseWithin(at, 'clusters', clusters, name, having);
  const served = new Set(gateways.flatMap(({ gateway }) => gateway.clusters));
  const both = having.filter(cluster => served.has(cluster));
  // A namespace or a gateway without clusters is a mistake of its own.
  if (both.length === 0 && having.length > 0 && served.size > 0)
    report(
      found(mistakes.clusterWithoutNamespace, {
        at,
        clusters: [...served].sort(),
        message: `no cluster has the namespace '${name}' and a gateway of the route '${at}'`,
        expected: `clusters among ${having.join(', ')}`,
        hint: `Give the namespace '${name}' the clusters of the gateway, or the gateway those of the namespace.`,
      }),
    );
  return both;
}

type Rules =
  | Pick<RoutePlan & { kind: 'HTTPRoute' }, 'kind' | 'hostnames' | 'rules'>
  | Pick<RoutePlan & { kind: 'GRPCRoute' }, 'kind' | 'hostnames' | 'rules'>
  | Pick<RoutePlan & { kind: 'TLSRoute' }, 'kind' | 'hostnames' | 'rules'>;

function rulesOf(
  route: HttpRoute | GrpcRoute | TlsRoute,
  backends: (list?: readonly BackendProps[]) => BackendPlan[],
): Rules {
  if (route instanceof HttpRoute) {
    const { hostnames = [], rules } = route.props;
    return {
      kind: 'HTTPRoute',
      hostnames,
      rules: rules.map(({ matches = [], filters = [], timeouts = {}, backends: list }) => ({
        matches,
        filters,
        timeouts,
        backends: backends(list),
      })),
    };
  }
  if (route instanceof GrpcRoute) {
    const { hostnames = [], rules } = route.props;
    return {
      kind: 'GRPCRoute',
      hostnames,
      rules: rules.map(({ matches = [], filters = [], backends: list }) => ({
        matches,
        filters,
        backends: backends(list),
      })),
    };
  }
  const { hostnames, backends: list } = route.props;
  return { kind: 'TLSRoute', hostnames, rules: [{ backends: backends(list) }] };
}
