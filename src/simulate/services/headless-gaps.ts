import type { MeshCluster, MeshState } from '../../mesh/index';
import { givenOffer, serviceChoice } from './global';
import { derivedOffer, derivedSharing, importChoice } from './mcs/derived';
import { reconcile } from './mcs/reconcile';
import type { Offer } from './offer';
import { type Peer, type World, worldAsIs } from './world';

/** Callers whose DNS lacks the pods that other clusters have behind a headless name. */
interface HeadlessGap {
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
    const why = gap(world.facts.sharing(cluster, own).syncsSlices);
    const { remotes } = serviceChoice(world, cluster, own);
    const given = ({ cluster: peer }: Peer): Offer | undefined => givenOffer(world, peer, key);
    if (why !== undefined && remotes && hasRemotePods(world, cluster, `given ${key}`, given)) return why;
  }
  const reconciled = reconcile(world, cluster, key);
  if (reconciled.merged?.oldest.type !== 'Headless') return undefined;
  if (importChoice(cluster, reconciled) === undefined) return undefined;
  const derived = ({ cluster: peer }: Peer): Offer | undefined => derivedOffer(world, peer, key);
  return hasRemotePods(world, cluster, `derived ${key}`, derived)
    ? gap(derivedSharing(cluster, reconciled).syncsSlices)
    : undefined;
}

/** Whether another cluster that is known there gives pods; who does is looked for once for all that know the same. */
function hasRemotePods(
  world: World,
  { name }: MeshCluster,
  id: string,
  offer: (peer: Peer) => Offer | undefined,
): boolean {
  const { id: circle, members } = world.circleOf(name);
  const givers = world.once(`ready ${circle} ${id}`, () =>
    members.filter(peer => (offer(peer)?.pods.ready ?? 0) > 0),
  );
  return givers.some(({ cluster }) => cluster.name !== name);
}
