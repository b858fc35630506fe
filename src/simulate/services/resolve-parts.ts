import type { MeshCluster } from '../../mesh/index';
import { at, type Reason } from '../because';
import {
  aboutClusterset,
  aboutDeclared,
  aboutLostPorts,
  aboutOrder,
  aboutPods,
  aboutTopology,
  unservedZone,
} from './assumptions';
import { explainService, offerSentence, onNode, preference } from './explain';
import { type Options, serviceOptions } from './global';
import type { Assumption } from './inputs';
import { derivedSharing, importOptions } from './mcs/derived';
import type { Merged } from './mcs/merge';
import { reconcile } from './mcs/reconcile';
import { explainImport } from './mcs/resolve-import';
import type { Offer } from './offer';
import { losesEqualTargets } from './quirks';
import { backendsFor } from './select';
import { headlessCandidates, serveAddress, type Served, serveHeadless } from './served';
import type { World } from './world';

/** Who answers by one of the names of a service. */
interface Part {
  /** Undefined when there is no such name. */
  readonly served?: Served;
  readonly assumed: readonly Assumption[];
  readonly because: readonly Reason[];
}

/** Who answers by the cluster's own Service. */
export function resolveService(world: World, cluster: MeshCluster, key: string): Part {
  const found = cluster.services.get(key);
  if (found === undefined)
    return {
      assumed: [],
      because: [
        { why: `${cluster.name} has no Service ${key}, and Cilium makes none`, cluster: cluster.name },
      ],
    };
  const service = found.value;
  const place = at(cluster.name, `Service ${key}`, found);
  if (service.type === 'ExternalName')
    return {
      assumed: [],
      because: [
        {
          why: `Service ${key} in ${cluster.name} is another name for ${service.externalName ?? '?'}`,
          ...place,
        },
      ],
    };
  const options = serviceOptions(world, cluster, service);
  const sharing = world.facts.sharing(cluster, service);
  return {
    served: service.headless
      ? serveHeadless(headlessCandidates(cluster, options, sharing))
      : serveAddress(service.ports, options),
    assumed: [
      ...aboutPods(options.candidates),
      ...aboutDeclared(
        options.candidates.map(candidate => candidate.cluster),
        key,
      ),
      ...aboutTargets(cluster, options),
      ...(service.headless ? [] : aboutTopology(cluster, service.trafficDistribution)),
    ],
    because: [
      ...explainService(world, cluster, service, options),
      ...(service.headless && sharing.global ? sliceReasons(cluster, sharing.syncsSlices, place) : []),
    ],
  };
}

/** Who answers by the cluster's import. */
export function resolveImported(world: World, cluster: MeshCluster, key: string): Part {
  const reconciled = reconcile(world, cluster, key);
  const concerns = (world.facts.state.holders.get(key) ?? []).some(
    name => world.facts.exported(name, key) !== undefined,
  );
  const because = concerns ? explainImport(world, cluster, key, reconciled) : [];
  const options = importOptions(world, cluster, key);
  if (options === undefined || reconciled.merged === undefined) return { assumed: [], because };
  const { merged } = reconciled;
  const sharing = derivedSharing(cluster, reconciled);
  const isHeadless = merged.oldest.type === 'Headless';
  const { candidates, choice } = options;
  return {
    served: isHeadless
      ? serveHeadless(headlessCandidates(cluster, options, sharing))
      : serveAddress(merged.ports, options),
    assumed: [
      ...aboutPods(candidates),
      ...aboutDeclared(exporters(world, merged), key),
      ...aboutLostPorts(world, candidates, key),
      ...aboutTargets(cluster, options),
      ...(isHeadless ? [] : aboutTopology(cluster, merged.oldest.trafficDistribution)),
      ...aboutOrder(world.facts, merged, key),
      ...aboutClusterset(cluster),
    ],
    because: [
      ...because,
      ...zoneReasons(cluster),
      {
        why: `the import ${key} in ${cluster.name} is global, ${preference(cluster, sharing)}${onNode(merged.oldest.internalTrafficPolicy)}`,
        ...at(
          merged.oldest.cluster,
          `ServiceExport ${key}`,
          world.facts.exported(merged.oldest.cluster, key),
        ),
      },
      ...candidates.map(candidate => ({
        why: offerSentence(candidate, merged.ports, choice.families, port =>
          backendsFor(port, candidate, choice),
        ),
        ...at(candidate.cluster.name, `Service ${key}`, candidate.cluster.services.get(key)),
      })),
      ...(isHeadless ? sliceReasons(cluster, sharing.syncsSlices, { cluster: cluster.name }) : []),
    ],
  };
}

function zoneReasons(cluster: MeshCluster): Reason[] {
  const why = unservedZone(cluster);
  if (why === undefined) return [];
  return [{ why: `${why}, so callers use the name of the derived Service`, cluster: cluster.name }];
}

function sliceReasons(
  { name, settings }: MeshCluster,
  wanted: boolean,
  place: Omit<Reason, 'why'>,
): Reason[] {
  if (settings.endpointSliceSync && wanted) return [];
  const why = settings.endpointSliceSync
    ? 'its annotation declines EndpointSlices of remote pods'
    : `${name} writes no EndpointSlices of remote pods (clustermesh.enableEndpointSliceSynchronization)`;
  return [{ why: `DNS in ${name} knows no pods of other clusters for this headless name: ${why}`, ...place }];
}

/** Of ports with one target port only one keeps its remote backends, and which one is chance. */
function aboutTargets({ name, settings }: MeshCluster, { candidates }: Options): Assumption[] {
  const { version } = settings;
  if (
    !losesEqualTargets(version) ||
    !candidates.some(candidate => candidate.remote && sharesTarget(candidate))
  )
    return [];
  const what = `Cilium ${version} in ${name} keeps the remote backends of only one of several ports with the same target port (cilium/cilium#45109); all are counted`;
  return [{ about: 'port names', cluster: name, what }];
}

const exporters = (world: World, { exports }: Merged): MeshCluster[] =>
  exports.flatMap(({ cluster }) => world.facts.cluster(cluster) ?? []);

const sharesTarget = ({ ports }: Offer): boolean =>
  new Set(ports.map(({ protocol, targetPort }) => `${protocol} ${targetPort}`)).size < ports.length;
