import type { Group } from '../../simulate/index';

/** Labels that name an application, the most usual first. */
const telling = ['app', 'app.kubernetes.io/name', 'k8s-app', 'name'];

/** Names of groups, such that two kinds of pods of one namespace never share one: `shop/app=web`, `shop/web`. */
export function nameGroups(groups: readonly Group[]): string[] {
  const kinds = new Map<string, Set<string>>();
  for (const group of groups) {
    const name = shortName(group);
    kinds.set(name, (kinds.get(name) ?? new Set()).add(kindOf(group)));
  }
  return groups.map(group => {
    const name = shortName(group);
    return kinds.get(name)?.size === 1 ? name : longName(group);
  });
}

const kindOf = ({ namespace, labels, workloads }: Group): string =>
  JSON.stringify([namespace, Object.entries(labels).sort(), [...workloads].sort()]);

function shortName(group: Group): string {
  const { namespace, labels, workloads } = group;
  const key = telling.find(one => labels[one] !== undefined);
  if (key !== undefined && (workloads.length > 0 || Object.keys(labels).length === 1))
    return `${namespace}/${key}=${labels[key]}`;
  return longName(group);
}

function longName({ namespace, labels, workloads }: Group): string {
  if (workloads.length > 0) return workloads.join(' and ');
  const marks = Object.entries(labels).map(([key, value]) => `${key}=${value}`);
  return `${namespace}/${marks.sort().join(',') || 'other pods'}`;
}
