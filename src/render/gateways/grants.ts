import { namespaceOf, type PlacedObject, referenceGrant } from '../../kinds/index';
import type { Plan } from '../../plan/index';
import { gatewayApi, mcsApi } from '../../releases/index';

/** A kind of objects in one namespace that refer to objects in another. */
interface Crossing {
  /** The first one that does. */
  readonly path: string;
  readonly kind: string;
  readonly from: string;
  readonly to: string;
  /** `<group> <kind> <name>` of what is referred to. */
  readonly targets: Set<string>;
}

/** A grant takes so many names. */
const most = 16;

/**
 * What may be referred to across namespaces, by cluster: exactly what routes and gateways there refer to, by name. Equal
 * grants of several clusters are one object.
 */
export function compileGrants(plan: Plan): Map<string, PlacedObject[]> {
  const made = new Map<string, PlacedObject[]>();
  const entries = [...crossings(plan)].map(([cluster, byKey]) => {
    const grants = [...byKey.values()].flatMap(crossing => {
      const targets = [...crossing.targets].sort();
      const key = JSON.stringify([crossing.path, crossing.kind, crossing.from, crossing.to, targets]);
      const objects = made.get(key) ?? toGrants(crossing, targets);
      made.set(key, objects);
      return objects;
    });
    return [cluster, grants.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))] as const;
  });
  return new Map(entries);
}

const keyOf = ({ object }: PlacedObject): string => `${namespaceOf(object) ?? ''}/${object.metadata.name}`;

function crossings({ entrance: { gateways, routes } }: Plan): Map<string, Map<string, Crossing>> {
  const byCluster = new Map<string, Map<string, Crossing>>();
  const cross = (
    clusters: readonly string[],
    { targets: [target = ''], ...rest }: Omit<Crossing, 'targets'> & { readonly targets: readonly string[] },
  ): void => {
    if (rest.from === rest.to) return;
    const key = `${rest.to} ${rest.kind} ${rest.from}`;
    for (const cluster of clusters) {
      const here = byCluster.get(cluster) ?? new Map<string, Crossing>();
      byCluster.set(cluster, here);
      const crossing = here.get(key) ?? { ...rest, targets: new Set<string>() };
      here.set(key, crossing);
      crossing.targets.add(target);
    }
  };
  for (const { path, namespace: from, clusters, listeners } of gateways)
    for (const { tls } of listeners)
      for (const { namespace: to, name } of tls?.certificates ?? [])
        cross(clusters, { path, kind: 'Gateway', from, to, targets: [` Secret ${name}`] });
  for (const { path, kind, namespace: from, clusters, rules } of routes)
    for (const backend of rules.flatMap(({ backends }) => backends)) {
      const group = backend.kind === 'ServiceImport' ? mcsApi.group : '';
      const targets = [`${group} ${backend.kind} ${backend.name}`];
      cross(clusters, { path, kind, from, to: backend.namespace, targets });
    }
  return byCluster;
}

function toGrants({ path, kind, from, to }: Crossing, targets: readonly string[]): PlacedObject[] {
  const count = Math.ceil(targets.length / most);
  return Array.from({ length: count }, (_, i) => ({
    path,
    object: referenceGrant({
      metadata: { name: `${kind.toLowerCase()}s-of-${from}${i === 0 ? '' : `-${i + 1}`}`, namespace: to },
      spec: {
        from: [{ group: gatewayApi.group, kind, namespace: from }],
        to: targets.slice(i * most, (i + 1) * most).map(target => {
          const [group = '', kind = '', name = ''] = target.split(' ');
          return { group, kind, name };
        }),
      },
    }),
  }));
}
