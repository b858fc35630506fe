import type { MeshCluster, PortFacts } from '../../../mesh/index';
import { type Sharing, sharingOf } from '../annotations';
import { familiesOf } from '../families';
import type { Options } from '../global';
import { type Candidate, type Offer, published } from '../offer';
import type { World } from '../world';
import type { Choice } from '../select';
import { type Operator, operatorOf } from './operator';
import { type Reconciled, reconcile } from './reconcile';

/** How the Service that Cilium makes of an import takes part in the mesh: it is global, and has the import's annotations. */
export function derivedSharing({ settings }: MeshCluster, { merged }: Reconciled): Sharing {
  const annotations = { ...merged?.oldest.annotations, 'service.cilium.io/global': 'true' };
  const headless = merged?.oldest.type === 'Headless';
  return sharingOf({ annotations, headless }, settings.version);
}

/**
 * The ports of a cluster's own endpoints that its derived Service takes: those whose name has the same number and
 * protocol in the import (cilium pkg/clustermesh/mcsapi/endpointslice_mirror_controller.go getFilteredPorts). A port
 * that lost a conflict is served to nobody, at home neither. Before 1.19 all are taken, and the name alone decides.
 */
function mirroredPorts(
  own: readonly PortFacts[],
  { merged }: Reconciled,
  operator: Operator,
): readonly PortFacts[] {
  if (!operator.filtersPorts) return own;
  const imported = new Map(merged?.ports.map(port => [port.name, port]));
  return own.filter(({ name, port, protocol }) => {
    const other = imported.get(name);
    return other?.port === port && other.protocol === protocol;
  });
}

const hasDerived = ({ merged, noDerived }: Reconciled): boolean =>
  merged !== undefined && noDerived === undefined;

/** The endpoints that a cluster's own export puts behind its own derived Service. */
export function mirroredOffer(world: World, cluster: MeshCluster, key: string): Offer | undefined {
  const reconciled = reconcile(world, cluster, key);
  const service = world.facts.service(cluster.name, key)?.value;
  const exported = cluster.exports.has(key) && reconciled.invalid === undefined;
  if (!hasDerived(reconciled) || service === undefined || !exported) return undefined;
  const operator = operatorOf(cluster.settings);
  const ports = mirroredPorts(service.ports, reconciled, operator);
  const families = familiesOf(service, cluster.settings).filter(
    family => !operator.families || reconciled.supported.includes(family),
  );
  // Slices without a port are not mirrored at all.
  if ((ports.length === 0 && operator.filtersPorts) || families.length === 0) return undefined;
  return { cluster, pods: world.facts.pods(cluster, service), ports, families };
}

/** What a cluster gives to others behind an import: what is behind its own, as a global service. */
export function derivedOffer(world: World, cluster: MeshCluster, key: string): Offer | undefined {
  return world.once(`derived ${cluster.name} ${key}`, () => makeDerivedOffer(world, cluster, key));
}

function makeDerivedOffer(world: World, cluster: MeshCluster, key: string): Offer | undefined {
  const offer = mirroredOffer(world, cluster, key);
  const { shared } = derivedSharing(cluster, reconcile(world, cluster, key));
  const given = shared && world.facts.gives(cluster, key.slice(0, key.indexOf('/')));
  return offer !== undefined && given ? published(offer) : undefined;
}

/** What callers of an import may choose from in a cluster, and how; undefined when it has none, or no Service behind it. */
export function importOptions(world: World, cluster: MeshCluster, key: string): Options | undefined {
  const choice = importChoice(cluster, reconcile(world, cluster, key));
  if (choice === undefined) return undefined;
  const own = mirroredOffer(world, cluster, key);
  const candidates: Candidate[] =
    own === undefined ? [] : [{ ...own, remote: false, gone: world.isDown(cluster.name) }];
  for (const peer of world.peersOf(cluster.name)) {
    const offer = derivedOffer(world.as(peer), peer.cluster, key);
    if (offer !== undefined) candidates.push({ ...offer, remote: true, gone: peer.gone });
  }
  return { candidates, choice };
}

/** How a cluster chooses for callers of an import; undefined when it has none, or no Service behind it. */
export function importChoice(cluster: MeshCluster, reconciled: Reconciled): Choice | undefined {
  if (!hasDerived(reconciled)) return undefined;
  const { affinity, dropsRemotes } = derivedSharing(cluster, reconciled);
  const { version } = cluster.settings;
  return { affinity, remotes: dropsRemotes === undefined, families: reconciled.supported, version };
}
