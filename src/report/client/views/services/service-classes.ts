import type { ServiceData } from '../../../data/services-data';
import type { Fleet } from '../../fleet';

/** Clusters with the same role in every service, all of them up or all of them down. */
export interface ClusterClass {
  readonly isDown: boolean;
  readonly clusters: readonly string[];
}

/** So many clusters have a column each. */
const mostAlone = 40;

/** The columns for some services: clusters that have none of them have no column. */
export function classesOf(
  { names }: Fleet,
  services: readonly ServiceData[],
  down: ReadonlySet<string>,
): ClusterClass[] {
  const roles = new Map<string, string[]>(names.map(name => [name, []]));
  for (const [i, { members }] of services.entries())
    for (const { cluster, role, affinity } of members) roles.get(cluster)?.push(`${i} ${role} ${affinity}`);
  const used = names.filter(name => (roles.get(name)?.length ?? 0) > 0);
  if (used.length <= mostAlone) return used.map(name => ({ clusters: [name], isDown: down.has(name) }));
  const found = new Map<string, string[]>();
  for (const name of used) {
    const key = `${down.has(name) ? 'down' : 'up'} ${roles.get(name)?.join() ?? ''}`;
    const list = found.get(key) ?? [];
    found.set(key, list);
    list.push(name);
  }
  return [...found.values()].map(clusters => ({ clusters, isDown: down.has(clusters[0] ?? '') }));
}
