import type { MeshCluster, ServiceFacts } from '../../mesh/index';
import { type Options, serviceOptions } from './global';
import { derivedSharing, importOptions } from './mcs/derived';
import { reconcile } from './mcs/reconcile';
import type { Candidate } from './offer';
import { chosen, type Frontend, servers } from './select';
import { headlessCandidates } from './served';
import type { World } from './world';

/** By which of its two names a service is called. */
export type Via = 'service' | 'import';

/** The clusters behind one name in one cluster. */
export interface Reach {
  readonly via: Via;
  /** For each port that anybody serves: every cluster that could, chosen now or only when others are gone. */
  readonly sets: readonly ReadonlySet<string>[];
  /** Other clusters that get traffic now. */
  readonly used: ReadonlySet<string>;
}

/** What callers in a cluster can reach by the names of a service, but for what is gone. */
export function reachOf(world: World, cluster: MeshCluster, key: string): Reach[] {
  const service = cluster.services.get(key)?.value;
  const imported = importOptions(world, cluster, key);
  const reaches: Reach[] = [];
  // A Service that is not global has no backends but its own cluster's.
  if (
    service !== undefined &&
    service.type !== 'ExternalName' &&
    world.facts.sharing(cluster, service).global
  )
    reaches.push({ via: 'service', ...ofService(world, cluster, service) });
  if (imported !== undefined) reaches.push({ via: 'import', ...ofImport(world, cluster, key, imported) });
  return reaches;
}

type Sets = Omit<Reach, 'via'>;

function ofService(world: World, cluster: MeshCluster, service: ServiceFacts): Sets {
  const options = serviceOptions(world, cluster, service);
  if (!service.headless) return byPorts(service.ports, options);
  return together(headlessCandidates(cluster, options, world.facts.sharing(cluster, service)));
}

function ofImport(world: World, cluster: MeshCluster, key: string, options: Options): Sets {
  const reconciled = reconcile(world, cluster, key);
  if (reconciled.merged?.oldest.type !== 'Headless') return byPorts(reconciled.merged?.ports ?? [], options);
  return together(headlessCandidates(cluster, options, derivedSharing(cluster, reconciled)));
}

function byPorts(ports: readonly Frontend[], { candidates, choice }: Options): Sets {
  const used = new Set<string>();
  const sets: Set<string>[] = [];
  for (const port of ports) {
    const found = servers(port, candidates, choice);
    for (const { candidate } of chosen(found, choice.affinity))
      if (candidate.remote && !candidate.gone) used.add(candidate.cluster.name);
    const set = alive(found.map(({ candidate }) => candidate));
    if (set.size > 0) sets.push(set);
  }
  return { sets, used };
}

function together(candidates: readonly Candidate[]): Sets {
  const set = alive(candidates);
  const used = alive(candidates.filter(({ remote }) => remote));
  return { sets: set.size > 0 ? [set] : [], used };
}

const alive = (candidates: readonly Candidate[]): Set<string> =>
  new Set(candidates.filter(({ gone }) => !gone).map(({ cluster }) => cluster.name));
