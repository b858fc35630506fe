import type { MeshCluster, ServiceFacts } from '../../mesh/index';
import { familiesOf } from './families';
import { type Candidate, localOffer, type Offer, serviceKey, sharedOffer } from './offer';
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
  const choice = serviceChoice(world, cluster, service);
  const candidates: Candidate[] = [
    { ...localOffer(facts, cluster, service), remote: false, gone: world.isDown(cluster.name) },
  ];
  if (choice.remotes) candidates.push(...remoteCandidates(world, cluster, service));
  return { candidates, choice };
}

/** How a cluster chooses for callers of one of its Services. */
export function serviceChoice({ facts }: World, cluster: MeshCluster, service: ServiceFacts): Choice {
  const { global, affinity, dropsRemotes } = facts.sharing(cluster, service);
  return {
    affinity,
    // Without an id there is no mesh, and the choice is Kubernetes' own.
    remotes: global && dropsRemotes === undefined && cluster.settings.id !== 0,
    families: familiesOf(service, cluster.settings),
    version: cluster.settings.version,
  };
}

function remoteCandidates(world: World, cluster: MeshCluster, service: ServiceFacts): Candidate[] {
  const key = serviceKey(service);
  return world.peersOf(cluster.name).flatMap(peer => {
    const offer = givenOffer(world, peer.cluster, key);
    return offer === undefined ? [] : [{ ...offer, remote: true, gone: peer.gone }];
  });
}

/** What a cluster gives to others for its Service of a name. */
export function givenOffer(world: World, cluster: MeshCluster, key: string): Offer | undefined {
  return world.once(`given ${cluster.name} ${key}`, () => {
    const service = cluster.services.get(key)?.value;
    const offer = service && sharedOffer(world.facts, cluster, service);
    return typeof offer === 'object' ? offer : undefined;
  });
}
