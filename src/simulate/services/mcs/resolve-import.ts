import { derivedServiceName } from '../../../kinds/mcs';
import { keyOf, type MeshCluster, type MeshState } from '../../../mesh/state';
import { at, type Reason } from '../../because';
import { aboutOrder, aboutVersion } from '../assumptions';
import { whyUnknown } from '../explain';
import type { Assumption } from '../inputs';
import { type Query, worldOf } from '../query';
import type { World } from '../world';
import { type Condition, exportConditions } from './conditions';
import type { Conflict } from './merge';
import { type DerivedService, derivedService, type ServiceImport, serviceImport } from './objects';
import { operatorOf } from './operator';
import { type NoDerived, type NoImport, type Reconciled, exportOf, reconcile } from './reconcile';

/** What the Multi-Cluster Services API makes of a name in one cluster. */
export interface ImportAnswer {
  readonly cluster: string;
  readonly namespace: string;
  readonly name: string;
  readonly serviceImport?: ServiceImport;
  /** Why there is no import. */
  readonly absent?: NoImport;
  readonly derivedService?: DerivedService;
  /** The cluster's own ServiceExport, when it has one and MCS is on. */
  readonly serviceExport?: { readonly conditions: readonly Condition[] };
  /** The first conflict among the exports that this cluster sees; every exporter reports its own cluster's view. */
  readonly conflict?: Conflict;
  readonly assumed: readonly Assumption[];
  readonly because: readonly Reason[];
}

/**
 * The ServiceImport, the derived Service and the status of the ServiceExport of a name in one cluster, from what that
 * cluster sees: itself and its linked clusters. Undefined when there is no tree of the cluster.
 */
export function resolveImport(state: MeshState, query: Query): ImportAnswer | undefined {
  const asked = worldOf(state, query);
  return asked && answerImport(asked.world, asked.cluster, query);
}

/** {@link resolveImport} in a world that is there already. */
function answerImport(
  world: World,
  cluster: MeshCluster,
  named: Pick<Query, 'namespace' | 'name'>,
): ImportAnswer {
  const { namespace, name } = named;
  const key = keyOf(namespace, name);
  const reconciled = reconcile(world, cluster, key);
  const { merged, absent } = reconciled;
  const own = cluster.exports.has(key) && cluster.settings.mcs;
  const made = merged && serviceImport(cluster, merged, reconciled, named);
  const findsTargets = own && operatorOf(cluster.settings).targetPorts;
  const exportedService = findsTargets ? cluster.services.get(key)?.value : undefined;
  const derived = derivedServiceName(namespace, name);
  return {
    cluster: cluster.name,
    namespace,
    name,
    ...(made !== undefined && { serviceImport: made }),
    ...(made !== undefined &&
      reconciled.noDerived === undefined && {
        derivedService: derivedService(derived, made, { service: exportedService, original: name }),
      }),
    ...(absent !== undefined && { absent }),
    ...(own && { serviceExport: { conditions: exportConditions(cluster, reconciled) } }),
    ...(merged?.conflict !== undefined && { conflict: merged.conflict }),
    assumed: [...aboutOrder(world.facts, merged, key), ...aboutVersion(cluster)],
    because: explainImport(world, cluster, key, reconciled),
  };
}

const absences: Readonly<Record<NoImport, string>> = {
  'mcs is off': 'the Multi-Cluster Services API is off there, or the cluster has no id',
  'no such namespace': 'the namespace does not exist there, and nobody creates it',
  'no exports': 'no cluster that it sees exports the name',
  'own export without a Service':
    'its own ServiceExport has no Service, and Cilium stops there, whatever other clusters export',
  'own export of an ExternalName':
    'its own ServiceExport is of an ExternalName, and Cilium stops there, whatever other clusters export',
};

const unmade: Readonly<Record<NoDerived, string>> = {
  'namespace not global': 'the namespace is not global there',
  'no IP family in common': 'that cluster has none of the IP families that the exports have in common',
  'a port without a name beside others':
    'the exports together have several ports, one of them without a name, and the API server refuses such a Service',
};

/** Why a cluster's import is what it is: whether there is one, who exports, and what conflicts. */
export function explainImport(
  world: World,
  cluster: MeshCluster,
  key: string,
  { merged, absent, invalid, noDerived }: Reconciled,
): Reason[] {
  const { name } = cluster;
  const ownPlace = at(name, `ServiceExport ${key}`, cluster.exports.get(key));
  const reasons: Reason[] = [];
  if (absent !== undefined)
    reasons.push({ why: `${name} has no ServiceImport ${key}: ${absences[absent]}`, cluster: name });
  if (invalid !== undefined)
    reasons.push({ why: `the ServiceExport ${key} in ${name} is not valid: ${invalid}`, ...ownPlace });
  if (noDerived !== undefined)
    reasons.push({
      why: `the import ${key} in ${name} has no Service behind it, and nobody answers: ${unmade[noDerived]}`,
      cluster: name,
    });
  for (const [i, { cluster: exporter }] of (merged?.exports ?? []).entries()) {
    const place = at(exporter, `ServiceExport ${key}`, world.facts.exported(exporter, key));
    const rank = i === 0 ? ' and comes first, so that what it says wins' : '';
    reasons.push({ why: `${exporter} exports ${key}${rank}`, ...place });
  }
  if (merged?.conflict !== undefined) {
    const { reason, cluster: loser, against, property } = merged.conflict;
    const place = at(loser, `ServiceExport ${key}`, world.facts.exported(loser, key));
    reasons.push({ why: `${reason}: ${loser} and ${against} differ in ${property}`, ...place });
  }
  return [...reasons, ...unseenExports(world, cluster, key)];
}

function unseenExports(world: World, cluster: MeshCluster, key: string): Reason[] {
  return (world.facts.state.holders.get(key) ?? []).flatMap(name => {
    const other = name === cluster.name ? undefined : world.facts.cluster(name);
    const why = other && whyUnknown(world, cluster, other);
    if (other === undefined || why === undefined || exportOf(world, name, key) === undefined) return [];
    return [{ why, ...at(name, `ServiceExport ${key}`, other.exports.get(key)) }];
  });
}
