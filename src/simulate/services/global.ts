import type { MeshCluster, ServiceFacts } from '../../mesh/index';
import { familiesOf } from './families';
import { type Candidate, localOffer, serviceKey, sharedOffer } from './offer';
import type { Choice } from './select';
import type { World } from './world';

/** What a caller's cluster may choose from for one of its own Services, and how it chooses. */
export interface Options {
  readonly candidates: readonly Candidate[];
  readonly choice: Choice;
}

/**
 * A Service as callers in its cluster use it: its own pods, and when it is global those of every linked cluster that
 * shares a Service of the same name and namespace. Whether the namespace is global in the caller's cluster decides
 * only what that cluster gives, not what it takes (cilium selectbackends.go looks at the Service alone).
 */
export function serviceOptions(world: World, cluster: MeshCluster, service: ServiceFacts): Options {
  const { facts } = world;
  const { global, affinity, dropsRemotes } = facts.sharing(cluster, service);
  const remotes = global && dropsRemotes === undefined && cluster.settings.id !== 0;
  const candidates: Candidate[] = [
    { ...localOffer(facts, cluster, service), remote: false, gone: world.isDown(cluster.name) },
  ];
  if (remotes) candidates.push(...remoteCandidates(world, cluster, service));
  const families = familiesOf(service, cluster.settings);
  return { candidates, choice: { affinity, remotes, families, version: cluster.settings.version } };
}

function remoteCandidates(world: World, cluster: MeshCluster, service: ServiceFacts): Candidate[] {
  const key = serviceKey(service);
  return world.peersOf(cluster.name).flatMap(peer => {
    const theirs = peer.cluster.services.get(key)?.value;
    const offer =
      theirs &&
      world.once(`shared ${peer.cluster.name} ${key}`, () => sharedOffer(world.facts, peer.cluster, theirs));
    return typeof offer === 'object' ? [{ ...offer, remote: true, gone: peer.gone }] : [];
  });
}
