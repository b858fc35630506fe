import type { ServiceData } from '../../../data/services-data';
import type { Page } from '../../page';

/** Whom the answer is for: the cluster that somebody chose, or one that has the service and is not down. */
export function clientOf(
  { fleet, state }: Page,
  service: ServiceData | undefined,
  down: readonly string[],
): string {
  if (state.from !== undefined && fleet.cluster(state.from) !== undefined) return state.from;
  const all = [...(service?.members ?? []).map(({ cluster }) => cluster), ...fleet.names];
  return all.find(name => !down.includes(name)) ?? all[0] ?? '';
}
