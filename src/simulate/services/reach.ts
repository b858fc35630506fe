import type { MeshCluster } from '../../mesh/index';
import type { Sharing } from './annotations';
import { givenOffer, serviceChoice } from './global';
import { derivedOffer, derivedSharing, importChoice, mirroredOffer } from './mcs/derived';
import { reconcile } from './mcs/reconcile';
import { localOffer, type Offer } from './offer';
import { backendsFor, type Choice, type Frontend } from './select';
import type { Peer, World } from './world';

/** By which of its two names a service is called. */
export type Via = 'service' | 'import';

/** The clusters behind one port of a name. */
export interface PortReach {
  /** Clusters that would serve others, the caller's own perhaps among them; equal ports share one set. */
  readonly given: ReadonlySet<string>;
  /** Whether the caller's own cluster serves it. */
  readonly own: boolean;
}

/** The clusters behind one name in one cluster, without those that are gone. */
export interface Reach {
  readonly via: Via;
  readonly affinity: Choice['affinity'];
  readonly ports: readonly PortReach[];
}

/** What callers in a cluster can reach by the names of a service. */
export function reachOf(world: World, cluster: MeshCluster, key: string): Reach[] {
  return [...reachByService(world, cluster, key), ...reachByImport(world, cluster, key)];
}

function reachByService(world: World, cluster: MeshCluster, key: string): Reach[] {
  const service = cluster.services.get(key)?.value;
  if (service === undefined || service.type === 'ExternalName') return [];
  const sharing = world.facts.sharing(cluster, service);
  // A Service that is not global has no backends but its own cluster's.
  if (!sharing.global) return [];
  const given = ({ cluster: peer }: Peer): Offer | undefined => givenOffer(world, peer, key);
  const asked = { key, via: 'service', choice: serviceChoice(world, cluster, service), given } as const;
  const own = localOffer(world.facts, cluster, service);
  return [
    service.headless
      ? headless(world, cluster, asked, own, sharing)
      : ported(world, cluster, asked, own, service.ports),
  ];
}

function reachByImport(world: World, cluster: MeshCluster, key: string): Reach[] {
  const reconciled = reconcile(world, cluster, key);
  const choice = importChoice(cluster, reconciled);
  if (reconciled.merged === undefined || reconciled.noDerived === 'namespace not global') return [];
  if (choice === undefined)
    return [{ via: 'import', affinity: 'none', ports: [{ given: nobody, own: false }] }];
  const { ports, oldest } = reconciled.merged;
  const given = (peer: Peer): Offer | undefined => derivedOffer(world.as(peer), peer.cluster, key);
  const asked = { key, via: 'import', choice, given } as const;
  const own = mirroredOffer(world, cluster, key);
  const isHeadless = oldest.type === 'Headless';
  return [
    isHeadless
      ? headless(world, cluster, asked, own, derivedSharing(cluster, reconciled))
      : ported(world, cluster, asked, own, ports),
  ];
}

interface Asked {
  readonly key: string;
  readonly via: Via;
  readonly choice: Choice;
  /** What another cluster gives. */
  readonly given: (peer: Peer) => Offer | undefined;
}

const nobody: ReadonlySet<string> = new Set();

function headless(
  world: World,
  { name, settings }: MeshCluster,
  { key, via, given }: Asked,
  own: Offer | undefined,
  { syncsSlices }: Sharing,
): Reach {
  const synced = settings.endpointSliceSync && syncsSlices;
  const set = synced
    ? givers(world, name, `headless ${via} ${key}`, peer => given(peer)?.pods.ready ?? 0)
    : nobody;
  return { via, affinity: 'none', ports: [{ given: set, own: (own?.pods.ready ?? 0) > 0 }] };
}

function ported(
  world: World,
  { name }: MeshCluster,
  { key, via, choice, given }: Asked,
  own: Offer | undefined,
  ports: readonly Frontend[],
): Reach {
  const { affinity, remotes, families, version } = choice;
  const reaches = ports.map(port => {
    const id = `${via} ${key} ${port.name} ${port.protocol} ${families.join()} ${port.name === '' ? version : ''}`;
    const backends = (peer: Peer): number => {
      const offer = given(peer);
      return offer === undefined ? 0 : backendsFor(port, { ...offer, remote: true, gone: peer.gone }, choice);
    };
    const mine = own !== undefined && backendsFor(port, { ...own, remote: false, gone: false }, choice) > 0;
    return { given: remotes ? givers(world, name, id, backends) : nobody, own: mine };
  });
  return { via, affinity, ports: reaches };
}

/**
 * The members of a cluster's circle that give backends and can be reached. It is worked out once for a circle, since
 * looking at every pair of clusters for every service would take minutes.
 */
function givers(
  world: World,
  name: string,
  id: string,
  backends: (peer: Peer) => number,
): ReadonlySet<string> {
  const circle = world.circleOf(name);
  return world.once(`givers ${circle.id} ${id}`, () => {
    const serving = new Map<MeshCluster, boolean>();
    const serves = (peer: Peer): boolean => {
      const alike = world.firstAlike(peer.cluster);
      const known = serving.get(alike) ?? backends(peer) > 0;
      serving.set(alike, known);
      return known;
    };
    const found = circle.members.filter(peer => !peer.gone && serves(peer));
    const names = found.map(({ cluster }) => cluster.name);
    // One set for all ports that the same clusters serve.
    return names.length === 0 ? nobody : world.once(`set ${names.join(' ')}`, () => new Set(names));
  });
}
