import type { ConnectionDifference } from '../mesh/found-connections';
import type { MeshDifference } from '../mesh/difference';
import type { ServiceDifference } from '../mesh/services';

/** What the simulators say of a change, by what may be its cause. */
export interface TrafficRisks {
  /** What policies open and close, by the policies that decided. */
  readonly connections: ReadonlyMap<string, readonly ConnectionDifference[]>;
  /** Services that nobody answers for any more in some clusters, by their names and by the clusters they lose. */
  readonly down: ReadonlyMap<string, readonly ServiceDifference[]>;
}

/** Looked up for every change, so that it is put in order once. */
export function trafficRisks({ connections, services }: MeshDifference): TrafficRisks {
  const byPolicies = connections.filter(({ cause }) => cause === 'policies');
  const down = services.filter(({ isDown }) => isDown);
  return {
    connections: by(byPolicies, ({ policies }) => policies),
    down: by(down, ({ service, lost }) => [service, ...lost]),
  };
}

function by<T>(all: readonly T[], keysOf: (one: T) => readonly string[]): Map<string, T[]> {
  const found = new Map<string, T[]>();
  for (const one of all)
    for (const key of new Set(keysOf(one))) {
      const list = found.get(key);
      if (list === undefined) found.set(key, [one]);
      else list.push(one);
    }
  return found;
}
