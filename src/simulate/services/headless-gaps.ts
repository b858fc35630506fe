import type { MeshCluster, MeshState } from '../../mesh/index';
import { serviceOptions } from './global';
import { derivedSharing, importOptions } from './mcs/derived';
import { reconcile } from './mcs/reconcile';
import type { Candidate } from './offer';
import { type World, worldAsIs } from './world';

/** Callers whose DNS lacks the pods that other clusters have behind a headless name. */
export interface HeadlessGap {
  /** `namespace/name`. */
  readonly key: string;
  /** Why: the cluster writes no EndpointSlices of remote pods, or an annotation declines them. */
  readonly why: 'sync is off' | 'declined';
  /** The clusters of the callers, in order. */
  readonly clusters: readonly string[];
}

/** Every headless name that lacks remote pods somewhere, since they are known to DNS through EndpointSlices alone. */
export function* headlessGaps(state: MeshState): Generator<HeadlessGap> {
  const world = worldAsIs(state);
  for (const [key, holders] of state.holders) {
    if (!holders.some(name => state.clusters.get(name)?.services.get(key)?.value.headless)) continue;
    const found = new Map<HeadlessGap['why'], string[]>();
    for (const cluster of state.clusters.values()) {
      const why = gapOf(world, cluster, key);
      if (why !== undefined) found.set(why, [...(found.get(why) ?? []), cluster.name]);
    }
    world.forget();
    for (const [why, clusters] of found) yield { key, why, clusters };
  }
}

function gapOf(world: World, cluster: MeshCluster, key: string): HeadlessGap['why'] | undefined {
  const isSynced = cluster.settings.endpointSliceSync;
  const gap = (syncsSlices: boolean): HeadlessGap['why'] | undefined =>
    !syncsSlices ? 'declined' : isSynced ? undefined : 'sync is off';
  const own = cluster.services.get(key)?.value;
  if (own?.headless === true && world.facts.sharing(cluster, own).global) {
    const { candidates } = serviceOptions(world, cluster, own);
    const why = gap(world.facts.sharing(cluster, own).syncsSlices);
    if (why !== undefined && candidates.some(hasRemotePods)) return why;
  }
  const reconciled = reconcile(world, cluster, key);
  if (reconciled.merged?.oldest.type !== 'Headless') return undefined;
  const { candidates = [] } = importOptions(world, cluster, key) ?? {};
  return candidates.some(hasRemotePods) ? gap(derivedSharing(cluster, reconciled).syncsSlices) : undefined;
}

const hasRemotePods = ({ remote, pods }: Candidate): boolean => remote && pods.ready > 0;
