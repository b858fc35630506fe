import type { MeshState } from '../../../mesh/index';
import { worldAsIs } from '../world';
import { areInAccord } from './alike';
import type { Conflict } from './merge';
import { reconcile } from './reconcile';

/** Exports of one name that contradict each other. */
export interface ExportConflict {
  /** `namespace/name`. */
  readonly key: string;
  readonly conflict: Conflict;
  /** The clusters whose import is made of them, in order. */
  readonly seenBy: readonly string[];
}

/**
 * Every conflict that Cilium would report in some cluster, each once. Clusters see what they are linked with, so that
 * in a partial mesh they may see different ones. Which export is the oldest is not known here: the name decides.
 */
export function* exportConflicts(state: MeshState): Generator<ExportConflict> {
  const world = worldAsIs(state);
  for (const key of [...state.holders.keys()].sort()) {
    const exporters = (state.holders.get(key) ?? []).filter(name =>
      state.clusters.get(name)?.exports.has(key),
    );
    if (exporters.length < 2 || areInAccord(world, key)) continue;
    world.forget();
    const found = new Map<string, { conflict: Conflict; seenBy: string[] }>();
    for (const cluster of state.clusters.values()) {
      const conflict = reconcile(world, cluster, key).merged?.conflict;
      if (conflict === undefined) continue;
      const { reason, cluster: loser, against, property } = conflict;
      const id = [reason, loser, against, property].join('\n');
      const entry = found.get(id) ?? { conflict, seenBy: [] };
      entry.seenBy.push(cluster.name);
      found.set(id, entry);
    }
    for (const entry of found.values()) yield { key, ...entry };
  }
}
