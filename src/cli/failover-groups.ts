import type { Loss, Via } from '../simulate/index';
import { counted } from './terminal';

/** What is told of a service. */
interface Fate {
  readonly service: string;
  readonly via: Via;
}

/** Those that share everything but the service, together; the largest groups first, and never an empty one. */
export function groupsOf<T extends Fate>(fates: readonly T[]): (readonly [T, ...T[]])[] {
  const groups = new Map<string, [T, ...T[]]>();
  for (const fate of fates) {
    const id = JSON.stringify({ ...fate, service: undefined });
    const group = groups.get(id);
    if (group === undefined) groups.set(id, [fate]);
    else group.push(fate);
  }
  return [...groups.values()].sort((a, b) => b.length - a.length);
}

export const servicesOf = (fates: readonly Fate[]): string[] => [
  ...new Set(fates.map(({ service }) => service)),
];

/** How many services lose their last backend by the clusters that are gone, the most first; of one alone nothing. */
export function lossesByCluster(losses: readonly Loss[]): string[] {
  const byDown = new Map<string, Set<string>>();
  for (const { service, down } of losses) {
    const names = down.join(' and ');
    byDown.set(names, (byDown.get(names) ?? new Set()).add(service));
  }
  if (byDown.size < 2) return [];
  return [...byDown]
    .sort(([a, one], [b, other]) => other.size - one.size || (a < b ? -1 : 1))
    .map(([names, services]) => `${counted(services.size, 'service')} without ${names}`);
}
