import type { MeshCluster, ServiceFacts } from '../../mesh/index';
import { at, type Reason } from '../because';
import type { Sharing } from './annotations';
import type { Options } from './global';
import { type Offer, type Refusal, serviceKey, sharedOffer } from './offer';
import { backendsFor, type Frontend } from './select';
import type { World } from './world';

const refusals: Readonly<Record<Refusal, string>> = {
  'not global': 'is not global there, so that cluster keeps its backends to itself',
  'not shared': 'is not shared there, so that cluster takes backends and gives none',
  'namespace not global': 'is in a namespace that is not global there, so nothing of it leaves that cluster',
  'external name': 'is an ExternalName there, which has no backends',
};

/** Why callers of a Service get the backends that they get: the Service itself, then every cluster that has one of its name. */
export function explainService(
  world: World,
  cluster: MeshCluster,
  service: ServiceFacts,
  options: Options,
): Reason[] {
  const key = serviceKey(service);
  const place = at(cluster.name, `Service ${key}`, cluster.services.get(key));
  return [
    { why: ownSentence(world, cluster, service), ...place },
    ...(world.facts.state.holders.get(key) ?? [])
      .filter(name => name !== cluster.name)
      .flatMap(name => explainOther(world, cluster, service, options, name)),
  ];
}

function ownSentence(world: World, cluster: MeshCluster, service: ServiceFacts): string {
  const subject = `Service ${serviceKey(service)} in ${cluster.name}`;
  const sharing = world.facts.sharing(cluster, service);
  if (!sharing.global)
    return `${subject} is not global, so callers get the backends of ${cluster.name} alone`;
  return `${subject} is global, ${preference(cluster, sharing)}${onNode(service.internalTrafficPolicy)}`;
}

/** Backends of other clusters have no node, so that the policy is about those at home (cilium pkg/loadbalancer/writer). */
export const onNode = (internalTrafficPolicy: string | undefined): string =>
  internalTrafficPolicy === 'Local' ? "; of the backends at home only those of the caller's node" : '';

/** Which backends callers in a cluster get first, as the end of a sentence. */
export function preference({ name, settings }: MeshCluster, { affinity, dropsRemotes }: Sharing): string {
  if (dropsRemotes !== undefined)
    return `but asks for the affinity '${dropsRemotes}', for which Cilium ${settings.version} drops every remote backend (cilium/cilium#46623)`;
  const first = {
    none: 'callers get all backends alike',
    local: `callers get the backends of ${name} while there are any, and those of other clusters otherwise`,
    remote: `callers get the backends of other clusters while there are any, and those of ${name} otherwise`,
  }[affinity];
  return `with affinity ${affinity}: ${first}`;
}

function explainOther(
  world: World,
  cluster: MeshCluster,
  service: ServiceFacts,
  { candidates, choice }: Options,
  name: string,
): Reason[] {
  const key = serviceKey(service);
  const other = world.facts.cluster(name);
  const theirs = other?.services.get(key);
  if (other === undefined || theirs === undefined) return [];
  const place = at(name, `Service ${key}`, theirs);
  const offer = sharedOffer(world.facts, other, theirs.value);
  const unknown = whyUnknown(world, cluster, other);
  if (unknown !== undefined) return typeof offer === 'object' ? [{ why: unknown, ...place }] : [];
  if (!choice.remotes) return [];
  if (typeof offer === 'string') return [{ why: `Service ${key} in ${name} ${refusals[offer]}`, ...place }];
  const candidate = candidates.find(({ cluster: { name: of } }) => of === name);
  return candidate === undefined
    ? []
    : [{ why: offerSentence(candidate, service.ports, choice.families, backends), ...place }];

  function backends(frontend: Frontend): number {
    return candidate === undefined ? 0 : backendsFor(frontend, candidate, choice);
  }
}

/** Why a cluster knows nothing of another one; undefined when it does. */
export function whyUnknown(world: World, cluster: MeshCluster, other: MeshCluster): string | undefined {
  const { state } = world.facts;
  const [from, to] = [cluster.name, other.name];
  if (world.peersOf(from).some(peer => peer.cluster === other)) return undefined;
  const isLinked = state.links.get(from)?.includes(to) === true;
  if (isLinked && !other.settings.publishes)
    return `${to} runs no clustermesh-apiserver, so ${from} learns nothing of it`;
  if (isLinked)
    return `${to} cannot be reached, and ${from} forgot it after ${cluster.settings.cacheTtl ?? 'a while'}`;
  const half = state.oneSided.find(
    listing => (listing.from === from && listing.to === to) || (listing.from === to && listing.to === from),
  );
  if (half !== undefined)
    return `${half.from} lists ${half.to}, which does not list it: that is no link, and its backends are not counted`;
  return `${from} is not linked with ${to}, and links do not lead further`;
}

/** What became of an offer: taken, or of no use to these ports. */
export function offerSentence(
  { cluster: { name }, pods, families, gone }: Offer & { readonly gone: boolean },
  frontends: readonly Frontend[],
  wanted: readonly string[],
  backends: (frontend: Frontend) => number,
): string {
  if (pods.ready === 0) return `${name} has no ready endpoint`;
  if (!families.some(family => wanted.includes(family)))
    return `${name} has endpoints of ${families.join(' and ')} only, which callers do not use`;
  const without = frontends.filter(frontend => backends(frontend) === 0);
  const list = without
    .map(({ name, port, protocol }) => `${name === '' ? port : name}/${protocol}`)
    .join(', ');
  const count = `${pods.ready} ready endpoint${pods.ready === 1 ? '' : 's'}`;
  const ready = gone
    ? `${name} cannot be reached, but is remembered with ${count}, and what goes there is lost`
    : `${name} has ${count}`;
  return without.length === 0 ? ready : `${ready}, but no port of the same name and protocol for ${list}`;
}
