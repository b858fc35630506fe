import { isGlobalNamespace, type MeshCluster } from '../../../mesh/index';
import type { Facts } from '../facts';
import type { World } from '../world';
import { type ExportSpec, type Invalid, isReadable, judgeExport } from './export';
import { type Merged, merge } from './merge';
import { operatorOf } from './operator';

/** Why a cluster has no import of a name. */
export type NoImport =
  | 'mcs is off'
  | 'no such namespace'
  | 'no exports'
  | 'own export without a Service'
  | 'own export of an ExternalName';

/** What the operator of one cluster makes of one name. */
export interface Reconciled {
  /** What is wrong with the cluster's own ServiceExport; undefined when it is good, or there is none. */
  readonly invalid?: Invalid;
  /** The exports as one; undefined when there is no import. */
  readonly merged?: Merged;
  readonly absent?: NoImport;
  /** Families of the import that the cluster has too; all that it has when the exports say none. */
  readonly supported: readonly string[];
  readonly namespaceGlobal: boolean;
}

/**
 * What the operator of a cluster makes of `namespace/name`, step by step as cilium
 * pkg/clustermesh/mcsapi/serviceimport_controller.go Reconcile does it, on what the cluster itself knows.
 */
export function reconcile(world: World, cluster: MeshCluster, key: string): Reconciled {
  return world.once(`reconciled ${cluster.name} ${key}`, () => make(world, cluster, key));
}

function make(world: World, cluster: MeshCluster, key: string): Reconciled {
  const { facts } = world;
  const namespaceGlobal = isGlobalNamespace(cluster, key.slice(0, key.indexOf('/')));
  const none = { supported: [], namespaceGlobal: namespaceGlobal === true };
  if (!cluster.settings.mcs) return { ...none, absent: 'mcs is off' };
  if (namespaceGlobal === undefined) return { ...none, absent: 'no such namespace' };
  const own = facts.exported(cluster.name, key);
  const judged = own && judgeExport(facts, cluster, own, namespaceGlobal);
  const invalid = typeof judged === 'string' ? { invalid: judged } : {};
  if (judged === 'NoService') return { ...none, ...invalid, absent: 'own export without a Service' };
  if (judged === 'InvalidServiceType')
    return { ...none, ...invalid, absent: 'own export of an ExternalName' };
  const exports = remoteExports(world, cluster, key);
  if (typeof judged === 'object') exports.push(judged);
  const merged = mergeOnce(world, cluster, key, exports);
  if (merged === undefined) return { ...none, ...invalid, absent: 'no exports' };
  return { namespaceGlobal, ...invalid, merged, supported: supportedFamilies(cluster, merged.families) };
}

/** Clusters that see the same exports merge them alike. */
function mergeOnce(
  world: World,
  { settings }: MeshCluster,
  key: string,
  exports: readonly ExportSpec[],
): Merged | undefined {
  const operator = operatorOf(settings);
  const names = exports.map(spec => spec.cluster).sort();
  return world.once(`merged ${key} ${operator.minor} ${names.join(' ')}`, () => merge(exports, operator));
}

function remoteExports(world: World, cluster: MeshCluster, key: string): ExportSpec[] {
  return world.peersOf(cluster.name).flatMap(({ cluster: peer }) => {
    const spec = exportOf(world, peer, key);
    return spec !== undefined && isReadable(spec) ? [spec] : [];
  });
}

/** What a cluster exports to others under a name. */
export function exportOf(world: World, cluster: MeshCluster, key: string): ExportSpec | undefined {
  return world.once(`export ${cluster.name} ${key}`, () => makeExport(world.facts, cluster, key));
}

function makeExport(facts: Facts, cluster: MeshCluster, key: string): ExportSpec | undefined {
  const exported = cluster.settings.mcs ? cluster.exports.get(key) : undefined;
  if (exported === undefined || !cluster.settings.publishes) return undefined;
  const isGlobal = isGlobalNamespace(cluster, exported.value.namespace) === true;
  const judged = judgeExport(facts, cluster, exported, isGlobal);
  return typeof judged === 'object' ? judged : undefined;
}

function supportedFamilies(
  { settings }: MeshCluster,
  families: readonly string[] | undefined,
): readonly string[] {
  const own: readonly string[] = settings.ipFamilies;
  return families === undefined ? own : families.filter(family => own.includes(family));
}
