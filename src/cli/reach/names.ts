import { fewOf, printable } from '../../findings/index';
import type { Group } from '../../simulate/index';
import { systemNamespaces } from './look';

/** Labels that name an application, the most usual first. */
const telling = ['app', 'app.kubernetes.io/name', 'k8s-app', 'name'];

/** Names for groups, such that two kinds of pods of one namespace never share one: `shop/app=web`, `shop/web`. */
class GroupNames {
  private readonly shapes = new Map<string, Set<string>>();

  constructor(groups: Iterable<Group>) {
    for (const group of groups) {
      const name = short(group);
      this.shapes.set(name, (this.shapes.get(name) ?? new Set()).add(shapeOf(group)));
    }
  }

  of(group: Group): string {
    const name = short(group);
    if (this.shapes.get(name)?.size === 1) return name;
    if (group.workloads.length > 0) return group.workloads.join(' and ');
    return `${group.namespace}/${labelsText(group) || 'other pods'}`;
  }
}

/** Equal for pods that are alike wherever they are. */
export const shapeOf = ({ namespace, labels, workloads }: Group): string =>
  JSON.stringify([namespace, Object.entries(labels).sort(), workloads.length === 0, [...workloads].sort()]);

function short(group: Group): string {
  const { namespace, labels, workloads } = group;
  const key = telling.find(one => labels[one] !== undefined);
  if (key !== undefined && (workloads.length > 0 || Object.keys(labels).length === 1))
    return `${namespace}/${key}=${labels[key]}`;
  if (workloads.length > 0) return workloads.join(' and ');
  return `${namespace}/${labelsText(group) || 'other pods'}`;
}

const labelsText = ({ labels }: Group): string =>
  Object.entries(labels)
    .map(([key, value]) => `${key}=${value}`)
    .sort()
    .join(',');

/** `in paris`, `in a and b`, `in 38 clusters (shop-001 … shop-038)`, `in every cluster` */
export function clustersText(clusters: readonly string[], all: number): string {
  const names = [...new Set(clusters)].sort();
  if (names.length === all && all > 2) return 'in every cluster';
  if (names.length <= 2) return `in ${names.join(' and ')}`;
  return `in ${names.length} clusters (${names[0]} … ${names.at(-1)})`;
}

/** Names lines by their groups: pods first, then where they are; pods of the same clusters together. */
export function namer(groups: readonly Group[], all: number): (of: readonly Group[]) => string {
  const names = new GroupNames(new Map(groups.map(group => [group.id, group])).values());
  return of => {
    const clusters = new Map<string, Set<string>>();
    for (const group of of) {
      const name = names.of(group);
      const known = clusters.get(name) ?? new Set();
      clusters.set(name, known);
      for (const cluster of group.clusters) known.add(cluster);
    }
    const byPlace = new Map<string, string[]>();
    for (const [name, found] of clusters) {
      const place = clustersText([...found], all);
      byPlace.set(place, [...(byPlace.get(place) ?? []), name]);
    }
    const parts = [...byPlace].map(([place, list]) => `${fewOf(list.sort(peoplesFirst), most)} ${place}`);
    return printable(
      parts.length <= most ? parts.join('; ') : `${parts.slice(0, most).join('; ')}; and others`,
    );
  };
}

/** What belongs to every cluster comes last. */
function peoplesFirst(a: string, b: string): number {
  const rank = (name: string): number => Number(systemNamespaces.has(name.slice(0, name.indexOf('/'))));
  return rank(a) - rank(b) || (a < b ? -1 : 1);
}

/** More than that no line of a terminal holds. */
const most = 3;
