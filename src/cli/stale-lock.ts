import { recordFleet, type Registry, textOf } from '../registry/index';
import type { FleetLock } from '../synth/index';
import { updateLock } from './fleet-lock';
import type { Compared } from './lost-records';

/** A lock that does not say what the blueprints of its folder do. */
export interface StaleLock {
  readonly lock: FleetLock;
  readonly fleets: readonly Compared[];
}

/** The locks that a synth of these fleets changes. */
export function staleLocks(syntheses: readonly Compared[]): StaleLock[] {
  return [...new Set(syntheses.map(({ lock }) => lock))]
    .map(lock => ({ lock, fleets: syntheses.filter(synthesis => synthesis.lock === lock) }))
    .filter(
      ({ lock: { isThere, registry }, fleets }) =>
        !isThere || textOf(registry) !== textOf(record(registry, fleets)),
    );
}

/** Writes a stale lock, and says what it had to be told: that it was lost, and which ids became reserved. */
export function writeLock({ lock, fleets }: StaleLock): string[] {
  const names = fleets.map(({ fleet }) => fleet);
  updateLock(lock, names, now => record(now, fleets));
  const isLost = !lock.isThere && fleets.some(({ wasWritten }) => wasWritten);
  const lost = `${lock.shown} was missing; its entries are made anew from what is written, without the reserved ids of clusters that left before.`;
  const left = names.flatMap(fleet =>
    [...(record(lock.registry, fleets).fleets.get(fleet)?.left ?? [])]
      .filter(([cluster]) => lock.registry.fleets.get(fleet)?.left.has(cluster) !== true)
      .map(
        ([cluster, id]) =>
          `'${cluster}' left; its id ${id} stays reserved until: meshprint release ${fleet}/${cluster}`,
      ),
  );
  return isLost ? [lost, ...left] : left;
}

function record(registry: Registry, fleets: readonly Compared[]): Registry {
  return fleets.reduce((before, { fleet, plan, gone }) => {
    if (plan === undefined) return before;
    const { maxConnectedClusters } = plan.mesh;
    const clusters = new Map(plan.clusters.map(({ name, id }) => [name, id]));
    // What only the repositories still have is recorded first, so that it is among those that left.
    const known =
      gone.size === 0 ? before : recordFleet(before, fleet, { maxConnectedClusters, clusters: gone });
    return recordFleet(known, fleet, { maxConnectedClusters, clusters });
  }, registry);
}
