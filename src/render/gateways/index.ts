import type { PlacedObject } from '../../kinds/index';
import type { EntrancePlan, Plan, RoutePlan } from '../../plan/index';
import { toGateway } from './gateway';
import { compileGrants } from './grants';
import { toIngress } from './ingress';
import { toRoute } from './route';

/** What comes in to one cluster: what the blueprint says of it, and the objects for that. */
export interface ClusterEntrance extends EntrancePlan {
  readonly objects: readonly PlacedObject[];
}

/** A cluster that nothing comes in to. */
export const noEntrance: ClusterEntrance = { gateways: [], routes: [], ingresses: [], objects: [] };

/**
 * Gateways, routes, Ingresses and grants, by cluster. What is the same in several clusters is one object, so that it is
 * checked and written once however many clusters have it.
 */
export function compileGateways(plan: Plan): Map<string, ClusterEntrance> {
  const { gateways, routes, ingresses } = plan.entrance;
  const objects = new Listing<PlacedObject>();
  const here = { gateways: by(gateways), routes: by(routes), ingresses: by(ingresses) };
  for (const gateway of gateways)
    objects.add(gateway.clusters, { path: gateway.path, object: toGateway(gateway) });
  const tlsVersions = new Map(plan.clusters.map(c => [c.name, c.crds.gatewayApi.tlsRoutes]));
  for (const route of routes) addRoute(route, tlsVersions, objects);
  for (const ingress of ingresses)
    objects.add(ingress.clusters, { path: ingress.path, object: toIngress(ingress) });
  const grants = compileGrants(plan);
  return new Map(
    plan.clusters.map(({ name }) => [
      name,
      {
        gateways: here.gateways.of(name),
        routes: here.routes.of(name),
        ingresses: here.ingresses.of(name),
        objects: [...objects.of(name), ...(grants.get(name) ?? [])],
      },
    ]),
  );
}

/** Things by the clusters that have them. */
class Listing<T> {
  private readonly byCluster = new Map<string, T[]>();

  add(clusters: readonly string[], thing: T): void {
    for (const cluster of clusters) {
      const things = this.byCluster.get(cluster);
      if (things === undefined) this.byCluster.set(cluster, [thing]);
      else things.push(thing);
    }
  }

  of(cluster: string): readonly T[] {
    return this.byCluster.get(cluster) ?? [];
  }
}

function by<T extends { readonly clusters: readonly string[] }>(things: readonly T[]): Listing<T> {
  const listing = new Listing<T>();
  for (const thing of things) listing.add(thing.clusters, thing);
  return listing;
}

type TlsVersion = Plan['clusters'][number]['crds']['gatewayApi']['tlsRoutes'];

/** One object for the clusters that have the same of its gateways, and serve TLSRoutes in the same version. */
function addRoute(
  route: RoutePlan,
  tlsVersions: ReadonlyMap<string, TlsVersion>,
  objects: Listing<PlacedObject>,
): void {
  const having = route.gateways.map(({ gateway }) => new Set(gateway.clusters));
  const made = new Map<string, PlacedObject>();
  for (const cluster of route.clusters) {
    const version = tlsVersions.get(cluster);
    const isHere = having.map(clusters => clusters.has(cluster));
    // A rule refuses a route without a gateway.
    if (version === undefined || !isHere.includes(true)) continue;
    const key = JSON.stringify([version, isHere]);
    const attached = route.gateways.filter((_, i) => isHere[i] === true);
    const placed = made.get(key) ?? { path: route.path, object: toRoute(route, attached, version) };
    made.set(key, placed);
    objects.add([cluster], placed);
  }
}
